package jp.sodachi.assessment.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the questions. */
final class ItemReader {
    private static final Words NOTHING = new Words("", "");
    /** The drawings there are. */
    private static final String PICTURES = "head, roll, sit, crawl, stand, walk";

    private static final int OLDEST_MONTH = 240;
    private static final int MOST_POINTS = 100;

    private final List<String> windows;

    private ItemReader(List<String> windows) {
        this.windows = windows;
    }

    static List<Item> read(JsonPlace place, List<Window> windows) {
        var reader = new ItemReader(windows.stream().map(Window::code).toList());
        var items = place.list().stream().map(reader::item).toList();
        if (items.isEmpty()) {
            throw place.wrong("an instrument that asks nothing", "one item or more");
        }
        InstrumentFile.once(items.stream().map(Item::code).toList(), place);
        return items;
    }

    private Item item(JsonPlace place) {
        place.allow(
                "code",
                "domain",
                "answers",
                "in",
                "text",
                "help",
                "concern",
                "points",
                "expected_by",
                "refer_by",
                "picture",
                "others");
        var answers = place.at("answers").oneOf(AnswerKind.class);
        var expected = months(place, "expected_by");
        var refer = months(place, "refer_by");
        if (expected.isPresent() && refer.isPresent() && refer.getAsInt() < expected.getAsInt()) {
            throw place.at("refer_by").wrong("earlier than expected_by", "from " + expected.getAsInt());
        }
        return new Item(
                place.at("code").text("[a-zA-Z0-9][a-zA-Z0-9_-]{0,39}", "1 to 40 of a-z, A-Z, 0-9, _ and -"),
                place.at("domain").text("[a-z][a-z-]{1,39}", "2 to 40 of a-z and -"),
                answers,
                asked(place.at("in")),
                place.at("text").words(),
                place.find("help").map(JsonPlace::words).orElse(NOTHING),
                place.find("concern").map(each -> option(each, answers)).orElse(""),
                place.find("points").map(each -> points(each, answers)).orElse(Map.of()),
                expected,
                refer,
                place.find("picture")
                        .map(each -> each.text(PICTURES.replace(", ", "|"), PICTURES))
                        .orElse(""),
                place.find("others").map(ItemReader::others).orElse(List.of()));
    }

    /** Codes of windows, or the first and last of several: {@code m02..m11}. */
    private Set<String> asked(JsonPlace place) {
        var found = new LinkedHashSet<String>();
        for (var each : place.list()) {
            var ends = each.text().split("\\.\\.", -1);
            var first = windows.indexOf(ends[0]);
            var last = windows.indexOf(ends[ends.length - 1]);
            if (ends.length > 2 || first < 0 || last < first) {
                throw each.wrong("not a window: " + each.text(), String.join(", ", windows));
            }
            found.addAll(windows.subList(first, last + 1));
        }
        if (found.isEmpty()) {
            throw place.wrong("a question that is never asked", "one window or more");
        }
        return found;
    }

    private static String option(JsonPlace place, AnswerKind answers) {
        if (!answers.options().contains(place.text())) {
            throw place.wrong("no answer of this question: " + place.text(), String.join(", ", answers.options()));
        }
        return place.text();
    }

    private static Map<String, Integer> points(JsonPlace place, AnswerKind answers) {
        place.allow(answers.options().toArray(String[]::new));
        var points = new HashMap<String, Integer>();
        for (var answer : answers.options()) {
            points.put(answer, place.at(answer).number(0, MOST_POINTS));
        }
        return points;
    }

    private static OptionalInt months(JsonPlace place, String key) {
        return place.find(key)
                .map(each -> OptionalInt.of(each.number(0, OLDEST_MONTH)))
                .orElse(OptionalInt.empty());
    }

    private static List<Attainment> others(JsonPlace place) {
        var found = new ArrayList<Attainment>();
        for (var each : place.list()) {
            var pair = each.list();
            if (pair.size() != 2) {
                throw each.wrong("a month and a share are needed", "[6, 97.6]");
            }
            var least = found.isEmpty() ? 0 : found.getLast().months() + 1;
            found.add(new Attainment(
                    pair.get(0).number(least, OLDEST_MONTH), pair.get(1).percent()));
        }
        return found;
    }
}
