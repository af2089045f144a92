package jp.sodachi.municipalityportal.children;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.sodachi.schedule.CheckupPlan;
import jp.sodachi.schedule.CheckupStanding;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.Status;
import org.jspecify.annotations.Nullable;

/**
 * One check-up of a child or its mother as the page shows it: what can be had now, and the next to come.
 *
 * @param code the check-up's code, the end of its message key
 * @param ground whether the law or the town gives its time, a message key
 * @param from first day of the window shown
 * @param to last day of the window shown
 */
record CheckupRow(
        String code,
        Status status,
        String badge,
        String ground,
        boolean mayDiffer,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<String> reasons) {

    private static final int NEXT_SHOWN = 2;

    static List<CheckupRow> list(CheckupPlan plan, PlanWords words) {
        var open = plan.checkups().stream().filter(standing -> standing.status().open());
        var later = plan.checkups().stream()
                .filter(standing -> standing.status() == Status.NOT_YET)
                .limit(NEXT_SHOWN);
        return Stream.concat(open, later).map(standing -> of(standing, words)).toList();
    }

    private static CheckupRow of(CheckupStanding standing, PlanWords words) {
        var next = standing.plan().next();
        return new CheckupRow(
                standing.checkup(),
                standing.status(),
                PlanRow.badge(standing.status()),
                standing.byTown() ? "schedule.checkup.byTown" : "schedule.checkup.basis." + standing.basis(),
                standing.timeMayDiffer(),
                next.map(visit -> visit.recommendedFrom().orElse(visit.earliest()))
                        .orElse(null),
                next.flatMap(NextDose::recommendedTo)
                        .or(() -> next.flatMap(NextDose::last))
                        .orElse(null),
                words.reasons(standing.plan()));
    }
}
