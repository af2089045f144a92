package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What differs between two national definitions: everything that is written in one and not in the other. */
public final class NationalDiff {

    private static final Set<String> DAYS = Set.of(
            "open",
            "last",
            "cap",
            "repeat",
            "notBefore",
            "discourageAfter",
            "skipAfter",
            "from",
            "to",
            "std[0]",
            "std[1]");

    private static final Set<String> UNITS = Set.of("series", "products", "conflicts", "checkups");

    private NationalDiff() {}

    /** Whether a rule came, went or changed. */
    public enum What {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One difference.
     *
     * @param area where in the file, such as {@code series}, {@code products}, {@code conflicts}, {@code checkups}
     * @param name the programme, product or rule in that area; empty for the file as a whole
     * @param step the dose, for a difference inside a programme's doses; else empty
     * @param part what about it, such as {@code open}, {@code std} or {@code last}; empty where the whole came or went
     * @param before as the old file writes it; empty where it is new
     * @param after as the new file writes it; empty where it is gone
     * @param beforeWords the old day in words, where it is one
     * @param afterWords the new day in words, where it is one
     */
    public record Difference(
            What what,
            String area,
            String name,
            String step,
            String part,
            String before,
            String after,
            List<Phrase> beforeWords,
            List<Phrase> afterWords) {}

    /** All differences, in the order of the newer file. Both texts have been read as definitions before. */
    public static List<Difference> between(String older, String newer) {
        Map<List<String>, String> before = flat(YamlTree.of("older", older));
        Map<List<String>, String> after = flat(YamlTree.of("newer", newer));
        Set<List<String>> whole = new LinkedHashSet<>();
        Set<List<String>> paths = new LinkedHashSet<>(after.keySet());
        paths.addAll(before.keySet());
        List<Difference> differences = new ArrayList<>();
        for (List<String> path : paths) {
            String old = before.get(path);
            String fresh = after.get(path);
            if (java.util.Objects.equals(old, fresh)) {
                continue;
            }
            Optional<List<String>> unit = units(path).stream()
                    .filter(head -> !has(before, head) || !has(after, head))
                    .findFirst();
            if (unit.isPresent()) {
                if (whole.add(unit.get())) {
                    What what = has(before, unit.get()) ? What.REMOVED : What.ADDED;
                    differences.add(difference(what, unit.get(), "", ""));
                }
            } else {
                What what = old == null ? What.ADDED : fresh == null ? What.REMOVED : What.CHANGED;
                differences.add(difference(what, path, old == null ? "" : old, fresh == null ? "" : fresh));
            }
        }
        return differences;
    }

    /** What comes or goes as one thing: a programme, one of its doses, a product, an interval rule; the largest first. */
    private static List<List<String>> units(List<String> path) {
        if (path.size() < 2 || !UNITS.contains(path.getFirst())) {
            return List.of();
        }
        boolean step = isInStep(path);
        return step ? List.of(path.subList(0, 2), path.subList(0, 4)) : List.of(path.subList(0, 2));
    }

    /** A dose of a programme, or a visit of a check-up. */
    private static boolean isInStep(List<String> path) {
        return path.size() >= 4 && Set.of("steps", "visits").contains(path.get(2));
    }

    private static boolean has(Map<List<String>, String> flat, List<String> head) {
        return flat.keySet().stream()
                .anyMatch(path -> path.size() >= head.size()
                        && path.subList(0, head.size()).equals(head));
    }

    private static Difference difference(What what, List<String> path, String before, String after) {
        boolean inStep = isInStep(path);
        int rest = inStep ? 4 : 2;
        return new Difference(
                what,
                path.getFirst(),
                path.size() > 1 ? path.get(1) : "",
                inStep ? path.get(3) : "",
                path.size() > rest ? String.join(".", path.subList(rest, path.size())) : "",
                before,
                after,
                words(path, before),
                words(path, after));
    }

    private static List<Phrase> words(List<String> path, String written) {
        if (!DAYS.contains(path.getLast()) || written.isEmpty()) {
            return List.of();
        }
        return BoundWords.read(written).orElse(List.of());
    }

    /** Every value under its path. A list of rules goes by their ids; a list of words is one value. */
    private static Map<List<String>, String> flat(YamlTree root) {
        Map<List<String>, String> values = new LinkedHashMap<>();
        flatten(root, List.of(), values);
        return values;
    }

    private static void flatten(YamlTree node, List<String> path, Map<List<String>, String> values) {
        if (node.isText()) {
            values.put(path, node.text());
        } else if (!node.isList()) {
            node.children().forEach((key, child) -> flatten(child, with(path, key), values));
        } else if (!path.isEmpty() && path.getLast().equals("std")) {
            List<String> ends = node.texts();
            for (int at = 0; at < ends.size(); at++) {
                values.put(with(path.subList(0, path.size() - 1), "std[" + at + "]"), ends.get(at));
            }
        } else if (node.list().stream().allMatch(YamlTree::isText)) {
            values.put(path, String.join(", ", node.texts()));
        } else {
            for (YamlTree item : node.list()) {
                String id = item.isText()
                        ? item.text()
                        : item.find("id").map(YamlTree::text).orElse(item.lastKey());
                flatten(item, with(path, id), values);
            }
        }
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
