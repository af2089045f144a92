package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the text of a definition into {@link Definition}, refusing every key and word it does not know. */
final class DefinitionReader {

    private final YamlTree root;
    private final String file;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, Definition.Product> products = new LinkedHashMap<>();

    private DefinitionReader(String file, String text) {
        this.file = file;
        this.root = YamlTree.of(file, text)
                .allow(
                        "schedule",
                        "version",
                        "answersFrom",
                        "sources",
                        "townMayChange",
                        "products",
                        "conflicts",
                        "series");
    }

    static Definition read(String file, String text) {
        return new DefinitionReader(file, text).definition(ContentHash.of(text));
    }

    private Definition definition(String hash) {
        root.at("sources").children().forEach((id, note) -> sources.put(id, note.text()));
        root.at("products").children().forEach((code, node) -> products.put(code, product(code, node)));
        List<Definition.Conflict> conflicts =
                root.at("conflicts").list().stream().map(this::conflict).toList();
        Map<String, Definition.Series> series = new LinkedHashMap<>();
        root.at("series")
                .children()
                .forEach((code, node) ->
                        series.put(code, new SeriesReader(products.keySet(), sources.keySet(), code, node).series()));
        return new Definition(
                file,
                hash,
                root.at("schedule").text(),
                root.at("version").text(),
                root.at("answersFrom").date(),
                Map.copyOf(sources),
                townMayChange(root.at("townMayChange")),
                ordered(products),
                conflicts,
                ordered(series));
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private Definition.TownMayChange townMayChange(YamlTree node) {
        node.allow("standardPeriod", "add", "wording", "order", "leadTimeDays");
        YamlTree lead = node.at("leadTimeDays").allow("min", "max");
        return new Definition.TownMayChange(
                node.at("standardPeriod").texts(),
                node.at("add").texts(),
                node.at("wording").flag(),
                node.at("order").flag(),
                lead.at("min").number(),
                lead.at("max").number());
    }

    private Definition.Product product(String code, YamlTree node) {
        node.allow("vaccine", "kind", "routine", "source");
        checkSources(node, sources.keySet());
        return new Definition.Product(
                code,
                node.at("vaccine").text(),
                node.at("kind").oneOf(Definition.ProductKind.class),
                node.find("routine").map(DefinitionReader::span).orElse(Definition.Span.ALWAYS));
    }

    private Definition.Conflict conflict(YamlTree node) {
        node.allow("id", "given", "dose", "after", "days", "reason", "source");
        checkSources(node, sources.keySet());
        return new Definition.Conflict(
                node.at("id").text(),
                span(node.at("given")),
                kinds(node.at("dose")),
                kinds(node.at("after")),
                node.at("days").number(),
                node.at("reason").oneOf(Reason.class));
    }

    private static List<Definition.ProductKind> kinds(YamlTree node) {
        return node.list().stream()
                .map(item -> item.oneOf(Definition.ProductKind.class))
                .toList();
    }

    static Definition.Span span(YamlTree node) {
        node.allow("from", "to");
        Definition.Span span = new Definition.Span(
                node.find("from").map(YamlTree::date), node.find("to").map(YamlTree::date));
        if (span.first() > span.last()) {
            throw node.wrong("the span ends before it begins", "from on or before to");
        }
        return span;
    }

    /** Every rule names where it is from. */
    static void checkSources(YamlTree node, Set<String> known) {
        List<YamlTree> names = new ArrayList<>(node.at("source").list());
        if (names.isEmpty()) {
            throw node.wrong("a source is needed", String.join(", ", known));
        }
        for (YamlTree name : names) {
            if (!known.contains(name.text())) {
                throw name.wrong("unknown source " + name.text(), String.join(", ", known));
            }
        }
    }

    static List<String> codes(Optional<YamlTree> node, Set<String> known) {
        if (node.isEmpty()) {
            return List.of();
        }
        for (YamlTree item : node.get().list()) {
            if (!known.contains(item.text())) {
                throw item.wrong("unknown product " + item.text(), String.join(", ", known));
            }
        }
        return node.get().texts();
    }
}
