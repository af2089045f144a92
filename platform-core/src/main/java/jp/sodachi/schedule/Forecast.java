package jp.sodachi.schedule;

import org.jspecify.annotations.Nullable;

/** Where a series stands on one day and what comes next. Reused. */
final class Forecast {

    /** What set the earliest day. */
    enum EarliestBy {
        AGE,
        INTERVAL,
        REPEAT,
        CONFLICT,
        NOT_BEFORE
    }

    /** What set the last day. */
    enum LastBy {
        COLUMN,
        LONG_TERM,
        EXTENSION
    }

    Status status = Status.NOT_ELIGIBLE;
    Table.@Nullable Step step;
    Table.@Nullable Rule rule;
    /** The course that the series takes as of now. */
    Table.@Nullable Plan plan;

    int place;
    int counted;
    int product;
    int earliest;
    EarliestBy earliestBy = EarliestBy.AGE;
    int conflictDose;
    String conflictRule = "";
    int recommendedFrom;
    /** {@link Days#NONE} where the standard period is over. */
    int recommendedTo;

    int last;
    LastBy lastBy = LastBy.COLUMN;
    int total;
    /** The first later day on which anything in this forecast may differ; {@link Days#NEVER} without one. */
    int horizon;

    void begin() {
        status = Status.NOT_ELIGIBLE;
        step = null;
        rule = null;
        plan = null;
        place = 0;
        counted = 0;
        product = -1;
        earliest = Days.NONE;
        earliestBy = EarliestBy.AGE;
        conflictDose = -1;
        recommendedFrom = Days.NONE;
        recommendedTo = Days.NONE;
        last = Days.NEVER;
        lastBy = LastBy.COLUMN;
        total = 0;
        horizon = Days.NEVER;
    }

    /** Notes a day on which the answer may change, seen from {@code today}. */
    void mayChangeOn(int day, int today) {
        if (day > today && day < horizon) {
            horizon = day;
        }
    }

    boolean sameStanding(Forecast other) {
        return status == other.status && key() == other.key();
    }

    /** The step's key, one object a key, or the empty text. */
    String key() {
        Table.Step current = step;
        return current == null ? "" : current.key;
    }
}
