package jp.sodachi.growth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How old a child is on the day of a measurement, and which age counts. Both are kept: the real age for the family, the
 * age used for the reference.
 *
 * @param chronologicalDays days since birth; negative before it
 * @param chronologicalMonths completed months since birth
 * @param corrected whether {@code days} and {@code months} count from the due date
 * @param days days of the age used; negative before the day from which it counts
 * @param months completed months of the age used; negative likewise
 */
public record GrowthAge(int chronologicalDays, int chronologicalMonths, boolean corrected, int days, int months) {

    /** A month is 30.4375 days where no calendar is known: 487 sixteenths. */
    private static final int MONTH_IN_SIXTEENTHS_OF_A_DAY = 487;

    /** The age of a child born at term. */
    public static GrowthAge on(LocalDate birth, LocalDate day) {
        int days = daysBetween(birth, day);
        int months = completedMonths(birth, day);
        return new GrowthAge(days, months, false, days, months);
    }

    /** The age, counted from the due date where the policy asks for it. */
    public static GrowthAge on(LocalDate birth, LocalDate day, Gestation gestation, CorrectionPolicy policy) {
        GrowthAge real = on(birth, day);
        if (!real.correctedUnder(policy, gestation)) {
            return real;
        }
        LocalDate due = gestation.dueDate();
        return new GrowthAge(
                real.chronologicalDays,
                real.chronologicalMonths,
                true,
                daysBetween(due, day),
                completedMonths(due, day));
    }

    /** The age where only the number of days is known; a month is 30.4375 days. */
    public static GrowthAge ofDays(int days) {
        int months = (int) Math.floorDiv(16L * days, MONTH_IN_SIXTEENTHS_OF_A_DAY);
        return new GrowthAge(days, months, false, days, months);
    }

    /** Does the policy count this child's age from the due date? The limit is one of the real age. */
    public boolean correctedUnder(CorrectionPolicy policy, Gestation gestation) {
        return gestation.isBelow(policy.gestationBelowWeeks())
                && chronologicalMonths < policy.untilChronologicalMonths();
    }

    /** Does the measurement lie before the birth? */
    public boolean beforeBirth() {
        return chronologicalDays < 0;
    }

    /** Is it neither before birth nor, counted from the due date, before that? */
    public boolean assessable() {
        return !beforeBirth() && days >= 0;
    }

    /**
     * Months completed between two days by the calendar: one more on each day with the number of the first, and where a
     * month has no such day, on the first of the next (born on the 31st of January: one month on the 1st of March).
     * Negative before the first day, and then rounded down too.
     */
    private static int completedMonths(LocalDate from, LocalDate to) {
        int months = (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue();
        return to.getDayOfMonth() < from.getDayOfMonth() ? months - 1 : months;
    }

    private static int daysBetween(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }
}
