package jp.sodachi.assessment.rules;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text of a town's own instrument: a copy of an open one, and the copy with one thing changed. What comes out has been
 * read again, so it is always an instrument that may be used.
 */
public final class InstrumentText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ITEMS = "items";
    private static final String WINDOWS = "windows";
    private static final String RULES = "rules";
    private static final String DOMAINS = "domains";

    private final String file;
    private final ObjectNode root;

    private InstrumentText(Instrument of) {
        this.file = of.id() + "-" + of.version();
        this.root = (ObjectNode) JSON.readTree(of.text());
    }

    /**
     * A copy under another id or version. Source and terms stay and are credited; nobody has signed the copy.
     *
     * @param holder who answers for the copy
     * @throws InvalidInstrument for an instrument whose licence does not let it be changed
     */
    public static Instrument copy(Instrument of, String id, String version, String holder) {
        if (of.licence().type() != Licence.Type.OPEN) {
            throw new InvalidInstrument(of.id(), "licence", "its licence does not let it be changed", "open");
        }
        var text = new InstrumentText(of);
        text.root.put("id", id);
        text.root.put("version", version);
        text.root.putObject("review").put("status", "open");
        ((ObjectNode) text.root.get("licence")).put("holder", holder);
        text.eachWindowByItself(of);
        return text.read();
    }

    /**
     * The same with one thing changed.
     *
     * @throws InvalidInstrument when what comes out may not be used
     */
    public static Instrument with(Instrument of, Change change) {
        var text = new InstrumentText(of);
        switch (change) {
            case Change.Head head -> text.head(head);
            case Change.Ages ages -> text.ages(ages);
            case Change.Question question -> text.question(question);
            case Change.WithoutQuestion(var code) -> text.without(code);
            case Change.Consequence consequence -> text.consequence(consequence);
            case Change.Step step -> text.step(step);
        }
        return text.read();
    }

    /** The same, signed by a professional on that day. */
    public static Instrument signed(Instrument of, String by, java.time.LocalDate on) {
        var text = new InstrumentText(of);
        text.root.putObject("review").put("status", "signed").put("by", by).put("on", on.toString());
        return text.read();
    }

    private Instrument read() {
        return InstrumentFile.read(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }

    /** Ranges of ages would change their meaning when an age is put between; each age is named instead. */
    private void eachWindowByItself(Instrument of) {
        var order = of.windows().stream().map(Window::code).toList();
        for (var node : root.withArray(ITEMS)) {
            var item = of.item(node.get("code").stringValue()).orElseThrow();
            put(
                    (ObjectNode) node,
                    "in",
                    order.stream().filter(item.windows()::contains).toList());
        }
    }

    private void head(Change.Head head) {
        words(root, "title", head.title());
        words(root, "lead", head.lead());
        words(root, "disclaimer", head.disclaimer());
    }

    private void ages(Change.Ages ages) {
        var taken = ages.ages().stream().map(Change.Age::code).collect(Collectors.toSet());
        root.withArray(WINDOWS).forEach(each -> taken.add(each.get("code").stringValue()));
        var windows = root.putArray(WINDOWS);
        for (var age : ages.ages()) {
            var code = age.code().isEmpty() ? fresh(age, taken) : age.code();
            windows.addObject()
                    .put("code", code)
                    .put("unit", age.unit() == Window.Unit.DAYS ? "days" : "months")
                    .put("from", age.from())
                    .put("to", age.to());
        }
        var left = ages.ages().stream().map(Change.Age::code).collect(Collectors.toSet());
        for (var item : root.withArray(ITEMS)) {
            keepOnly((ArrayNode) item.get("in"), left);
        }
    }

    private static String fresh(Change.Age age, Set<String> taken) {
        var stem = (age.unit() == Window.Unit.DAYS ? "d" : "m") + age.from();
        var code = stem;
        for (var n = 2; !taken.add(code); n++) {
            code = stem + "x" + n;
        }
        return code;
    }

    private void question(Change.Question question) {
        var item = find(ITEMS, "code", question.code());
        if (item == null) {
            item = root.withArray(ITEMS).addObject();
            item.put("code", question.code());
            item.put("domain", question.domain());
            item.put("answers", word(question.answers()));
        }
        put(
                item,
                "in",
                root.withArray(WINDOWS)
                        .valueStream()
                        .map(each -> each.get("code").stringValue())
                        .filter(question.in()::contains)
                        .toList());
        words(item, "text", question.text());
        if (question.help().ja().isEmpty()) {
            item.remove("help");
        } else {
            words(item, "help", question.help());
        }
        if (question.concern().isEmpty()) {
            item.remove("concern");
        } else {
            item.put("concern", question.concern());
        }
        number(item, "expected_by", question.expectedBy());
        number(item, "refer_by", question.referBy());
    }

    private static String word(AnswerKind answers) {
        return answers.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private void without(String code) {
        var items = root.withArray(ITEMS);
        items.removeIf(each -> each.get("code").stringValue().equals(code));
        var codes = names(items, "code");
        var domains = names(items, "domain");
        for (var rule : root.withArray(RULES)) {
            forget(rule.get("when"), codes, domains);
        }
    }

    /** A rule names no more what is not there; that it can still fire is found out when the text is read. */
    private static void forget(JsonNode when, Set<String> codes, Set<String> domains) {
        if (when.get(ITEMS) instanceof ArrayNode items) {
            keepOnly(items, codes);
        }
        if (when.get(DOMAINS) instanceof ArrayNode fields) {
            keepOnly(fields, domains);
        }
        for (var key : List.of("all", "any")) {
            if (when.get(key) instanceof ArrayNode parts) {
                parts.forEach(each -> forget(each, codes, domains));
            }
        }
    }

    private void consequence(Change.Consequence change) {
        var rule = find(RULES, "id", change.rule());
        if (rule == null) {
            throw new InvalidInstrument(file, RULES, "no rule " + change.rule(), "");
        }
        rule.put("level", change.level().name().toLowerCase(java.util.Locale.ROOT));
        rule.put("action", change.action());
        if (change.atLeast().isPresent()) {
            ((ObjectNode) rule.get("when")).put("concerns", change.atLeast().getAsInt());
        }
    }

    private void step(Change.Step step) {
        var actions = (ObjectNode) root.get("actions");
        if (!(actions.get(step.action()) instanceof ObjectNode action)) {
            throw new InvalidInstrument(file, "actions", "no action " + step.action(), "");
        }
        number(action, "contact_within", step.contactWithin());
        number(action, "again_after_months", step.againAfterMonths());
        words(action, "next", step.next());
    }

    private @org.jspecify.annotations.Nullable ObjectNode find(String list, String key, String value) {
        for (var each : root.withArray(list)) {
            if (each.get(key).stringValue().equals(value)) {
                return (ObjectNode) each;
            }
        }
        return null;
    }

    private static Set<String> names(ArrayNode list, String key) {
        return list.valueStream().map(each -> each.get(key).stringValue()).collect(Collectors.toSet());
    }

    private static void keepOnly(ArrayNode list, Set<String> names) {
        list.removeIf(each -> !names.contains(each.stringValue()));
    }

    private static void put(ObjectNode node, String key, List<String> values) {
        var list = node.putArray(key);
        values.forEach(list::add);
    }

    private static void words(ObjectNode node, String key, Words words) {
        node.putObject(key).put("ja", words.ja()).put("en", words.en());
    }

    private static void number(ObjectNode node, String key, OptionalInt value) {
        if (value.isPresent()) {
            node.put(key, value.getAsInt());
        } else {
            node.remove(key);
        }
    }
}
