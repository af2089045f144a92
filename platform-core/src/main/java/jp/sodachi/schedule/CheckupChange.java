package jp.sodachi.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a town's layer says of one check-up: its edges moved by days, another window or time of invitation, whether it is
 * offered.
 *
 * @param visit the visit meant; empty means every visit
 */
record CheckupChange(
        Optional<String> visit,
        int startOffset,
        int endOffset,
        Optional<Definition.Std> window,
        Optional<Definition.Std> std,
        Optional<Boolean> offered) {

    /**
     * Reads one change of a layer.
     *
     * @throws InvalidDefinition the check-up is unknown, or what is said is not the town's to say
     */
    static CheckupChange read(YamlTree change, CheckupRules rules) {
        change.allow(
                "checkup", "visit", "startOffsetDays", "endOffsetDays", "window", "std", "offered", "reason", "note");
        YamlTree code = change.at("checkup");
        CheckupRules.About about = rules.about().get(code.text());
        Definition.Series series = rules.definition().series().get(code.text());
        if (about == null || series == null) {
            throw code.wrong(
                    "unknown check-up " + code.text(),
                    String.join(", ", rules.definition().series().keySet()));
        }
        if (about.basis() == CheckupStanding.Basis.LEGAL) {
            locked(change, "window");
            locked(change, "offered");
        }
        change.find("visit")
                .filter(visit -> !series.steps().containsKey(visit.text()))
                .ifPresent(visit -> {
                    throw visit.wrong(
                            "unknown visit " + visit.text(),
                            String.join(", ", series.steps().keySet()));
                });
        boolean many = series.steps().size() > 1 && change.find("visit").isEmpty();
        if (many && (change.find("window").isPresent() || change.find("std").isPresent())) {
            throw change.wrong(
                    "which visit is meant", String.join(", ", series.steps().keySet()));
        }
        return new CheckupChange(
                change.find("visit").map(YamlTree::text),
                offset(change.find("startOffsetDays"), rules),
                offset(change.find("endOffsetDays"), rules),
                change.find("window").map(CheckupChange::span),
                change.find("std").map(CheckupChange::span),
                change.find("offered").map(YamlTree::flag));
    }

    private static void locked(YamlTree change, String key) {
        change.find(key).ifPresent(node -> {
            throw node.wrong(
                    "the law fixes this check-up; its " + key + " is locked", "startOffsetDays, endOffsetDays, std");
        });
    }

    private static int offset(Optional<YamlTree> days, CheckupRules rules) {
        if (days.isEmpty()) {
            return 0;
        }
        int number = days.get().number();
        CheckupRules.TownMay may = rules.townMay();
        if (number < may.offsetMin() || number > may.offsetMax()) {
            throw days.get().wrong("out of range: " + number, may.offsetMin() + " to " + may.offsetMax() + " days");
        }
        return number;
    }

    private static Definition.Std span(YamlTree node) {
        List<YamlTree> ends = node.list();
        if (ends.size() != 2) {
            throw node.wrong("a period has two ends", "[from, to]");
        }
        for (YamlTree end : ends) {
            if (!(end.bound() instanceof Bound.Term)) {
                throw end.wrong("one day is needed", BoundReader.ALLOWED);
            }
        }
        return new Definition.Std(ends.get(0).bound(), ends.get(1).bound(), Optional.empty());
    }

    /** The series at the town's times. */
    Definition.Series over(Definition.Series series) {
        Map<String, Definition.Step> steps = new LinkedHashMap<>();
        series.steps()
                .forEach((id, step) ->
                        steps.put(id, visit.isEmpty() || visit.get().equals(id) ? over(step) : step));
        return series.withSteps(steps);
    }

    private Definition.Step over(Definition.Step step) {
        Definition.Rule rule = step.rule();
        Bound open = window.map(Definition.Std::from).orElseGet(() -> moved(rule.open(), startOffset));
        Optional<Bound> last =
                window.map(Definition.Std::to).or(() -> rule.last().map(day -> moved(day, endOffset)));
        Optional<Definition.Std> time = std.or(() -> window).or(() -> rule.std().map(this::moved));
        Optional<Bound> cap = step.cap().isPresent() ? last : Optional.empty();
        return step.withTime(rule.withWindow(open, time, last), cap);
    }

    private Definition.Std moved(Definition.Std written) {
        return new Definition.Std(moved(written.from(), startOffset), moved(written.to(), endOffset), written.orElse());
    }

    private static Bound moved(Bound bound, int days) {
        if (days != 0 && bound instanceof Bound.Term term) {
            return term.shifted(0, days, term.text() + (days > 0 ? "+" : "") + days + "d");
        }
        return bound;
    }
}
