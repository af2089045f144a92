package jp.sodachi.schedule;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers for one person after another without making an object: for a night's work over a town. Days are counted from
 * 1970-01-01, programmes and products are numbers in the order of {@link #programmes()} and {@link #products()}.
 *
 * <p>Belongs to one thread. A result is readable until the next person begins.
 */
public final class Sweep {

    /** No such day. */
    public static final int NO_DAY = Days.NONE;

    private final Evaluation evaluation;
    private final List<String> programmes;
    private final int[] numbers;
    private final Set<String> onlyIfRecorded;

    Sweep(Table table, List<String> programmes) {
        this(table, programmes, Set.of());
    }

    /**
     * A sweep over these series.
     *
     * @param onlyIfRecorded those of them that a plan shows only where something of theirs is on record
     */
    Sweep(Table table, List<String> programmes, Set<String> onlyIfRecorded) {
        this.evaluation = new Evaluation(table, Child.MOST_DOSES);
        this.programmes = programmes;
        this.numbers = programmes.stream().mapToInt(table::seriesNumber).toArray();
        this.onlyIfRecorded = onlyIfRecorded;
    }

    /** Codes of the programmes that are evaluated. */
    public List<String> programmes() {
        return programmes;
    }

    /** Product codes; a product's number is its place here. */
    public List<String> products() {
        return evaluation.table.productCodes;
    }

    /** Begins the next person, of whom nothing but birth and sex is known. */
    public void begin(int birth, Sex sex, int asOf) {
        Child child = evaluation.child;
        child.birth = birth;
        child.sexBit = 1 << sex.ordinal();
        child.asOf = asOf;
        child.due = Days.NONE;
        child.planned = -1;
        child.mrShortage = false;
        child.excluded = 0;
        child.diseases = 0;
        child.longTerm = Days.NONE;
        child.forgetDoses();
    }

    /** Adds what else is known of the person. */
    public void known(boolean mrShortage, int longTermResolvedOn, int dueDate) {
        evaluation.child.mrShortage = mrShortage;
        evaluation.child.longTerm = longTermResolvedOn;
        evaluation.child.due = dueDate;
    }

    /** Adds a dose; the order does not matter. */
    public void dose(int product, int day) {
        evaluation.child.add(day, product);
    }

    /** Evaluates every programme; returns the first later day on which any of them changes, or {@link #NO_DAY}. */
    public int run() {
        evaluation.prepare();
        int next = Days.NEVER;
        for (int number : numbers) {
            next = Math.min(next, evaluation.evaluate(number).nextChange);
        }
        return day(next);
    }

    public Status status(int programme) {
        return now(programme).status;
    }

    /** The key of the next dose; empty without one. */
    public String nextKey(int programme) {
        return now(programme).key();
    }

    public int earliest(int programme) {
        return day(now(programme).earliest);
    }

    /** No such day once the legal period is over: nothing is recommended then. */
    public int recommendedFrom(int programme) {
        return over(programme) ? NO_DAY : day(now(programme).recommendedFrom);
    }

    public int recommendedTo(int programme) {
        return over(programme) ? NO_DAY : day(now(programme).recommendedTo);
    }

    private boolean over(int programme) {
        return status(programme) == Status.EXPIRED || status(programme) == Status.UNREACHABLE;
    }

    public int last(int programme) {
        return day(now(programme).last);
    }

    /** The place of the next dose among those that count, from 1. */
    public int ordinal(int programme) {
        return now(programme).counted + 1;
    }

    /** The first later day on which status, step or dates of the programme may differ, or {@link #NO_DAY}. */
    public int mayDiffer(int programme) {
        return day(evaluation.answer(numbers[programme]).mayDiffer);
    }

    /** Whether a next dose is planned at all. */
    public boolean hasNext(int programme) {
        return now(programme).step != null;
    }

    /** Whether every recorded dose that the programme judges is of that product; also when there is none. */
    public boolean onlyOf(int programme, int product) {
        Answer answer = evaluation.answer(numbers[programme]);
        for (int row = 0; row < answer.rows; row++) {
            if (evaluation.child.product[answer.dose[row]] != product) {
                return false;
            }
        }
        return true;
    }

    public int nextChange(int programme) {
        return day(evaluation.answer(numbers[programme]).nextChange);
    }

    /** Whether a family's plan shows the programme at all; of a voluntary one it shows what the town pays, no dates. */
    public boolean inPlan(int programme) {
        Table.Series series = evaluation.table.series[numbers[programme]];
        return (series.onlyAfter == 0 || evaluation.recorded(series.onlyAfter))
                && !series.voluntary
                && (!onlyIfRecorded.contains(series.code) || evaluation.answer(series.number).rows > 0);
    }

    /** Ids of the town's programmes that pay for one of the programmes evaluated, in a fixed order. */
    public List<String> localProgrammes() {
        List<String> ids = new java.util.ArrayList<>();
        for (int number : numbers) {
            for (LocalProgrammes.Compiled programme : evaluation.table.series[number].local) {
                ids.add(programme.written().id());
            }
        }
        return ids;
    }

    /** The first day on which the town pays the next dose under one of its programmes, or {@link #NO_DAY}. */
    public int offeredFrom(String id) {
        for (int number : numbers) {
            Table.Series series = evaluation.table.series[number];
            for (LocalProgrammes.Compiled programme : series.local) {
                if (programme.written().id().equals(id)) {
                    int from = LocalProgrammes.offeredFrom(programme, evaluation, series, evaluation.answer(number));
                    return day(from);
                }
            }
        }
        return NO_DAY;
    }

    public boolean needsReview(int programme) {
        return evaluation.answer(numbers[programme]).review;
    }

    /** A number over every verdict, date, status and rule of the person: equal answers give equal numbers. */
    public long checksum() {
        long sum = 17;
        for (int number : numbers) {
            Answer answer = evaluation.answer(number);
            Forecast now = answer.now;
            sum = with(sum, now.status.ordinal());
            sum = with(sum, now.earliest);
            sum = with(sum, now.recommendedFrom);
            sum = with(sum, now.recommendedTo);
            sum = with(sum, now.last);
            sum = with(sum, now.total);
            sum = with(sum, now.earliestBy.ordinal());
            sum = with(sum, now.lastBy.ordinal());
            sum = with(sum, answer.nextChange);
            sum = with(sum, path(now.rule));
            sum = with(sum, verdicts(answer));
        }
        return sum;
    }

    private static long verdicts(Answer answer) {
        long sum = answer.rows;
        for (int row = 0; row < answer.rows; row++) {
            sum = with(sum, answer.validity(row).ordinal());
            sum = with(sum, answer.reason(row).ordinal());
            sum = with(sum, path(answer.rule(row)));
        }
        return sum;
    }

    private static long with(long sum, long next) {
        return sum * 31 + next;
    }

    private static int path(Table.@Nullable Rule rule) {
        return rule == null ? 0 : rule.path.hashCode();
    }

    private Forecast now(int programme) {
        return evaluation.answer(numbers[programme]).now;
    }

    private static int day(int day) {
        return Days.real(day) ? day : NO_DAY;
    }
}
