package jp.sodachi.municipalityportal.children;

import java.util.List;
import java.util.stream.Stream;
import jp.sodachi.schedule.CheckupPlan;
import jp.sodachi.schedule.CheckupStanding;
import jp.sodachi.schedule.Status;
import jp.sodachi.web.Badge;

/**
 * One check-up of a child or its mother as the page shows it, in finished words: what can be had now, and the next to come.
 *
 * @param days the window in which it takes place
 * @param ground whether the law or the town gives its time
 */
record CheckupRow(String title, Badge badge, PlanRow.DaysShown days, String ground, List<String> reasons) {

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
                words.say("schedule.checkup.name." + standing.checkup()),
                new Badge(PlanRow.badge(standing.status()), words.say("schedule.checkup.status." + standing.status())),
                next.map(visit -> words.daysFrom(
                                visit.recommendedFrom().orElse(visit.earliest()),
                                visit.recommendedTo().or(visit::last).orElse(null)))
                        .orElse(PlanRow.DaysShown.NONE),
                words.say(standing.byTown() ? "schedule.checkup.byTown" : "schedule.checkup.basis." + standing.basis()),
                words.reasons(standing.plan()));
    }
}
