package jp.sodachi.schedule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The answer for one series: a verdict for each of its doses, the forecast and the next change. Reused. */
final class Answer {
    /** Hardly a series has more doses on record; with the few that have, the memory grows and stays. */
    private static final int USUAL_ROWS = 8;

    final Forecast now = new Forecast();
    int nextChange;
    /** The first later day on which anything of {@link #now} may differ, its dates too; never behind {@link #nextChange}. */
    int mayDiffer;

    boolean review;
    int rows;
    /** The run of the evaluation that gave the answer. */
    int run;

    int[] dose = new int[USUAL_ROWS];
    private Validity[] validity = new Validity[USUAL_ROWS];
    private Reason[] reason = new Reason[USUAL_ROWS];
    private Table.@Nullable Step[] step = new Table.@Nullable Step[USUAL_ROWS];
    private Table.@Nullable Rule[] rule = new Table.@Nullable Rule[USUAL_ROWS];

    void begin() {
        now.begin();
        nextChange = Days.NEVER;
        mayDiffer = Days.NEVER;
        review = false;
        rows = 0;
    }

    int row(int doseAt) {
        if (rows == dose.length) {
            grow(2 * rows);
        }
        dose[rows] = doseAt;
        settle(rows, Validity.VALID, Reason.NONE, null, null);
        return rows++;
    }

    private void grow(int capacity) {
        dose = Arrays.copyOf(dose, capacity);
        validity = Arrays.copyOf(validity, capacity);
        reason = Arrays.copyOf(reason, capacity);
        step = Arrays.copyOf(step, capacity);
        rule = Arrays.copyOf(rule, capacity);
    }

    void settle(int row, Validity what, Reason why, Table.@Nullable Step filled, Table.@Nullable Rule by) {
        validity[row] = what;
        reason[row] = why;
        step[row] = filled;
        rule[row] = by;
    }

    Validity validity(int row) {
        return validity[row];
    }

    Reason reason(int row) {
        return reason[row];
    }

    /** The step the dose fills; null where it does not count. */
    Table.@Nullable Step step(int row) {
        return step[row];
    }

    /** The rule that judged the dose; null where none was asked. */
    Table.@Nullable Rule rule(int row) {
        return rule[row];
    }

    boolean counts(int row) {
        return step[row] != null;
    }

    /** Are there verdicts that rest on our own convention? */
    boolean unusualVerdict() {
        for (int row = 0; row < rows; row++) {
            if (validity[row] != Validity.VALID && validity[row] != Validity.EXTRA) {
                return true;
            }
        }
        return false;
    }
}
