package jp.sodachi.reminder;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sodachi.schedule.CheckupPlan;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Status;
import jp.sodachi.schedule.Sweep;

/**
 * One thing to tell about one dose or check-up, found by a pure rule.
 *
 * @param checkup whether it is a check-up; the plan is then that of its visits
 * @param dose the ordinal of the dose or visit, from 1
 * @param on the date it is about: the first recommended day, the end of the recommended period, or the last legal day
 */
record Telling(ProgrammePlan plan, boolean checkup, int dose, Kind kind, LocalDate on, NextDose next) {

    /** A week's notice is enough to book and short enough to remember; a town's layer may say otherwise. */
    static final int NOTICE_DAYS = 7;

    /** The last call leaves time for a doctor's appointment. */
    static final int LAST_CALL_DAYS = 30;

    /** Two weeks are enough for an appointment before a recommended period ends. */
    static final int ENDS_BEFORE_DAYS = 14;

    static final String FIVE_IN_ONE = "PENTA";
    static final String FIVE_IN_ONE_PRODUCT = "DPT_IPV_HIB";
    static final String HIB = "HIB";

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
                .flatMap(programme -> of(programme, false, plan.asOf(), leads).stream())
                .toList();
    }

    /**
     * What there is to tell of a child's check-ups. One whose time is only what most towns give is not told in this town's
     * name.
     */
    static List<Telling> of(CheckupPlan plan, Leads leads) {
        return plan.checkups().stream()
                .filter(standing -> !standing.timeMayDiffer())
                .flatMap(standing -> of(standing.plan(), true, plan.asOf(), leads).stream())
                .toList();
    }

    /**
     * 5種混合 has the Hib part in it. While a child's next dose is 5種混合 and it never had the two apart, a second line for
     * ヒブ would send the family to the doctor for something it has in the same syringe.
     */
    private static boolean comesWithFiveInOne(ProgrammePlan programme, Plan plan) {
        return programme.programme().equals(HIB)
                && plan.find(FIVE_IN_ONE).stream()
                        .filter(five -> five.next().isPresent() && speaksOf(five.status()))
                        .anyMatch(five -> Stream.concat(five.perDose().stream(), programme.perDose().stream())
                                .allMatch(dose -> dose.dose().product().equals(FIVE_IN_ONE_PRODUCT)));
    }

    static boolean speaksOf(Status status) {
        return status == Status.NOT_YET
                || status == Status.ELIGIBLE
                || status == Status.DUE
                || status == Status.OVERDUE;
    }

    private static Optional<Telling> of(ProgrammePlan plan, boolean checkup, LocalDate asOf, Leads leads) {
        if (plan.voluntary() || !speaksOf(plan.status())) {
            return Optional.empty();
        }
        return plan.next()
                .flatMap(next -> next.recommendedFrom().flatMap(first -> {
                    int from = (int) first.toEpochDay();
                    int to = day(next.recommendedTo());
                    int last = day(next.last());
                    Kind kind = TellingTimes.kind(plan.status().open(), from, to, last, (int) asOf.toEpochDay(), leads);
                    return Optional.ofNullable(kind)
                            .map(what -> new Telling(
                                    plan,
                                    checkup,
                                    next.ordinal(),
                                    what,
                                    LocalDate.ofEpochDay(TellingTimes.about(what, from, to, last)),
                                    next));
                }));
    }

    private static int day(Optional<LocalDate> day) {
        return day.map(one -> (int) one.toEpochDay()).orElse(Sweep.NO_DAY);
    }
}
