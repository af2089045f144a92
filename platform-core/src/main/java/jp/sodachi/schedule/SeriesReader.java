package jp.sodachi.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one series of a definition. */
final class SeriesReader {

    private final Set<String> products;
    private final Set<String> sources;
    private final String code;
    private final YamlTree node;
    private final List<String> own;
    private final boolean voluntary;

    SeriesReader(Set<String> products, Set<String> sources, String code, YamlTree node) {
        this.products = products;
        this.sources = sources;
        this.code = code;
        this.node = node.allow(
                "kind",
                "products",
                "pair",
                "undecided",
                "earlier",
                "since",
                "who",
                "listed",
                "otherBefore",
                "seasonal",
                "assume",
                "showProduct",
                "inPlan",
                "longTerm",
                "extensions",
                "review",
                "advice",
                "plans",
                "steps",
                "source");
        this.own = DefinitionReader.codes(Optional.of(node.at("products")), products);
        this.voluntary = voluntary(node.at("kind"));
    }

    private static boolean voluntary(YamlTree kind) {
        return switch (kind.text()) {
            case "routine" -> false;
            case "voluntary" -> true;
            default -> throw kind.wrong("unknown word " + kind.text(), "routine, voluntary");
        };
    }

    Definition.Series series() {
        DefinitionReader.checkSources(node, sources);
        Definition.LongTerm longTerm =
                node.find("longTerm").map(StepReader::longTerm).orElse(Definition.LongTerm.NONE);
        Map<String, Definition.Step> steps = new LinkedHashMap<>();
        node.at("steps")
                .children()
                .forEach((id, step) ->
                        steps.put(id, new StepReader(Set.copyOf(own), sources, voluntary, longTerm).step(id, step)));
        return new Definition.Series(
                code,
                voluntary,
                own,
                ownCodes("pair"),
                ownCodes("undecided"),
                DefinitionReader.codes(node.find("earlier"), products),
                node.find("since").map(YamlTree::date),
                node.find("who").map(this::who).orElse(Definition.Who.EVERYBODY),
                node.find("listed").map(SeriesReader::listed).orElse(Definition.Listed.ALL),
                node.find("otherBefore").map(this::otherBefore),
                node.find("seasonal").map(YamlTree::flag).orElse(false),
                node.find("assume").map(this::assume).orElseGet(this::firstProduct),
                node.find("showProduct").map(this::showProduct).orElse(Definition.ShowProduct.NEVER),
                node.find("inPlan").map(this::inPlan).orElse(Definition.InPlan.ALWAYS),
                list("extensions").stream().map(this::extension).toList(),
                node.find("review").map(this::review),
                list("advice").stream().map(item -> advice(item, steps)).toList(),
                node.at("plans").list().stream().map(item -> plan(item, steps)).toList(),
                java.util.Collections.unmodifiableMap(steps));
    }

    private List<YamlTree> list(String key) {
        return node.find(key).map(YamlTree::list).orElse(List.of());
    }

    private List<String> ownCodes(String key) {
        return DefinitionReader.codes(node.find(key), Set.copyOf(own));
    }

    private Definition.Who who(YamlTree who) {
        who.allow("sex", "born", "excluded", "dueDate");
        Optional<Sex> sex = who.find("sex").map(word -> switch (word.text()) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            default -> throw word.wrong("unknown sex " + word.text(), "F, M");
        });
        return new Definition.Who(
                sex,
                who.find("born").map(DefinitionReader::span).orElse(Definition.Span.ALWAYS),
                who.find("excluded").map(YamlTree::list).orElse(List.of()).stream()
                        .map(item -> item.oneOf(Exclusion.class))
                        .toList(),
                who.find("dueDate").map(YamlTree::flag).orElse(false));
    }

    private static Definition.Listed listed(YamlTree listed) {
        listed.allow("from", "before");
        return new Definition.Listed(
                listed.find("from").map(YamlTree::bound), listed.find("before").map(YamlTree::bound));
    }

    private Definition.OtherBefore otherBefore(YamlTree other) {
        other.allow("bound", "reason", "source");
        DefinitionReader.checkSources(other, sources);
        return new Definition.OtherBefore(
                other.at("bound").bound(), other.at("reason").oneOf(Reason.class));
    }

    private Definition.Assume firstProduct() {
        return new Definition.Assume(Definition.Assume.Follow.NONE, false, own.getFirst());
    }

    private Definition.Assume assume(YamlTree assume) {
        assume.allow("follow", "planned", "product");
        return new Definition.Assume(
                assume.find("follow")
                        .map(word -> word.oneOf(Definition.Assume.Follow.class))
                        .orElse(Definition.Assume.Follow.NONE),
                assume.find("planned").map(YamlTree::flag).orElse(false),
                ownProduct(assume.at("product")));
    }

    private String ownProduct(YamlTree product) {
        if (!own.contains(product.text())) {
            throw product.wrong("not a product of this series: " + product.text(), own.toString());
        }
        return product.text();
    }

    private Definition.ShowProduct showProduct(YamlTree show) {
        show.allow("always", "followed", "after");
        return new Definition.ShowProduct(
                show.find("always").map(YamlTree::flag).orElse(false),
                show.find("followed").map(YamlTree::flag).orElse(false),
                DefinitionReader.codes(show.find("after"), Set.copyOf(own)));
    }

    private Definition.InPlan inPlan(YamlTree in) {
        in.allow("onlyEligible", "onlyAfter");
        return new Definition.InPlan(
                in.find("onlyEligible").map(YamlTree::flag).orElse(false),
                DefinitionReader.codes(in.find("onlyAfter"), Set.copyOf(own)));
    }

    private Definition.Extension extension(YamlTree item) {
        item.allow("id", "born", "needs", "window", "further", "longTerm", "source");
        DefinitionReader.checkSources(item, sources);
        Definition.Span window = DefinitionReader.span(item.at("window"));
        if (window.from().isEmpty() || window.to().isEmpty()) {
            throw item.at("window").wrong("a measure has a first and a last day", "{from: …, to: …}");
        }
        item.find("needs").ifPresent(need -> {
            if (!need.text().equals("mrShortage")) {
                throw need.wrong("unknown flag " + need.text(), "mrShortage");
            }
        });
        return new Definition.Extension(
                item.at("id").text(),
                DefinitionReader.span(item.at("born")),
                item.find("needs").isPresent(),
                window.from().get(),
                window.to().get(),
                item.find("further").map(SeriesReader::further),
                item.find("longTerm").map(YamlTree::flag).orElse(true));
    }

    private static Definition.Further further(YamlTree further) {
        further.allow("doseIn", "to");
        return new Definition.Further(
                DefinitionReader.span(further.at("doseIn")), further.at("to").date());
    }

    private Definition.Review review(YamlTree review) {
        review.allow("incomplete", "unlessBorn", "source");
        DefinitionReader.checkSources(review, sources);
        Definition.Span never = new Definition.Span(
                Optional.of(java.time.LocalDate.of(1900, 1, 1)), Optional.of(java.time.LocalDate.of(1900, 1, 1)));
        return new Definition.Review(
                review.at("incomplete").text(),
                review.find("unlessBorn").map(DefinitionReader::span).orElse(never));
    }

    private Definition.Advice advice(YamlTree item, Map<String, Definition.Step> steps) {
        item.allow("id", "when", "source");
        DefinitionReader.checkSources(item, sources);
        YamlTree when = item.at("when").allow("step", "openWithin", "lastProduct", "always");
        when.find("step").ifPresent(step -> knownStep(step, steps));
        return new Definition.Advice(
                item.at("id").text(),
                when.find("step").map(YamlTree::text),
                when.find("openWithin").map(YamlTree::bound),
                DefinitionReader.codes(when.find("lastProduct"), Set.copyOf(own)));
    }

    private static String knownStep(YamlTree step, Map<String, Definition.Step> steps) {
        if (!steps.containsKey(step.text())) {
            throw step.wrong("unknown step " + step.text(), String.join(", ", steps.keySet()));
        }
        return step.text();
    }

    private Definition.PlanOption plan(YamlTree item, Map<String, Definition.Step> steps) {
        item.allow("id", "when", "steps", "source", "convention", "note");
        item.find("source").ifPresent(present -> DefinitionReader.checkSources(item, sources));
        return new Definition.PlanOption(
                item.at("id").text(),
                item.find("when").map(this::guard).orElse(Definition.Guard.OTHERWISE),
                item.at("steps").list().stream()
                        .map(step -> knownStep(step, steps))
                        .toList(),
                item.find("convention").isPresent());
    }

    private Definition.Guard guard(YamlTree when) {
        when.allow("firstIs", "any", "none", "first", "second");
        Optional<YamlTree> first = when.find("first").map(node -> node.allow("after", "by"));
        Optional<YamlTree> second = when.find("second").map(node -> node.allow("from"));
        return new Definition.Guard(
                DefinitionReader.codes(when.find("firstIs"), Set.copyOf(own)),
                DefinitionReader.codes(when.find("any"), Set.copyOf(own)),
                DefinitionReader.codes(when.find("none"), Set.copyOf(own)),
                first.flatMap(node -> node.find("after")).map(YamlTree::bound),
                first.flatMap(node -> node.find("by")).map(YamlTree::bound),
                second.map(node -> node.at("from").bound()));
    }
}
