package jp.sodachi.assessment.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A place in an instrument's file that knows its path, so that every complaint can name it. */
final class JsonPlace {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST = 1000;

    private final String file;
    private final String path;
    private final JsonNode node;

    private JsonPlace(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    static JsonPlace of(String file, String text) {
        try {
            return new JsonPlace(file, "", JSON.readTree(text));
        } catch (JacksonException broken) {
            throw new InvalidInstrument(file, "", "not JSON: " + broken.getOriginalMessage(), "JSON, each key once");
        }
    }

    InvalidInstrument wrong(String problem, String allowed) {
        return new InvalidInstrument(file, path, problem, allowed);
    }

    /** Complains about any key that is not named here. */
    JsonPlace allow(String... keys) {
        var allowed = Set.of(keys);
        for (var key : fields().keySet()) {
            if (!allowed.contains(key)) {
                throw wrong("unknown key " + key, Stream.of(keys).sorted().collect(Collectors.joining(", ")));
            }
        }
        return this;
    }

    /** The fields in the file's order. */
    Map<String, JsonPlace> fields() {
        if (!node.isObject()) {
            throw wrong("an object is needed", "{\"key\": …}");
        }
        var found = new LinkedHashMap<String, JsonPlace>();
        for (var field : node.properties()) {
            found.put(
                    field.getKey(),
                    new JsonPlace(
                            file, path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        }
        return found;
    }

    boolean has(String key) {
        return node.has(key);
    }

    Optional<JsonPlace> find(String key) {
        return Optional.ofNullable(fields().get(key));
    }

    JsonPlace at(String key) {
        return find(key).orElseThrow(() -> wrong("the key " + key + " is missing", "\"" + key + "\": …"));
    }

    List<JsonPlace> list() {
        if (!node.isArray()) {
            throw wrong("a list is needed", "[…]");
        }
        var items = new ArrayList<JsonPlace>();
        for (var item : node) {
            items.add(new JsonPlace(file, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** A text that says something. */
    String text() {
        if (!node.isString()
                || node.stringValue().isBlank()
                || node.stringValue().length() > LONGEST) {
            throw wrong("a text is needed", "\"1 to " + LONGEST + " characters\"");
        }
        return node.stringValue();
    }

    String text(String pattern, String allowed) {
        if (!text().matches(pattern)) {
            throw wrong("not possible here: " + text(), allowed);
        }
        return text();
    }

    int number(int least, int most) {
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw wrong("not a whole number in range: " + node, least + " to " + most);
        }
        return node.intValue();
    }

    BigDecimal percent() {
        if (!node.isNumber()
                || node.decimalValue().signum() < 0
                || node.decimalValue().compareTo(BigDecimal.valueOf(100)) > 0) {
            throw wrong("not a share: " + node, "0 to 100");
        }
        return node.decimalValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw wrong("not a flag: " + node, "true, false");
        }
        return node.booleanValue();
    }

    LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException impossible) {
            throw wrong("not a date: " + node, "a date like 2026-04-01");
        }
    }

    /** One of these words, written small and with hyphens or underlines. */
    <E extends Enum<E>> E oneOf(Class<E> type) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text().toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return value;
            }
        }
        throw wrong(
                "unknown word " + text(),
                Stream.of(type.getEnumConstants())
                        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", ")));
    }

    /** Words in both languages, or one text for all: so the first versions of the files wrote rights and sources. */
    Words wordsOrText() {
        return node.isString() ? new Words(text(), text()) : words();
    }

    Words words() {
        allow("ja", "en");
        return new Words(at("ja").text(), at("en").text());
    }
}
