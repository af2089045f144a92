package jp.sodachi.schedule;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Says who pays for each recorded dose of one person, over every programme that knows its product. Apart from the plan: it
 * evaluates programmes that no plan shows.
 */
final class Payers {

    private static final Payer NOBODY = new Payer.Nobody();
    private static final Payer UNDECIDED = new Payer.Undecided();

    private final Table table;
    private final IntFunction<Evaluation> onDay;
    private final Map<Integer, Evaluation> evaluations = new HashMap<>();
    private int last = Days.NONE;

    /**
     * One person's.
     *
     * @param onDay the person prepared as of a day
     */
    Payers(Table table, IntFunction<Evaluation> onDay) {
        this.table = table;
        this.onDay = onDay;
    }

    /** Of two equal doses the one that is paid speaks. */
    Map<RecordedDose, Payer> of(List<RecordedDose> history) {
        history.forEach(dose -> last = Math.max(last, Days.of(dose.givenOn())));
        Map<RecordedDose, Payer> payers = new LinkedHashMap<>();
        history.forEach(dose -> payers.computeIfAbsent(dose, this::payer));
        return Collections.unmodifiableMap(payers);
    }

    /** The verdict of one row of an evaluated series. A dose that does not count is nobody's. */
    static Payer of(Evaluation evaluation, Table.Series series, Answer answer, int row, int ordinal) {
        if (answer.validity(row) == Validity.VALID && !series.voluntary) {
            return new Payer.National(series.code);
        }
        if (answer.counts(row)) {
            int dose = answer.dose[row];
            Child child = evaluation.child;
            Optional<Payer> local = LocalProgrammes.covering(
                            evaluation, series, child.day[dose], child.product[dose], ordinal)
                    .map(Payers::local);
            if (local.isPresent()) {
                return local.get();
            }
        }
        return answer.validity(row) == Validity.REVIEW && !series.voluntary ? UNDECIDED : NOBODY;
    }

    private Payer payer(RecordedDose dose) {
        int day = Days.of(dose.givenOn());
        int product = table.productNumber(dose.product());
        Payer best = NOBODY;
        for (int number : table.seriesOf[product]) {
            best = better(best, inSeries(table.series[number], day, product));
        }
        return best;
    }

    private Payer inSeries(Table.Series series, int day, int product) {
        Evaluation evaluation = evaluation(series, day);
        Answer answer = evaluation.evaluate(series.number);
        if (answer.now.status == Status.NOT_ELIGIBLE) {
            return outside(evaluation, series, day, product);
        }
        Child child = evaluation.child;
        Payer best = NOBODY;
        int ordinal = 0;
        for (int row = 0; row < answer.rows; row++) {
            ordinal += answer.counts(row) ? 1 : 0;
            int dose = answer.dose[row];
            if (child.day[dose] == day && child.product[dose] == product) {
                best = better(best, of(evaluation, series, answer, row, ordinal));
            }
        }
        return best;
    }

    /** The person has no part in the series: the town may pay all the same; without a known sex nobody can say. */
    private static Payer outside(Evaluation evaluation, Table.Series series, int day, int product) {
        Payer otherwise =
                series.sexBit != 0 && evaluation.child.sexBit == 1 << Sex.UNKNOWN.ordinal() ? UNDECIDED : NOBODY;
        return LocalProgrammes.coveringOutside(evaluation, series, day, product)
                .map(Payers::local)
                .orElse(otherwise);
    }

    /**
     * As of the last dose, so that a later one may make a pair of it; what begins anew each season is asked in the dose's own.
     */
    private Evaluation evaluation(Table.Series series, int day) {
        int asOf = series.seasonal ? Days.plus(Days.fiscalStart(day), 12) - 1 : last;
        return evaluations.computeIfAbsent(asOf, onDay::apply);
    }

    private static Payer local(Layer.LocalProgramme programme) {
        return new Payer.Local(programme.id(), programme.series(), programme.yen());
    }

    private static Payer better(Payer one, Payer other) {
        return rank(other) > rank(one) ? other : one;
    }

    private static int rank(Payer payer) {
        return switch (payer) {
            case Payer.National _ -> 3;
            case Payer.Local _ -> 2;
            case Payer.Undecided _ -> 1;
            case Payer.Elsewhere _, Payer.Nobody _ -> 0;
        };
    }
}
