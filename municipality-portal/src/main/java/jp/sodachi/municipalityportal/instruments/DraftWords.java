package jp.sodachi.municipalityportal.instruments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.assessment.CheckWords;
import jp.sodachi.assessment.rules.Action;
import jp.sodachi.assessment.rules.Condition;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Item;
import jp.sodachi.assessment.rules.Rule;
import jp.sodachi.assessment.rules.Window;
import jp.sodachi.growth.GrowthAge;
import org.springframework.context.MessageSource;

/** An instrument in words for those who write and approve it. */
public final class DraftWords {
    private static final int MOST_NAMED = 4;

    private final CheckWords words;
    private final Locale reader;

    DraftWords(MessageSource messages, Locale reader) {
        this.words = new CheckWords(messages, reader);
        this.reader = reader;
    }

    /** When a rule fires. */
    public String when(Rule rule, Instrument of) {
        return when(rule.when(), of);
    }

    private String when(Condition condition, Instrument of) {
        return switch (condition) {
            case Condition.Worried() -> say("instruments.when.worried");
            case Condition.Answered answered -> answered(answered, of);
            case Condition.Concerns(var items, var least) ->
                say(
                        "instruments.when.concerns",
                        about(
                                items,
                                of,
                                of.items().stream()
                                        .filter(each -> !each.concern().isEmpty())
                                        .count()),
                        least);
            case Condition.Points(var from, var to) -> say("instruments.when.points", from, to);
            case Condition.All(var all) ->
                all.stream().map(each -> when(each, of)).collect(Collectors.joining(say("instruments.when.and")));
            case Condition.Any(var any) ->
                any.stream().map(each -> when(each, of)).collect(Collectors.joining(say("instruments.when.or")));
        };
    }

    private String answered(Condition.Answered condition, Instrument of) {
        var item = of.items().stream()
                .filter(each -> condition.items().contains(each.code()))
                .findFirst();
        var answer = item.map(each -> words.answer(each, condition.answer())).orElse(condition.answer());
        var able = of.items().stream()
                .filter(each -> each.answers().options().contains(condition.answer()))
                .filter(each -> switch (condition.mark()) {
                    case NONE -> true;
                    case EXPECTED_BY -> each.expectedBy().isPresent();
                    case REFER_BY -> each.referBy().isPresent();
                })
                .count();
        return say("instruments.when.answered." + condition.mark(), about(condition.items(), of, able), answer);
    }

    private String about(Set<String> codes, Instrument of, long all) {
        if (codes.size() >= all) {
            return say("instruments.when.any-question");
        }
        var named = of.items().stream()
                .filter(each -> codes.contains(each.code()))
                .limit(MOST_NAMED)
                .map(each -> say("instruments.when.question", each.text().in(reader)))
                .collect(Collectors.joining());
        return codes.size() > MOST_NAMED ? say("instruments.when.and-more", named, codes.size() - MOST_NAMED) : named;
    }

    /** What happens after a result, in one line. */
    public String step(Action action) {
        var contact = action.contactWithin();
        if (contact.isPresent()) {
            return contact.getAsInt() == 0
                    ? say("instruments.step.same-day")
                    : say("instruments.step.within", contact.getAsInt());
        }
        var again = action.againAfterMonths();
        return again.isPresent() ? say("instruments.step.again", again.getAsInt()) : say("instruments.step.none");
    }

    /** The months of a question, in one line. */
    public String marks(Item item) {
        return Stream.of(
                        item.expectedBy().isPresent()
                                ? say(
                                        "instruments.mark.expected",
                                        item.expectedBy().getAsInt())
                                : "",
                        item.referBy().isPresent()
                                ? say("instruments.mark.refer", item.referBy().getAsInt())
                                : "",
                        item.concern().isEmpty()
                                ? ""
                                : say("instruments.mark.concern", words.answer(item, item.concern())))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(say("instruments.and")));
    }

    /** At which ages a question is asked. */
    public String asked(Item item, Instrument of) {
        var at = of.windows().stream()
                .filter(each -> item.windows().contains(each.code()))
                .toList();
        return at.size() > 2 && isUnbroken(at, of)
                ? say("instruments.asked.range", words.window(at.getFirst()), words.window(at.getLast()))
                : at.stream().map(words::window).collect(Collectors.joining(say("instruments.and")));
    }

    private static boolean isUnbroken(List<Window> at, Instrument of) {
        var first = of.windows().indexOf(at.getFirst());
        return of.windows().subList(first, first + at.size()).equals(at);
    }

    /** An age of a made-up child. */
    public String age(Window window, GrowthAge age) {
        return window.unit() == Window.Unit.DAYS
                ? say("instruments.age.days", age.days())
                : say("instruments.age.months", age.months());
    }

    /** What differs between two versions, named in words: the earlier and the later value, empty where there is none. */
    public List<Differing> differences(Instrument earlier, Instrument later) {
        var before = facts(earlier);
        var after = facts(later);
        var keys = new TreeSet<String>();
        keys.addAll(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(key -> !value(before, key).equals(value(after, key)))
                .map(key -> new Differing(label(before, after, key), value(before, key), value(after, key)))
                .toList();
    }

    /** One thing in two versions. */
    public record Differing(String what, String before, String after) {}

    private record Fact(String label, String value) {}

    private static String value(Map<String, Fact> facts, String key) {
        var fact = facts.get(key);
        return fact == null ? "" : fact.value();
    }

    private static String label(Map<String, Fact> before, Map<String, Fact> after, String key) {
        var fact = after.getOrDefault(key, before.get(key));
        return fact == null ? "" : fact.label();
    }

    /** Everything a town can change, by a key that stays the same over versions. */
    private Map<String, Fact> facts(Instrument of) {
        var facts = new LinkedHashMap<String, Fact>();
        facts.put("0title", new Fact(say("instruments.draft.title.ja"), both(of.title())));
        facts.put("0lead", new Fact(say("instruments.draft.lead.ja"), both(of.lead())));
        facts.put("0note", new Fact(say("instruments.draft.disclaimer.ja"), both(of.disclaimer())));
        facts.put(
                "1ages",
                new Fact(
                        say("instruments.draft.ages"),
                        of.windows().stream().map(words::window).collect(Collectors.joining(say("instruments.and")))));
        of.items().forEach(item -> {
            var name = say("instruments.when.question", item.text().in(reader));
            facts.put("2" + item.code() + "1", new Fact(say("instruments.draft.question.ja"), both(item.text())));
            facts.put("2" + item.code() + "2", new Fact(name, both(item.help())));
            facts.put("2" + item.code() + "3", new Fact(name, marks(item)));
            facts.put("2" + item.code() + "4", new Fact(name, asked(item, of)));
        });
        of.rules()
                .forEach(rule -> facts.put(
                        "3" + rule.id(),
                        new Fact(
                                when(rule, of),
                                say("assessment.level." + rule.level())
                                        + of.action(rule.action())
                                                .map(each -> say("instruments.and") + step(each))
                                                .orElse(""))));
        of.actions()
                .forEach(action -> facts.put(
                        "4" + action.code(), new Fact(say("instruments.draft.step.ja"), both(action.next()))));
        return facts;
    }

    private static String both(jp.sodachi.assessment.rules.Words words) {
        return words.ja().isEmpty() ? "" : words.ja() + " / " + words.en();
    }

    /** Other words. */
    public String say(String key, Object... values) {
        return words.say(key, values);
    }
}
