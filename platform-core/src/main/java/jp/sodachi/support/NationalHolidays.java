package jp.sodachi.support;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * Japan's public holidays (国民の祝日に関する法律, 昭和23年法律第178号), computed from the law as it stands since 2022.
 *
 * <p>Article 2 names the days. Article 3(2): when one falls on a Sunday, the nearest following day that is none is a day
 * off (振替休日). Article 3(3): a day between two of them is a day off (国民の休日). The equinoxes are computed with the
 * usual approximation of the astronomical ones; the calendar of record (暦要項) appears each February for the year after,
 * and a different day there would be entered here.
 *
 * <p>Answers for 2022 to 2099.
 */
public final class NationalHolidays {
    private static final int FIRST_YEAR = 2022;
    private static final int LAST_YEAR = 2099;
    private static final int EQUINOX_BASE = 1980;

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(Month.JANUARY, 1),
            MonthDay.of(Month.FEBRUARY, 11),
            MonthDay.of(Month.FEBRUARY, 23),
            MonthDay.of(Month.APRIL, 29),
            MonthDay.of(Month.MAY, 3),
            MonthDay.of(Month.MAY, 4),
            MonthDay.of(Month.MAY, 5),
            MonthDay.of(Month.AUGUST, 11),
            MonthDay.of(Month.NOVEMBER, 3),
            MonthDay.of(Month.NOVEMBER, 23));

    private NationalHolidays() {}

    /**
     * Whether the day is a public holiday or a day off in place of or between such days.
     *
     * @throws IllegalArgumentException for a year the law is not known for
     */
    public static boolean isHoliday(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("Holidays are known from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return isNamed(day) || isSubstitute(day) || (isNamed(day.minusDays(1)) && isNamed(day.plusDays(1)));
    }

    /** Article 2. */
    private static boolean isNamed(LocalDate day) {
        return FIXED.contains(MonthDay.from(day))
                || isMonday(day, Month.JANUARY, 2)
                || isMonday(day, Month.JULY, 3)
                || isMonday(day, Month.SEPTEMBER, 3)
                || isMonday(day, Month.OCTOBER, 2)
                || (day.getMonth() == Month.MARCH && day.getDayOfMonth() == equinox(day.getYear(), 20.8431))
                || (day.getMonth() == Month.SEPTEMBER && day.getDayOfMonth() == equinox(day.getYear(), 23.2488));
    }

    /** Article 3(2): behind an unbroken row of named days that holds a Sunday. */
    private static boolean isSubstitute(LocalDate day) {
        for (var earlier = day.minusDays(1); isNamed(earlier); earlier = earlier.minusDays(1)) {
            if (earlier.getDayOfWeek() == DayOfWeek.SUNDAY) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMonday(LocalDate day, Month month, int ordinal) {
        return day.getMonth() == month
                && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY)));
    }

    /** The day of its month on which the sun passes, Japan's time; right from 1980 to 2099. */
    private static int equinox(int year, double base) {
        var years = year - EQUINOX_BASE;
        return (int) Math.floor(base + 0.242194 * years) - Math.floorDiv(years, 4);
    }
}
