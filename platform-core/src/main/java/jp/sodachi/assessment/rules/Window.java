package jp.sodachi.assessment.rules;

import java.time.LocalDate;
import jp.sodachi.growth.GrowthAge;

/**
 * The ages at which one check of an instrument is open.
 *
 * @param code unique within its instrument
 * @param from the first completed day or month of age
 * @param to the last one, counted too
 */
public record Window(String code, Unit unit, int from, int to) {
    /** What an age is counted in. */
    public enum Unit {
        DAYS,
        MONTHS
    }

    /** Whether a child of this age is asked. */
    public boolean contains(GrowthAge age) {
        var reached = unit == Unit.DAYS ? age.days() : age.months();
        return age.days() >= 0 && reached >= from && reached <= to;
    }

    /** The first day on which it is over, for an age counted from {@code start}. */
    public LocalDate over(LocalDate start) {
        if (unit == Unit.DAYS) {
            return start.plusDays(to + 1L);
        }
        var day = start.plusMonths(to + 1L);
        // Where a month has no such day, it is completed on the first of the next.
        return day.getDayOfMonth() < start.getDayOfMonth() ? day.plusDays(1) : day;
    }
}
