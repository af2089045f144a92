package jp.sodachi.parentportal.words;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.schedule.CheckupPlan;
import jp.sodachi.schedule.CheckupStanding;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.Status;
import jp.sodachi.schedule.Why;

/** The check-ups of a plan read for one parent in one language: what can be had now, and what comes within a year. */
public final class CheckupReading {
    private static final int SOON = 31;
    private static final int MONTHS_SHOWN = 12;

    private final CheckupPlan plan;
    private final PlanWords words;
    private final Locale reader;

    public CheckupReading(CheckupPlan plan, PlanWords words, Locale reader) {
        this.plan = plan;
        this.words = words;
        this.reader = reader;
    }

    /** By the month in which they begin; what can be had already stands in the present month. */
    public Map<YearMonth, List<CheckupView>> byMonth() {
        return plan.checkups().stream()
                .flatMap(this::view)
                .collect(Collectors.groupingBy(
                        checkup -> YearMonth.from(checkup.month()), TreeMap::new, Collectors.toList()));
    }

    /** The next visit of one check-up, if it comes within a year. */
    public Optional<CheckupView> find(String code) {
        return plan.find(code).stream().flatMap(this::view).findFirst();
    }

    private Stream<CheckupView> view(CheckupStanding standing) {
        return standing.plan().next().filter(next -> isNear(standing, next)).map(next -> view(standing, next)).stream();
    }

    private boolean isNear(CheckupStanding standing, NextDose next) {
        return standing.status().open()
                || (standing.status() == Status.NOT_YET
                        && next.earliest().isBefore(plan.asOf().plusMonths(MONTHS_SHOWN)));
    }

    private CheckupView view(CheckupStanding standing, NextDose next) {
        var from = next.recommendedFrom().orElse(next.earliest());
        var open = standing.status().open();
        return new CheckupView(
                state(standing.status(), next),
                open ? plan.asOf() : from,
                words.say(reader, "schedule.checkup.name." + standing.checkup()),
                words.shown(from, plan.asOf(), reader),
                next.recommendedTo()
                        .filter(day -> !day.isBefore(plan.asOf()))
                        .map(day -> words.shown(day, plan.asOf(), reader))
                        .orElse(null),
                next.last().map(day -> words.shown(day, plan.asOf(), reader)).orElse(null),
                sentence(standing.byTown() ? "schedule.checkup.byTown" : "schedule.checkup.basis." + standing.basis()),
                standing.timeMayDiffer(),
                reasons(standing, next));
    }

    private String sentence(String key) {
        return words.say(reader, "parent.sentence", words.say(reader, key));
    }

    /** Why the days that are shown. */
    private List<String> reasons(CheckupStanding standing, NextDose next) {
        var from = next.recommendedFrom().filter(day -> !day.equals(next.earliest()));
        var to = next.recommendedTo().filter(day -> !next.last().equals(Optional.of(day)));
        return Stream.of(
                        Optional.of(from.isPresent() ? Why.Field.RECOMMENDED_FROM : Why.Field.EARLIEST),
                        to.map(_ -> Why.Field.RECOMMENDED_TO),
                        Optional.of(Why.Field.LAST))
                .flatMap(Optional::stream)
                .flatMap(field -> standing.plan().why(field).stream())
                .map(why -> words.why(why, plan.asOf(), reader))
                .toList();
    }

    private VisitState state(Status status, NextDose next) {
        return switch (status) {
            case DUE -> VisitState.NOW;
            case ELIGIBLE -> VisitState.OPEN;
            case OVERDUE -> VisitState.STILL;
            case DISCOURAGED -> VisitState.ASK;
            case NOT_YET, NOT_ELIGIBLE, COMPLETE, EXPIRED, UNREACHABLE ->
                next.earliest().isAfter(plan.asOf().plusDays(SOON)) ? VisitState.LATER : VisitState.SOON;
        };
    }
}
