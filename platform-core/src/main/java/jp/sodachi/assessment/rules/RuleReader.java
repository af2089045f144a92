package jp.sodachi.assessment.rules;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads actions and rules, and finds out that every rule can fire and every sum has one. */
final class RuleReader {
    private static final int LONGEST_WAIT = 60;
    private static final int OLDEST_MONTH = 240;
    private static final int MOST = 10_000;

    private final List<Item> items;
    private final List<String> actions;

    private RuleReader(List<Item> items, List<String> actions) {
        this.items = items;
        this.actions = actions;
    }

    static List<Action> actions(JsonPlace place) {
        var actions = place.fields().entrySet().stream()
                .map(each -> action(each.getKey(), each.getValue()))
                .toList();
        if (actions.stream().noneMatch(each -> each.code().equals(InstrumentFile.NONE))) {
            throw place.wrong("the action " + InstrumentFile.NONE + " is missing", "\"none\": {\"next\": …}");
        }
        return actions;
    }

    private static Action action(String code, JsonPlace place) {
        place.allow("contact_within", "again_after_months", "next");
        return new Action(
                code,
                number(place, "contact_within", 0, LONGEST_WAIT),
                number(place, "again_after_months", 1, OLDEST_MONTH),
                place.at("next").words());
    }

    private static OptionalInt number(JsonPlace place, String key, int least, int most) {
        return place.find(key)
                .map(each -> OptionalInt.of(each.number(least, most)))
                .orElse(OptionalInt.empty());
    }

    static List<Rule> rules(JsonPlace place, List<Item> items, List<Action> actions) {
        var reader = new RuleReader(items, actions.stream().map(Action::code).toList());
        var rules = place.list().stream().map(reader::rule).toList();
        InstrumentFile.once(rules.stream().map(Rule::id).toList(), place);
        reader.everySumOnce(rules, place);
        return rules;
    }

    private Rule rule(JsonPlace place) {
        place.allow("id", "when", "level", "action", "alarm");
        var action = place.at("action").text();
        if (!actions.contains(action)) {
            throw place.at("action").wrong("no such action: " + action, String.join(", ", actions));
        }
        var level = place.at("level").oneOf(Level.class);
        return new Rule(
                place.at("id").text("[a-z][a-z0-9-]{0,39}", "1 to 40 of a-z, 0-9 and -"),
                condition(place.at("when")),
                level,
                action,
                place.find("alarm").map(JsonPlace::flag).orElse(false));
    }

    private Condition condition(JsonPlace place) {
        if (place.has("worry")) {
            place.allow("worry");
            if (!place.at("worry").flag()) {
                throw place.at("worry").wrong("no worry is no reason", "true");
            }
            return new Condition.Worried();
        }
        if (place.has("answer")) {
            return answered(place.allow("answer", "age", "items", "domains"));
        }
        if (place.has("concerns")) {
            place.allow("concerns", "items", "domains");
            var able = chosen(place).stream()
                    .filter(each -> !each.concern().isEmpty())
                    .toList();
            return new Condition.Concerns(codes(able), place.at("concerns").number(1, Math.max(1, able.size())));
        }
        if (place.has("points")) {
            var ends = place.allow("points").at("points").list();
            if (ends.size() != 2) {
                throw place.at("points").wrong("the least and the most are needed", "[3, 7]");
            }
            var from = ends.get(0).number(0, MOST);
            return new Condition.Points(from, ends.get(1).number(from, MOST));
        }
        if (place.has("all")) {
            return new Condition.All(parts(place.allow("all").at("all")));
        }
        if (place.has("any")) {
            return new Condition.Any(parts(place.allow("any").at("any")));
        }
        throw place.wrong("a rule that never fires", "worry, answer, concerns, points, all, any");
    }

    private List<Condition> parts(JsonPlace place) {
        var parts = place.list().stream().map(this::condition).toList();
        if (parts.size() < 2) {
            throw place.wrong("too few", "two or more");
        }
        return parts;
    }

    private Condition answered(JsonPlace place) {
        var answer = place.at("answer").text();
        var mark = place.find("age")
                .map(each -> each.text("expected_by|refer_by", "expected_by, refer_by"))
                .map(each -> each.equals("refer_by") ? Condition.Mark.REFER_BY : Condition.Mark.EXPECTED_BY)
                .orElse(Condition.Mark.NONE);
        var able = chosen(place).stream()
                .filter(item -> item.answers().options().contains(answer))
                .filter(item -> switch (mark) {
                    case NONE -> true;
                    case EXPECTED_BY -> item.expectedBy().isPresent();
                    case REFER_BY -> item.referBy().isPresent();
                })
                .toList();
        if (able.isEmpty()) {
            throw place.wrong("no item that is answered so and has that age", "an answer of one of the items");
        }
        return new Condition.Answered(codes(able), answer, mark);
    }

    /** The items a rule is about: those named, those of the domains named, or all. */
    private List<Item> chosen(JsonPlace place) {
        if (!place.has("items") && !place.has("domains")) {
            return items;
        }
        var codes = items.stream().map(Item::code).toList();
        var domains = items.stream().map(Item::domain).distinct().toList();
        var named = names(place, "items", codes);
        var fields = names(place, "domains", domains);
        return items.stream()
                .filter(item -> named.contains(item.code()) || fields.contains(item.domain()))
                .toList();
    }

    private static Set<String> names(JsonPlace place, String key, List<String> known) {
        var found = new LinkedHashSet<String>();
        place.find(key).map(JsonPlace::list).orElse(List.of()).forEach(each -> {
            if (!known.contains(each.text())) {
                throw each.wrong("unknown: " + each.text(), String.join(", ", known));
            }
            found.add(each.text());
        });
        return found;
    }

    private static Set<String> codes(List<Item> items) {
        return items.stream().map(Item::code).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where sums are judged, each possible sum is judged by exactly one rule. */
    private void everySumOnce(List<Rule> rules, JsonPlace place) {
        var ranges = rules.stream()
                .map(Rule::when)
                .filter(Condition.Points.class::isInstance)
                .map(Condition.Points.class::cast)
                .sorted(Comparator.comparingInt(Condition.Points::from))
                .toList();
        if (ranges.isEmpty()) {
            return;
        }
        var most = items.stream()
                .mapToInt(item -> item.points().values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0))
                .sum();
        var next = 0;
        for (var range : ranges) {
            if (range.from() != next) {
                throw place.wrong(
                        "the sum " + Math.min(next, range.from()) + " is judged twice or not at all",
                        "ranges without gap or overlap from 0 to " + most);
            }
            next = range.to() + 1;
        }
        if (next - 1 != most) {
            throw place.wrong("the ranges end at " + (next - 1), "up to the highest possible sum, " + most);
        }
    }
}
