package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Calendar arithmetic on days counted from 1970-01-01, by table: no object is made.
 *
 * <p>One rule carries all: {@code n} months later is the same day-number, and where the month lacks it, the first day of
 * the month after (民法143条 as the ministry reads it). An age is reached on the eve of that day, so that ages fall back
 * to the end of a short month and intervals roll forward to the first of the next.
 */
final class Days {

    /** Later than every day: a window without an end. */
    static final int NEVER = Integer.MAX_VALUE / 2;

    /** No day at all. */
    static final int NONE = Integer.MIN_VALUE;

    private static final int FIRST_YEAR = 1860;
    private static final int LAST_YEAR = 2320;
    private static final int FIRST_DAY = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
    private static final int MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12;
    private static final int[] MONTH_START = monthStarts();
    private static final short[] MONTH_OF = monthsOfDays();

    private Days() {}

    private static int[] monthStarts() {
        int[] starts = new int[MONTHS + 1];
        for (int month = 0; month <= MONTHS; month++) {
            starts[month] = (int)
                    LocalDate.of(FIRST_YEAR + month / 12, month % 12 + 1, 1).toEpochDay();
        }
        return starts;
    }

    private static short[] monthsOfDays() {
        short[] months = new short[MONTH_START[MONTHS] - FIRST_DAY];
        for (int month = 0; month < MONTHS; month++) {
            Arrays.fill(months, MONTH_START[month] - FIRST_DAY, MONTH_START[month + 1] - FIRST_DAY, (short) month);
        }
        return months;
    }

    /** The day {@code months} later (or earlier); rolls to the first of the following month. {@link #NONE} stays. */
    static int plus(int day, int months) {
        if (months == 0 || day == NONE) {
            return day;
        }
        int month = MONTH_OF[day - FIRST_DAY];
        int target = month + months;
        return Math.min(MONTH_START[target] + (day - MONTH_START[month]), MONTH_START[target + 1]);
    }

    /** April 1 of the fiscal year that holds the day. */
    static int fiscalStart(int day) {
        int month = MONTH_OF[day - FIRST_DAY];
        return MONTH_START[month - (month + 9) % 12];
    }

    /** April 1 on which a child enters primary school: the first on or after the day after becoming six (学校教育法17条). */
    static int schoolEntry(int birth) {
        int six = plus(birth, 72);
        int start = fiscalStart(six);
        return start == six ? start : plus(start, 12);
    }

    static int of(LocalDate date) {
        if (date.getYear() < 1900 || date.getYear() > 2199) {
            throw new IllegalArgumentException("a date outside 1900 to 2199: " + date);
        }
        return (int) date.toEpochDay();
    }

    static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    /** Is this a real day, neither {@link #NONE} nor {@link #NEVER}? */
    static boolean real(int day) {
        return day != NONE && day < NEVER;
    }
}
