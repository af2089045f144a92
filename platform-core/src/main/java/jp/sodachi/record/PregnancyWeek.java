package jp.sodachi.record;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How far a pregnancy is, and when its check-ups come. Pure.
 *
 * <p>The rhythm is that of the standard for check-ups in pregnancy (告示 平成27年第226号): every four weeks to week 23, every
 * two weeks from 24 to 35, then weekly; from week 8 on that makes fourteen. What the clinic has arranged comes first.
 *
 * @param weeks completed weeks, 0 or more
 * @param days further days, 0 to 6
 */
public record PregnancyWeek(int weeks, int days) {
    private static final int DAYS_TO_DUE_DATE = 280;
    private static final int DAYS_A_WEEK = 7;
    private static final List<Integer> VISITS = List.of(8, 12, 16, 20, 24, 26, 28, 30, 32, 34, 36, 37, 38, 39);

    /** How far it is on {@code day}; empty before its beginning. */
    public static Optional<PregnancyWeek> on(LocalDate dueDate, LocalDate day) {
        var past = ChronoUnit.DAYS.between(dueDate.minusDays(DAYS_TO_DUE_DATE), day);
        return past < 0
                ? Optional.empty()
                : Optional.of(new PregnancyWeek((int) past / DAYS_A_WEEK, (int) past % DAYS_A_WEEK));
    }

    /** The day on which a week begins. */
    public static LocalDate beginOf(int week, LocalDate dueDate) {
        return dueDate.minusDays(DAYS_TO_DUE_DATE).plusWeeks(week);
    }

    /** How many check-ups the standard has. */
    public static int visits() {
        return VISITS.size();
    }

    /**
     * The next check-up after the last one: from it by the rhythm of its week, or the first; never before {@code today}.
     * Empty after the fourteenth and from the due date on.
     *
     * @param done the days of those that were
     */
    public static Optional<NextVisit> next(LocalDate dueDate, List<LocalDate> done, LocalDate today) {
        if (done.size() >= VISITS.size() || !today.isBefore(dueDate)) {
            return Optional.empty();
        }
        var last = done.stream().max(LocalDate::compareTo);
        var proposed = last.map(day -> day.plusWeeks(rhythm(dueDate, day)))
                .orElseGet(() -> beginOf(VISITS.getFirst(), dueDate));
        return Optional.of(new NextVisit(done.size() + 1, proposed.isBefore(today) ? today : proposed));
    }

    private static int rhythm(LocalDate dueDate, LocalDate day) {
        var week = on(dueDate, day).map(PregnancyWeek::weeks).orElse(0);
        if (week < 24) {
            return 4;
        }
        return week < 36 ? 2 : 1;
    }

    /** A check-up to come: which one, and about when. */
    public record NextVisit(int number, LocalDate about) {}
}
