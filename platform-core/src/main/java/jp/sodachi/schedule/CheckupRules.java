package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The check-ups as written: windows in the form of any other series, and beside each whom it is for, on what ground it is
 * held and whether it is offered where a town says nothing.
 */
record CheckupRules(Definition definition, Map<String, About> about, TownMay townMay) {

    /** What the file says beside a check-up's windows. */
    record About(CheckupStanding.Subject subject, CheckupStanding.Basis basis, boolean offered) {}

    /** By how many days a town may move the edges of a window. */
    record TownMay(int offsetMin, int offsetMax) {}

    /**
     * Reads and checks the text of a definition.
     *
     * @throws InvalidDefinition a key or word is unknown, or a window is empty for some birth date
     */
    static CheckupRules read(String file, String text) {
        YamlTree root = YamlTree.of(file, text)
                .allow("schedule", "version", "answersFrom", "sources", "townMayChange", "checkups");
        Map<String, String> sources = new LinkedHashMap<>();
        root.at("sources").children().forEach((id, note) -> sources.put(id, note.text()));
        Map<String, About> about = new LinkedHashMap<>();
        Map<String, Definition.Product> kinds = new LinkedHashMap<>();
        Map<String, Definition.Series> series = new LinkedHashMap<>();
        root.at("checkups").children().forEach((code, node) -> {
            about.put(code, about(node));
            kinds.put(
                    code,
                    new Definition.Product(code, code, Definition.ProductKind.INACTIVATED, Definition.Span.ALWAYS));
            series.put(code, series(code, node, sources.keySet()));
        });
        Definition definition = new Definition(
                file,
                ContentHash.of(text),
                root.at("schedule").text(),
                root.at("version").text(),
                root.at("answersFrom").date(),
                Map.copyOf(sources),
                new Definition.TownMayChange(List.of(), List.of(), false, false, 0, 0),
                java.util.Collections.unmodifiableMap(kinds),
                List.of(),
                java.util.Collections.unmodifiableMap(series));
        return checked(new CheckupRules(definition, Map.copyOf(about), townMay(root.at("townMayChange"))));
    }

    /** The same checks as for vaccinations; places are named as this file writes them. */
    static CheckupRules checked(CheckupRules rules) {
        try {
            DefinitionCheck.checked(rules.definition());
            return rules;
        } catch (InvalidDefinition wrong) {
            String path = wrong.path().replaceFirst("^series\\.", "checkups.").replace(".steps.", ".visits.");
            throw new InvalidDefinition(wrong.file(), 0, path, wrong.problem(), wrong.allowed());
        }
    }

    private static TownMay townMay(YamlTree node) {
        node.allow("offsetDays", "window", "offered", "standardPeriod");
        only(node.at("window"), "customary");
        only(node.at("offered"), "customary");
        only(node.at("standardPeriod"), "all");
        YamlTree offset = node.at("offsetDays").allow("min", "max");
        return new TownMay(offset.at("min").number(), offset.at("max").number());
    }

    private static void only(YamlTree word, String known) {
        if (!word.text().equals(known)) {
            throw word.wrong("unknown word " + word.text(), known);
        }
    }

    private static About about(YamlTree node) {
        node.allow("subject", "basis", "offered", "source", "note", "visits");
        return new About(
                node.at("subject").oneOf(CheckupStanding.Subject.class),
                node.at("basis").oneOf(CheckupStanding.Basis.class),
                node.find("offered").map(YamlTree::flag).orElse(true));
    }

    private static Definition.Series series(String code, YamlTree node, Set<String> sources) {
        DefinitionReader.checkSources(node, sources);
        boolean pregnancy =
                node.at("subject").oneOf(CheckupStanding.Subject.class) == CheckupStanding.Subject.PREGNANCY;
        StepReader reader = new StepReader(Set.of(code), sources, false, Definition.LongTerm.NONE);
        Map<String, Definition.Step> visits = new LinkedHashMap<>();
        node.at("visits").children().forEach((id, visit) -> {
            visits.put(id, reader.step(id, visit));
            visit.find("open")
                    .filter(open -> !(open.bound() instanceof Bound.Term))
                    .ifPresent(open -> {
                        throw open.wrong("a check-up opens on one day", BoundReader.ALLOWED);
                    });
        });
        return new Definition.Series(
                code,
                false,
                List.of(code),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                new Definition.Who(Optional.empty(), Definition.Span.ALWAYS, List.of(), pregnancy),
                Definition.Listed.ALL,
                Optional.empty(),
                false,
                new Definition.Assume(Definition.Assume.Follow.NONE, false, code),
                Definition.ShowProduct.NEVER,
                Definition.InPlan.ALWAYS,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(new Definition.PlanOption(
                        "all", Definition.Guard.OTHERWISE, List.copyOf(new ArrayList<>(visits.keySet())), false)),
                java.util.Collections.unmodifiableMap(visits));
    }

    /** These rules as a town has them. */
    CheckupRules with(String file, Map<String, CheckupChange> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<String, Definition.Series> series = new LinkedHashMap<>(definition.series());
        Map<String, About> told = new LinkedHashMap<>(about);
        changes.forEach((code, change) -> {
            series.computeIfPresent(code, (_, kept) -> change.over(kept));
            told.computeIfPresent(
                    code,
                    (_, kept) -> new About(
                            kept.subject(), kept.basis(), change.offered().orElse(kept.offered())));
        });
        try {
            return checked(new CheckupRules(definition.withSeries(series), Map.copyOf(told), townMay));
        } catch (InvalidDefinition wrong) {
            throw new InvalidDefinition(file, 0, wrong.path(), wrong.problem(), wrong.allowed());
        }
    }
}
