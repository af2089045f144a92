package jp.sodachi.reminder;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Status;

/**
 * One thing to tell about one dose, found by a pure rule.
 *
 * @param dose the ordinal of the dose, from 1
 * @param on the date it is about: the first recommended day, the end of the recommended period, or the last legal day
 */
record Telling(ProgrammePlan plan, int dose, Kind kind, LocalDate on, NextDose next) {

    /** A week's notice is enough to book and short enough to remember; a town's layer may say otherwise. */
    static final int NOTICE_DAYS = 7;

    /** The last call leaves time for a doctor's appointment. */
    static final int LAST_CALL_DAYS = 30;

    /** Where a dose has no recommended period of its own any more, four weeks count as one. */
    static final int CATCH_UP_DAYS = 28;

    private static final String FIVE_IN_ONE = "PENTA";
    private static final String FIVE_IN_ONE_PRODUCT = "DPT_IPV_HIB";
    private static final String HIB = "HIB";

    /** Why it is told now; the most pressing one first. */
    enum Kind {
        CLOSES,
        DUE,
        OPENS
    }

    /** The key under which it is told once. */
    record Key(String programme, int dose, Kind kind, LocalDate on) {}

    Key key() {
        return new Key(plan.programme(), dose, kind, on);
    }

    /** What a child's plan has to tell on its day with a week's notice. */
    static List<Telling> of(Plan plan) {
        return of(plan, NOTICE_DAYS);
    }

    /**
     * What a child's plan has to tell on its day: at most one thing a programme.
     *
     * @param notice how many days before a recommended period its beginning is told
     */
    static List<Telling> of(Plan plan, int notice) {
        return plan.programmes().stream()
                .filter(programme -> !comesWithFiveInOne(programme, plan))
                .flatMap(programme -> of(programme, plan.asOf(), notice).stream())
                .toList();
    }

    /**
     * 5種混合 has the Hib part in it. While a child's next dose is 5種混合 and it never had the two apart, a second line for
     * ヒブ would send the family to the doctor for something it has in the same syringe.
     */
    private static boolean comesWithFiveInOne(ProgrammePlan programme, Plan plan) {
        return programme.programme().equals(HIB)
                && plan.find(FIVE_IN_ONE).stream()
                        .filter(five -> five.next().isPresent() && speaksOf(five))
                        .anyMatch(five -> Stream.concat(five.perDose().stream(), programme.perDose().stream())
                                .allMatch(dose -> dose.dose().product().equals(FIVE_IN_ONE_PRODUCT)));
    }

    private static boolean speaksOf(ProgrammePlan plan) {
        return plan.status() == Status.NOT_YET
                || plan.status() == Status.ELIGIBLE
                || plan.status() == Status.DUE
                || plan.status() == Status.OVERDUE;
    }

    private static Optional<Telling> of(ProgrammePlan plan, LocalDate day, int notice) {
        if (plan.voluntary() || !speaksOf(plan)) {
            return Optional.empty();
        }
        return plan.next().flatMap(next -> next.recommendedFrom().flatMap(from -> of(plan, next, from, day, notice)));
    }

    private static Optional<Telling> of(ProgrammePlan plan, NextDose next, LocalDate from, LocalDate day, int notice) {
        Optional<LocalDate> closing = next.last().filter(last -> !day.isBefore(last.minusDays(LAST_CALL_DAYS)));
        LocalDate periodEnds = next.recommendedTo().orElse(from.plusDays(CATCH_UP_DAYS - 1L));
        if (plan.status().open() && closing.isPresent()) {
            return Optional.of(new Telling(plan, next.ordinal(), Kind.CLOSES, closing.get(), next));
        }
        if (plan.status().open() && day.isAfter(periodEnds)) {
            return Optional.of(new Telling(plan, next.ordinal(), Kind.DUE, periodEnds, next));
        }
        if (!from.isAfter(day.plusDays(notice))) {
            return Optional.of(new Telling(plan, next.ordinal(), Kind.OPENS, from, next));
        }
        return Optional.empty();
    }
}
