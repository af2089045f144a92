package jp.sodachi.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one step of a series; a rule for a product or a shortened series names only what differs. */
final class StepReader {

    private static final String[] RULE = {
        "open",
        "dated",
        "accept",
        "notBefore",
        "std",
        "stdElse",
        "last",
        "longTerm",
        "repeat",
        "acceptRepeat",
        "discourageAfter",
        "early",
        "convention"
    };

    private final Set<String> products;
    private final Set<String> sources;
    private final boolean voluntary;
    private final Definition.LongTerm longTerm;

    StepReader(Set<String> products, Set<String> sources, boolean voluntary, Definition.LongTerm longTerm) {
        this.products = products;
        this.sources = sources;
        this.voluntary = voluntary;
        this.longTerm = longTerm;
    }

    Definition.Step step(String id, YamlTree node) {
        node.allow(with("key", "cap", "skipAfter", "dropIf", "forProduct", "cutShort", "source", "note"));
        DefinitionReader.checkSources(node, sources);
        Optional<YamlTree> alone = node.find("skipAfter");
        Optional<Bound> cap = node.find("cap").or(() -> alone).map(YamlTree::bound);
        Definition.Rule nothing = new Definition.Rule(
                node.at("open").bound(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cap,
                cap.isPresent() ? Definition.LongTerm.NONE : longTerm,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
        if (node.find("last").isPresent() == cap.isPresent() && !voluntary) {
            throw node.wrong("a step has either a last day or a cap", "last, cap");
        }
        if (node.find("std").isEmpty()) {
            throw node.wrong("the standard period is missing", "std: [from, to] or std: none");
        }
        Definition.Rule rule = rule(node, nothing);
        return new Definition.Step(
                id,
                node.find("key").map(YamlTree::text).orElse(id),
                rule,
                cap,
                alone.isPresent(),
                node.find("dropIf")
                        .map(drop -> drop.allow("prevAfter").at("prevAfter").bound()),
                forProduct(node.find("forProduct"), rule),
                node.find("cutShort").map(cut -> cutShort(cut, rule)));
    }

    private static String[] with(String... more) {
        String[] all = java.util.Arrays.copyOf(RULE, RULE.length + more.length);
        System.arraycopy(more, 0, all, RULE.length, more.length);
        return all;
    }

    private Definition.CutShort cutShort(YamlTree node, Definition.Rule base) {
        node.allow(with("forProduct"));
        Definition.Rule rule = rule(node, base);
        return new Definition.CutShort(rule, forProduct(node.find("forProduct"), rule));
    }

    private Map<String, Definition.Rule> forProduct(Optional<YamlTree> node, Definition.Rule base) {
        Map<String, Definition.Rule> rules = new LinkedHashMap<>();
        if (node.isPresent()) {
            node.get().children().forEach((product, differences) -> {
                if (!products.contains(product)) {
                    throw differences.wrong("not a product of this series", String.join(", ", products));
                }
                rules.put(product, rule(differences.allow(RULE), base));
            });
        }
        return rules;
    }

    private Definition.Rule rule(YamlTree node, Definition.Rule base) {
        return new Definition.Rule(
                node.find("open").map(YamlTree::bound).orElse(base.open()),
                node.find("dated")
                        .map(list -> list.list().stream().map(StepReader::dated).toList())
                        .orElse(base.dated()),
                node.find("accept").map(StepReader::accept).orElse(base.accept()),
                or(node.find("notBefore"), base.notBefore()),
                node.find("std").isPresent() ? std(node) : base.std(),
                or(node.find("last"), base.last()),
                node.find("longTerm").map(StepReader::longTerm).orElse(base.longTerm()),
                or(node.find("repeat"), base.repeat()),
                or(node.find("acceptRepeat"), base.acceptRepeat()),
                or(node.find("discourageAfter"), base.discourageAfter()),
                node.find("early").map(StepReader::early).orElse(base.earlyIsReview()),
                node.find("convention").isPresent() || base.convention());
    }

    private static Optional<Bound> or(Optional<YamlTree> node, Optional<Bound> base) {
        return node.isPresent() ? node.map(YamlTree::bound) : base;
    }

    private static boolean early(YamlTree word) {
        if (!word.text().equals("review")) {
            throw word.wrong("unknown word " + word.text(), "review");
        }
        return true;
    }

    private static Definition.Dated dated(YamlTree item) {
        item.allow("until", "open");
        return new Definition.Dated(item.at("until").date(), item.at("open").bound());
    }

    private static Optional<Definition.Accept> accept(YamlTree node) {
        if (node.isText() && node.text().equals("none")) {
            return Optional.empty();
        }
        node.allow("open", "reason");
        return Optional.of(new Definition.Accept(
                node.at("open").bound(), node.find("reason").map(word -> word.oneOf(Reason.class))));
    }

    private static Optional<Definition.Std> std(YamlTree node) {
        YamlTree std = node.at("std");
        if (std.isText() && std.text().equals("none")) {
            return Optional.empty();
        }
        List<YamlTree> ends = std.list();
        if (ends.size() != 2) {
            throw std.wrong("a standard period has two ends", "[from, to] or none");
        }
        return Optional.of(new Definition.Std(
                ends.get(0).bound(), ends.get(1).bound(), node.find("stdElse").map(YamlTree::bound)));
    }

    static Definition.LongTerm longTerm(YamlTree node) {
        return switch (node.text()) {
            case "none" -> Definition.LongTerm.NONE;
            case "uncapped" -> new Definition.LongTerm(true, Optional.empty());
            default -> new Definition.LongTerm(true, Optional.of(node.bound()));
        };
    }
}
