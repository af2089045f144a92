package jp.sodachi.reminder;

import jp.sodachi.reminder.Telling.Kind;
import jp.sodachi.reminder.Telling.Leads;
import jp.sodachi.schedule.Sweep;
import org.jspecify.annotations.Nullable;

/**
 * When what is told of one dose or check-up: the rule of {@link Telling} on days counted from 1970-01-01, without making an
 * object. A day that is not there is {@link Sweep#NO_DAY}. Pure.
 */
final class TellingTimes {
    /** No later day. */
    static final int NEVER = Integer.MAX_VALUE;

    /** Where a dose has no recommended period of its own any more, four weeks count as one. */
    private static final int CATCH_UP_DAYS = 28;

    /** So long after its first day a period still counts as just begun: a night may have been missed. */
    private static final int JUST_BEGUN_DAYS = 3;

    private TellingTimes() {}

    /**
     * What is told on a day.
     *
     * @param open whether it can be received on that day
     * @param from the first recommended day
     * @param to the last recommended day, or none
     * @param last the last legal day, or none
     */
    static @Nullable Kind kind(boolean open, int from, int to, int last, int day, Leads leads) {
        if (open && last != Sweep.NO_DAY && day >= last - leads.lastCall()) {
            return Kind.CLOSES;
        }
        if (open && day > periodEnds(from, to)) {
            return Kind.DUE;
        }
        if (open && endIsTold(from, to, leads) && day >= to - leads.endsBefore()) {
            return Kind.ENDS;
        }
        if (open && leads.onDay() && day >= from && day <= from + JUST_BEGUN_DAYS) {
            return Kind.BEGINS;
        }
        return from <= day + leads.notice() ? Kind.OPENS : null;
    }

    /** The day that a telling is about. */
    static int about(Kind kind, int from, int to, int last) {
        return switch (kind) {
            case CLOSES -> last;
            case DUE, ENDS -> periodEnds(from, to);
            case BEGINS, OPENS -> from;
        };
    }

    /** The first day after {@code day} on which {@link #kind} may say something else of the same dates. */
    static int next(int from, int to, int last, int day, Leads leads) {
        int next = later(from - leads.notice(), day, NEVER);
        next = later(from, day, next);
        next = later(from + JUST_BEGUN_DAYS + 1, day, next);
        next = later(periodEnds(from, to) + 1, day, next);
        if (endIsTold(from, to, leads)) {
            next = later(to - leads.endsBefore(), day, next);
        }
        return last == Sweep.NO_DAY ? next : later(last - leads.lastCall(), day, next);
    }

    private static int later(int candidate, int day, int otherwise) {
        return candidate > day && candidate < otherwise ? candidate : otherwise;
    }

    private static int periodEnds(int from, int to) {
        return to == Sweep.NO_DAY ? from + CATCH_UP_DAYS - 1 : to;
    }

    /** Of a period hardly longer than the notice of its end only the beginning is told. */
    private static boolean endIsTold(int from, int to, Leads leads) {
        return leads.endsBefore() > 0 && to != Sweep.NO_DAY && from < to - 2 * leads.endsBefore();
    }
}
