package jp.sodachi.support;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * The days on which a municipal office is open: not on Saturdays, Sundays, public holidays and from 29 December to 3 January
 * (地方自治法 4条の2; the days around New Year are those of 行政機関の休日に関する法律 1条, which the towns' ordinances follow).
 */
public final class OfficeDays {
    private static final int CLOSES_IN_DECEMBER = 29;
    private static final int CLOSED_UNTIL_JANUARY = 3;

    private OfficeDays() {}

    /** Whether the office is open. */
    public static boolean isOpen(LocalDate day) {
        var weekday = day.getDayOfWeek();
        var yearEnd = (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= CLOSES_IN_DECEMBER)
                || (day.getMonth() == Month.JANUARY && day.getDayOfMonth() <= CLOSED_UNTIL_JANUARY);
        return weekday != DayOfWeek.SATURDAY
                && weekday != DayOfWeek.SUNDAY
                && !yearEnd
                && !NationalHolidays.isHoliday(day);
    }

    /**
     * The last day of a term of so many working days. The day itself does not count; with 0 it is the day itself, or the
     * next one on which the office is open.
     *
     * @param workingDays 0 or more
     */
    public static LocalDate within(LocalDate day, int workingDays) {
        var reached = day;
        if (workingDays == 0) {
            while (!isOpen(reached)) {
                reached = reached.plusDays(1);
            }
        }
        for (var open = 0; open < workingDays; ) {
            reached = reached.plusDays(1);
            open += isOpen(reached) ? 1 : 0;
        }
        return reached;
    }
}
