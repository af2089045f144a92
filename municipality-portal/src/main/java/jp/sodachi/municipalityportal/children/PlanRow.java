package jp.sodachi.municipalityportal.children;

import java.time.LocalDate;
import java.util.List;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.Status;
import org.jspecify.annotations.Nullable;

/**
 * One programme of a child's plan as the page shows it.
 *
 * @param title the programme and which dose is next
 * @param badge the badge that goes with the status
 * @param from first day of the window shown
 * @param to last day of the window shown
 * @param last last legal day
 * @param vaccine the product the entry starts with: the only possible one, or the usual one
 * @param reasons why, in whole sentences
 */
record PlanRow(
        String title,
        Status status,
        String badge,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate last,
        @Nullable String vaccine,
        boolean confirm,
        List<String> reasons) {

    static PlanRow of(ProgrammePlan plan, PlanWords words) {
        var next = plan.next();
        return new PlanRow(
                words.title(plan),
                plan.status(),
                badge(plan.status()),
                next.map(dose -> dose.recommendedFrom().orElse(dose.earliest())).orElse(null),
                next.flatMap(NextDose::recommendedTo).orElse(null),
                next.flatMap(NextDose::last).orElse(null),
                next.flatMap(NextDose::product)
                        .or(() -> Vaccines.findUsual(plan.programme()))
                        .filter(Vaccines::isKnown)
                        .orElse(null),
                plan.confirm() || plan.needsReview(),
                words.reasons(plan));
    }

    /** Something to do or to think about now. */
    public boolean isNow() {
        return status.open() || status == Status.UNREACHABLE;
    }

    public boolean isLater() {
        return status == Status.NOT_YET;
    }

    public boolean isOver() {
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
}
