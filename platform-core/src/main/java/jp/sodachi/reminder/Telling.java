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

    /** Two weeks are enough for an appointment before a recommended period ends. */
    static final int ENDS_BEFORE_DAYS = 14;

    /** So long after its first day a period still counts as just begun: a night may have been missed. */
    private static final int JUST_BEGUN_DAYS = 3;

    private static final String FIVE_IN_ONE = "PENTA";
    private static final String FIVE_IN_ONE_PRODUCT = "DPT_IPV_HIB";
    private static final String HIB = "HIB";

    /** Why it is told now; the most pressing one first. */
    enum Kind {
        /** The last call: the legal period ends soon. */
        CLOSES,
        /** Overdue: the recommended period is over. */
        DUE,
        /** The recommended period ends soon. */
        ENDS,
        /** The recommended period begins today; only where the town wants that told besides. */
        BEGINS,
        /** The recommended period begins soon, or has begun and nobody was told yet. */
        OPENS
    }

    /**
     * When what is told.
     *
     * @param notice days before a recommended period begins
     * @param onDay whether it is told once more on its first day
     * @param endsBefore days before it ends; 0 for not at all
     * @param lastCall days before the last legal day
     */
    record Leads(int notice, boolean onDay, int endsBefore, int lastCall) {
        static final Leads USUAL = new Leads(NOTICE_DAYS, false, ENDS_BEFORE_DAYS, LAST_CALL_DAYS);
    }

    /** The key under which it is told once. */
    record Key(String programme, int dose, Kind kind, LocalDate on) {}

    Key key() {
        return new Key(plan.programme(), dose, kind, on);
    }

    /** What a child's plan has to tell on its day as usual. */
    static List<Telling> of(Plan plan) {
        return of(plan, Leads.USUAL);
    }

    /** What a child's plan has to tell on its day: at most one thing a programme, the most pressing one. */
    static List<Telling> of(Plan plan, Leads leads) {
        return plan.programmes().stream()
                .filter(programme -> !comesWithFiveInOne(programme, plan))
                .flatMap(programme -> of(programme, plan.asOf(), leads).stream())
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

    private static Optional<Telling> of(ProgrammePlan plan, LocalDate day, Leads leads) {
        if (plan.voluntary() || !speaksOf(plan)) {
            return Optional.empty();
        }
        return plan.next().flatMap(next -> next.recommendedFrom().flatMap(from -> of(plan, next, from, day, leads)));
    }

    private static Optional<Telling> of(ProgrammePlan plan, NextDose next, LocalDate from, LocalDate day, Leads leads) {
        Optional<LocalDate> closing = next.last().filter(last -> !day.isBefore(last.minusDays(leads.lastCall())));
        LocalDate periodEnds = next.recommendedTo().orElse(from.plusDays(CATCH_UP_DAYS - 1L));
        if (plan.status().open() && closing.isPresent()) {
            return Optional.of(new Telling(plan, next.ordinal(), Kind.CLOSES, closing.get(), next));
        }
        if (plan.status().open() && day.isAfter(periodEnds)) {
            return Optional.of(new Telling(plan, next.ordinal(), Kind.DUE, periodEnds, next));
        }
        if (plan.status().open() && endsSoon(next, from, day, leads)) {
            return Optional.of(new Telling(plan, next.ordinal(), Kind.ENDS, periodEnds, next));
        }
        if (plan.status().open()
                && leads.onDay()
                && !day.isBefore(from)
                && !day.isAfter(from.plusDays(JUST_BEGUN_DAYS))) {
            return Optional.of(new Telling(plan, next.ordinal(), Kind.BEGINS, from, next));
        }
        if (!from.isAfter(day.plusDays(leads.notice()))) {
            return Optional.of(new Telling(plan, next.ordinal(), Kind.OPENS, from, next));
        }
        return Optional.empty();
    }

    /** Of a period hardly longer than the notice of its end only the beginning is told. */
    private static boolean endsSoon(NextDose next, LocalDate from, LocalDate day, Leads leads) {
        return leads.endsBefore() > 0
                && next.recommendedTo()
                        .filter(to -> !day.isBefore(to.minusDays(leads.endsBefore()))
                                && from.isBefore(to.minusDays(2L * leads.endsBefore())))
                        .isPresent();
    }
}
