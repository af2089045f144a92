package jp.sodachi.municipalityportal.schedule;

import java.util.List;
import jp.sodachi.schedule.Outline;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.TownFreedom;

/**
 * The national base as the page shows it: read-only.
 *
 * @param version the version's number
 */
record BaseView(String version, List<Programme> routine, List<Programme> voluntary) {

    /** @param tunable whether a town may move one of its standard periods */
    record Programme(String code, String name, List<Dose> doses, boolean tunable) {}

    /** One dose's rules in words; empty where the rule is silent. */
    record Dose(String name, String open, String standard, String last) {}

    static BaseView of(Schedules national, LayerWords words) {
        var outlines = national.outlines();
        return new BaseView(
                national.number(),
                programmes(outlines, false, national, words),
                programmes(outlines, true, national, words));
    }

    private static List<Programme> programmes(
            List<Outline> outlines, boolean voluntary, Schedules national, LayerWords words) {
        var free = national.townMayChange();
        return outlines.stream()
                .filter(outline -> outline.voluntary() == voluntary)
                .map(outline -> programme(outline, free, words))
                .toList();
    }

    private static Programme programme(Outline outline, TownFreedom free, LayerWords words) {
        var single = outline.steps().size() == 1;
        return new Programme(
                outline.programme(),
                words.name(outline.programme()),
                outline.steps().stream().map(step -> dose(step, single, words)).toList(),
                outline.steps().stream().anyMatch(step -> free.standardPeriods().contains(step.path())));
    }

    private static Dose dose(Outline.Step step, boolean single, LayerWords words) {
        var from = words.phrase(step.stdFrom());
        var to = words.phrase(step.stdTo());
        return new Dose(
                words.say(single ? "schedule.step.once" : "schedule.step." + step.key()),
                words.phrase(step.open()),
                from.isEmpty() ? "" : words.say("layer.window", from, to),
                words.phrase(step.last()));
    }
}
