package jp.sodachi.growth;

import java.time.LocalDate;

/**
 * How long a pregnancy lasted.
 *
 * @param dueDate 40 weeks 0 days
 * @param days completed days at birth: 33 weeks 0 days are 231
 */
public record Gestation(LocalDate dueDate, int days) {

    private static final int DAYS_A_WEEK = 7;

    public static Gestation of(LocalDate dueDate, int weeks, int days) {
        return new Gestation(dueDate, weeks * DAYS_A_WEEK + days);
    }

    boolean isBelow(int weeks) {
        return days < weeks * DAYS_A_WEEK;
    }
}
