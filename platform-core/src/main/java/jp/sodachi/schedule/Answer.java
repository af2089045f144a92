package jp.sodachi.schedule;

import org.jspecify.annotations.Nullable;

/** The answer for one series: a verdict for each of its doses, the forecast and the next change. Reused. */
final class Answer {

    final Forecast now = new Forecast();
    int nextChange;
    /** The first later day on which anything of {@link #now} may differ, its dates too; never behind {@link #nextChange}. */
    int mayDiffer;

    boolean review;
    int rows;
    /** The run of the evaluation that gave the answer. */
    int run;

    final int[] dose;
    private final Validity[] validity;
    private final Reason[] reason;
    private final Table.@Nullable Step[] step;
    private final Table.@Nullable Rule[] rule;

    Answer(int capacity) {
        this.dose = new int[capacity];
        this.validity = new Validity[capacity];
        this.reason = new Reason[capacity];
        this.step = new Table.@Nullable Step[capacity];
        this.rule = new Table.@Nullable Rule[capacity];
    }

    void begin() {
        now.begin();
        nextChange = Days.NEVER;
        mayDiffer = Days.NEVER;
        review = false;
        rows = 0;
    }

    int row(int doseAt) {
        dose[rows] = doseAt;
        settle(rows, Validity.VALID, Reason.NONE, null, null);
        return rows++;
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
