package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a definition, with a town's layer over it, into outlines. */
final class OutlineWriter {

    private OutlineWriter() {}

    static List<Outline> write(Definition definition, Layer layer) {
        List<Outline> outlines = new ArrayList<>();
        for (boolean voluntary : new boolean[] {false, true}) {
            for (Definition.Series series : definition.series().values()) {
                if (series.voluntary() == voluntary) {
                    outlines.add(new Outline(series.code(), voluntary, steps(series), List.of()));
                }
            }
        }
        return layer.programmes().isEmpty() ? outlines : withTown(outlines, layer);
    }

    private static List<Outline> withTown(List<Outline> outlines, Layer layer) {
        return outlines.stream()
                .map(outline -> new Outline(
                        outline.programme(),
                        outline.voluntary(),
                        outline.steps(),
                        layer.programmes().stream()
                                .filter(programme -> programme.series().equals(outline.programme()))
                                .map(OutlineWriter::programme)
                                .toList()))
                .toList();
    }

    private static TownLayer.Programme programme(Layer.LocalProgramme written) {
        return new TownLayer.Programme(
                written.id(),
                TownLayer.Kind.PROGRAMME,
                written.series(),
                written.who().sex(),
                written.who().born().from(),
                written.who().born().to(),
                written.from().map(Bound::text).orElse(""),
                written.to().map(Bound::text).orElse(""),
                written.doses(),
                written.yen(),
                written.given().from(),
                written.given().to(),
                written.note());
    }

    /** Each dose once, in the order of the plans: plans share most of their steps. */
    private static List<Outline.Step> steps(Definition.Series series) {
        Map<String, Outline.Step> steps = new LinkedHashMap<>();
        for (Definition.PlanOption plan : series.plans()) {
            for (String id : plan.steps()) {
                Definition.Step step = series.steps().get(id);
                if (step != null) {
                    steps.putIfAbsent(step.key(), step(series.code() + "/" + id, step));
                }
            }
        }
        return List.copyOf(steps.values());
    }

    private static Outline.Step step(String path, Definition.Step step) {
        Definition.Rule rule = step.rule();
        return new Outline.Step(
                path,
                step.key(),
                BoundWords.of(rule.open()),
                rule.std().map(std -> BoundWords.of(std.from())).orElse(List.of()),
                until(rule.std().map(Definition.Std::to)),
                until(step.cap().isPresent() ? step.cap() : rule.last()));
    }

    private static List<Phrase> until(Optional<Bound> bound) {
        return bound.map(BoundWords::until).orElse(List.of());
    }
}
