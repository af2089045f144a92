package jp.sodachi.record;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far a pregnancy is. Pure. When its check-ups come, the schedule says ({@link ChildPlans#checkups(Pregnancy,
 * java.util.Collection, LocalDate)}).
 *
 * @param weeks completed weeks, 0 or more
 * @param days further days, 0 to 6
 */
public record PregnancyWeek(int weeks, int days) {
    private static final int DAYS_TO_DUE_DATE = 280;
    private static final int DAYS_A_WEEK = 7;

    /** How far it is on {@code day}; empty before its beginning. */
    public static Optional<PregnancyWeek> on(LocalDate dueDate, LocalDate day) {
        var past = ChronoUnit.DAYS.between(dueDate.minusDays(DAYS_TO_DUE_DATE), day);
        return past < 0
                ? Optional.empty()
                : Optional.of(new PregnancyWeek((int) past / DAYS_A_WEEK, (int) past % DAYS_A_WEEK));
    }
}
