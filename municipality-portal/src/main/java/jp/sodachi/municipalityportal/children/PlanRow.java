package jp.sodachi.municipalityportal.children;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Status;
import jp.sodachi.web.Badge;

/**
 * One programme of a child's plan as the page shows it, in finished words; a text is empty where there is nothing to say.
 *
 * @param title the programme and which dose is next
 * @param days the window in which the dose is to be given
 * @param last the last legal day
 * @param confirm what somebody has to look at first
 * @param reasons why, in whole sentences
 * @param enter where this dose is entered
 */
record PlanRow(
        String title,
        Status status,
        Badge badge,
        DaysShown days,
        String last,
        String confirm,
        List<String> reasons,
        String enter) {

    static PlanRow of(ProgrammePlan plan, UUID child, PlanWords words) {
        var next = plan.next();
        var shown = next.filter(_ -> !isOver(plan.status()));
        return new PlanRow(
                words.title(plan),
                plan.status(),
                new Badge(badge(plan.status()), words.say("schedule.status." + plan.status())),
                shown.map(dose -> words.days(from(dose), dose.recommendedTo().orElse(null)))
                        .orElse(DaysShown.NONE),
                shown.flatMap(NextDose::last).map(words::last).orElse(""),
                plan.confirm() || plan.needsReview() ? words.say("schedule.confirm") : "",
                words.reasons(plan),
                next.filter(_ -> isNow(plan.status()))
                        .flatMap(NextDose::product)
                        .or(() -> Vaccines.findUsual(plan.programme()))
                        .filter(product -> isNow(plan.status()) && Vaccines.isKnown(product))
                        .map(product -> "/children/" + child + "/doses/new?product=" + product)
                        .orElse(""));
    }

    private static LocalDate from(NextDose dose) {
        return dose.recommendedFrom().orElse(dose.earliest());
    }

    /** Something to do or to think about now. */
    boolean isNow() {
        return isNow(status);
    }

    boolean isLater() {
        return status == Status.NOT_YET;
    }

    boolean isOver() {
        return isOver(status);
    }

    private static boolean isNow(Status status) {
        return status.open() || status == Status.UNREACHABLE;
    }

    private static boolean isOver(Status status) {
        return status == Status.COMPLETE || status == Status.EXPIRED;
    }

    static String badge(Status status) {
        return switch (status) {
            case DUE, ELIGIBLE -> "now";
            case OVERDUE -> "still";
            case DISCOURAGED, UNREACHABLE -> "check";
            case NOT_YET -> "soon";
            case COMPLETE -> "done";
            case EXPIRED, NOT_ELIGIBLE -> "stopped";
        };
    }

    /**
     * Days in words.
     *
     * @param from the first day, or a whole phrase where there is no last one
     * @param to the last day
     */
    record DaysShown(String from, String to) {
        static final DaysShown NONE = new DaysShown("", "");
    }
}
