package jp.sodachi.schedule;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A place in a YAML file that knows its path, so that every complaint can name it. Scalars are read as text only. */
final class YamlTree {

    private final String file;
    private final String path;
    private final Node node;
    private @Nullable Map<String, YamlTree> children;

    private YamlTree(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    static YamlTree of(String file, String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new InvalidDefinition(file, 0, "", "the file is empty", "a definition");
            }
            return new YamlTree(file, "", root);
        } catch (YAMLException broken) {
            throw new InvalidDefinition(file, 0, "", "not YAML: " + broken.getMessage(), "YAML 1.1");
        }
    }

    String path() {
        return path;
    }

    String lastKey() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    InvalidDefinition wrong(String problem, String allowed) {
        return new InvalidDefinition(file, node.getStartMark().getLine() + 1, path, problem, allowed);
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong("a text is needed", "one plain value");
    }

    /** The children in the file's order. */
    Map<String, YamlTree> children() {
        Map<String, YamlTree> known = children;
        if (known == null) {
            known = read();
            children = known;
        }
        return known;
    }

    private Map<String, YamlTree> read() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("a mapping is needed", "key: value");
        }
        Map<String, YamlTree> found = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String childPath = path.isEmpty() ? key : path + "." + key;
            if (found.put(key, new YamlTree(file, childPath, tuple.getValueNode())) != null) {
                throw wrong("the key " + key + " stands twice", "each key once");
            }
        }
        return found;
    }

    /** Complains about any key that is not named here. */
    YamlTree allow(String... keys) {
        Set<String> allowed = Set.of(keys);
        for (Map.Entry<String, YamlTree> child : children().entrySet()) {
            if (!allowed.contains(child.getKey())) {
                throw child.getValue().wrong("unknown key", String.join(", ", keys));
            }
        }
        return this;
    }

    Optional<YamlTree> find(String key) {
        return Optional.ofNullable(children().get(key));
    }

    YamlTree at(String key) {
        return find(key).orElseThrow(() -> wrong("the key " + key + " is missing", key + ": …"));
    }

    List<YamlTree> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("a list is needed", "[…]");
        }
        List<YamlTree> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlTree(file, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    List<String> texts() {
        return list().stream().map(YamlTree::text).toList();
    }

    boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("not a flag: " + text(), "true, false");
        };
    }

    int number() {
        if (!text().matches("-?\\d{1,7}")) {
            throw wrong("not a whole number: " + text(), "digits, such as 27");
        }
        return Integer.parseInt(text());
    }

    LocalDate date() {
        try {
            LocalDate date = LocalDate.parse(text());
            Days.of(date);
            return date;
        } catch (DateTimeException | IllegalArgumentException impossible) {
            throw wrong("not a date: " + text(), "a date like 2026-04-01, 1900 to 2199");
        }
    }

    Bound bound() {
        try {
            return BoundReader.read(text());
        } catch (IllegalArgumentException unreadable) {
            throw wrong("not a day: " + text() + " (" + unreadable.getMessage() + ")", BoundReader.ALLOWED);
        }
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        for (E value : type.getEnumConstants()) {
            if (value.name()
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace('_', '-')
                            .equals(text())
                    || value.name().equals(text())) {
                return value;
            }
        }
        throw wrong("unknown word " + text(), List.of(type.getEnumConstants()).toString());
    }
}
