package jp.sodachi.schedule;

import java.time.LocalDate;
import java.time.YearMonth;

/** The date rules of the ministry's memo of 2014-03-11 and of the school law, written out on LocalDate. */
final class PlainCalendar {

    private PlainCalendar() {}

    /** The day on which 生後n月 is reached: the eve of the day-number, or the last day of a month without it. */
    static LocalDate months(LocalDate birth, int n) {
        YearMonth month = YearMonth.from(birth).plusMonths(n);
        if (birth.getDayOfMonth() <= month.lengthOfMonth()) {
            return month.atDay(birth.getDayOfMonth()).minusDays(1);
        }
        return month.atEndOfMonth();
    }

    static LocalDate years(LocalDate birth, int n) {
        return months(birth, 12 * n);
    }

    static LocalDate weeks(LocalDate birth, int weeks, int days) {
        return birth.plusDays(7L * weeks + days);
    }

    /** N日以上の間隔: so many days lie strictly between. */
    static LocalDate gap(LocalDate from, int days) {
        return from.plusDays(days + 1L);
    }

    /** n月の間隔: the same day-number, or the first of the month after a month without it. */
    static LocalDate later(LocalDate from, int n) {
        YearMonth month = YearMonth.from(from).plusMonths(n);
        if (from.getDayOfMonth() <= month.lengthOfMonth()) {
            return month.atDay(from.getDayOfMonth());
        }
        return month.plusMonths(1).atDay(1);
    }

    static int fiscalYear(LocalDate day) {
        return day.getMonthValue() >= 4 ? day.getYear() : day.getYear() - 1;
    }

    static LocalDate fiscalStart(int year) {
        return LocalDate.of(year, 4, 1);
    }

    static LocalDate fiscalEnd(int year) {
        return LocalDate.of(year + 1, 3, 31);
    }

    /** The first April 1 on or after the day after becoming six. */
    static LocalDate school(LocalDate birth) {
        LocalDate after = years(birth, 6).plusDays(1);
        LocalDate april = LocalDate.of(after.getYear(), 4, 1);
        return april.isBefore(after) ? april.plusYears(1) : april;
    }

    static LocalDate latest(LocalDate first, LocalDate... others) {
        LocalDate latest = first;
        for (LocalDate other : others) {
            latest = other.isAfter(latest) ? other : latest;
        }
        return latest;
    }
}
