package jp.sodachi.deploy.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one line of JSON into maps, lists, texts, numbers and flags. Only the streaming part of the library is used, so
 * that the first answer comes quickly.
 */
final class CaseJson {

    /** What stands for JSON's null. */
    static final Object NULL = new Object();

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CaseJson() {}

    /**
     * The value of a line.
     *
     * @throws tools.jackson.core.JacksonException the line is not one JSON value
     */
    static Object read(String line) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            Object value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "something follows the first value");
            }
            return value;
        }
    }

    private static Object value(JsonParser parser, @Nullable JsonToken token) {
        if (token == null) {
            throw new StreamReadException(parser, "the line ends too early");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> NULL;
            default -> throw new StreamReadException(parser, "a value is needed");
        };
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken()));
        }
        return members;
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return items;
    }

    /** The value as JSON again, for echoing an id. */
    static String write(Object value) {
        return switch (value) {
            case String text -> new JsonLine().text(text).toString();
            case BigDecimal number -> number.toString();
            case Boolean flag -> flag.toString();
            case List<?> items -> {
                List<String> parts =
                        items.stream().map(item -> write((Object) item)).toList();
                yield "[" + String.join(",", parts) + "]";
            }
            case Map<?, ?> members -> {
                List<String> parts = members.entrySet().stream()
                        .map(member -> write(String.valueOf(member.getKey())) + ":" + write((Object) member.getValue()))
                        .toList();
                yield "{" + String.join(",", parts) + "}";
            }
            default -> "null";
        };
    }
}
