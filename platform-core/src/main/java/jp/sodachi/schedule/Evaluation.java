package jp.sodachi.schedule;

import org.jspecify.annotations.Nullable;

/**
 * Evaluates a compiled table for one person at a time. Holds all working memory, makes no object while it runs, and
 * belongs to one thread. The result stays readable until the next run.
 */
final class Evaluation {

    final Table table;
    final Child child;
    final int[] slots;
    private final PersonalDays personal;
    private final @Nullable Answer[] answers;
    /** The course of the series evaluated last. */
    final Course course = new Course();

    /** The doses of each series, one stretch of the list a series. */
    private final int[] bucket;

    private final int[] bucketEnd;
    private final Judge judge;
    private final Planner planner;
    private final Forecast ahead = new Forecast();
    /** Counts the persons and histories prepared, so that an answer knows whether it is still good. */
    private int run;

    Evaluation(Table table, int capacity) {
        this.table = table;
        this.child = new Child(capacity);
        this.slots = new int[table.personal.length];
        this.personal = new PersonalDays(table.personal, slots);
        this.answers = new @Nullable Answer[table.series.length];
        this.bucket = new int[table.series.length * capacity];
        this.bucketEnd = new int[table.series.length];
        Conflicts conflicts = new Conflicts(table, child);
        this.planner = new Planner(child, course, slots, conflicts);
        this.judge = new Judge(table, child, course, slots, conflicts, planner);
    }

    /** Must run once for a person before any series: forgets doses after the as-of day and fills the slots. */
    void prepare() {
        run++;
        personal.fill(slots, child);
        while (child.doses > 0 && child.day[child.doses - 1] > child.asOf) {
            child.doses--;
        }
        java.util.Arrays.fill(bucketEnd, 0);
        int capacity = child.day.length;
        for (int dose = 0; dose < child.doses; dose++) {
            for (int series : table.seriesOf[child.product[dose]]) {
                bucket[series * capacity + bucketEnd[series]++] = dose;
            }
        }
    }

    /** The answer of a series; its memory is taken when first asked for. */
    Answer answer(int number) {
        Answer kept = answers[number];
        if (kept == null) {
            kept = new Answer();
            answers[number] = kept;
        }
        return kept;
    }

    /** Is any dose of these products on record, up to the as-of day? */
    boolean recorded(long products) {
        for (int dose = 0; dose < child.doses; dose++) {
            if ((products >>> child.product[dose] & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /** One series, after {@link #prepare()}. A series that asks for the state of another evaluates that first. */
    Answer evaluate(int number) {
        Table.Series series = table.series[number];
        boolean otherOver = series.reviewIncomplete >= 0 && leftOpen(series);
        Answer answer = answer(number);
        answer.begin();
        answer.run = run;
        if (!belongs(series)) {
            return answer;
        }
        int from = number * child.day.length;
        judge.run(series, bucket, from, from + bucketEnd[number], answer);
        planner.forecast(series, child.asOf, answer.now);
        int season = series.seasonal ? Days.plus(Days.fiscalStart(child.asOf), 12) : Days.NEVER;
        // Read before the next change is looked for: that moves the forecast's own horizon.
        int horizon = Math.min(answer.now.horizon, season);
        answer.nextChange = nextChange(series, answer.now);
        answer.mayDiffer = Math.min(horizon, answer.nextChange);
        answer.review = course.review || otherOver;
        return answer;
    }

    /** Is the other series of a review rule incomplete after its ordinary end, be it still open by an exception? */
    private boolean leftOpen(Table.Series series) {
        if (child.birth >= series.unlessBornFrom && child.birth <= series.unlessBornTo) {
            return false;
        }
        Answer other = answer(series.reviewIncomplete);
        Table.Rule next = (other.run == run ? other : evaluate(series.reviewIncomplete)).now.rule;
        return next != null && next.last != Table.NO_SLOT && child.asOf > slots[next.last];
    }

    private boolean belongs(Table.Series series) {
        return (series.sexBit == 0 || series.sexBit == child.sexBit)
                && child.birth >= series.bornFrom
                && child.birth <= series.bornTo
                && (series.excluded & child.excluded) == 0
                && (child.diseases >>> series.number & 1) == 0
                && !(series.written.who().needsDueDate() && child.due == Days.NONE);
    }

    private int nextChange(Table.Series series, Forecast now) {
        if (planner.datesStay(series, now)) {
            return planner.nextStatus(now);
        }
        int seasonEnd = series.seasonal ? Days.plus(Days.fiscalStart(child.asOf), 12) : Days.NEVER;
        int horizon = now.horizon;
        while (horizon < seasonEnd) {
            planner.forecast(series, horizon, ahead);
            if (!now.sameStanding(ahead)) {
                return horizon;
            }
            horizon = ahead.horizon;
        }
        return now.status == Status.NOT_YET ? horizon : seasonEnd;
    }
}
