package jp.sodachi.deploy.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A place in a case that knows its path, so that every complaint can name the field. A null counts as absent. */
final class CaseNode {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final String path;
    private final Object node;

    CaseNode(String path, Object node) {
        this.path = path;
        this.node = node;
    }

    CaseError wrong(String problem) {
        return new CaseError(path, problem);
    }

    /** An object with none but these keys. */
    CaseNode allow(Set<String> keys) {
        for (Object name : members().keySet()) {
            if (!keys.contains(name)) {
                throw new CaseError(child(String.valueOf(name)), "unknown key");
            }
        }
        return this;
    }

    private Map<?, ?> members() {
        if (node instanceof Map<?, ?> members) {
            return members;
        }
        throw wrong("an object is needed");
    }

    private String child(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Optional<CaseNode> find(String key) {
        Object child = members().get(key);
        return child == null || child == CaseJson.NULL
                ? Optional.empty()
                : Optional.of(new CaseNode(child(key), child));
    }

    CaseNode at(String key) {
        return find(key).orElseThrow(() -> new CaseError(child(key), "missing"));
    }

    List<CaseNode> list() {
        if (!(node instanceof List<?> values)) {
            throw wrong("a list is needed");
        }
        List<CaseNode> items = new ArrayList<>(values.size());
        for (Object item : values) {
            items.add(new CaseNode(path + "[" + items.size() + "]", item));
        }
        return items;
    }

    String text() {
        if (node instanceof String text) {
            return text;
        }
        throw wrong("a text is needed");
    }

    boolean flag() {
        if (node instanceof Boolean flag) {
            return flag;
        }
        throw wrong("true or false is needed");
    }

    BigDecimal number() {
        if (node instanceof BigDecimal number) {
            return number;
        }
        throw wrong("a number is needed");
    }

    int wholeNumber() {
        try {
            return number().intValueExact();
        } catch (ArithmeticException fraction) {
            throw wrong("a whole number is needed");
        }
    }

    /** A calendar date, year-month-day, 1900 to 2199. */
    LocalDate date() {
        String text = text();
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw wrong("not a date like 2026-04-01: " + text);
        }
        int year = digits(text, 0, 4);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw wrong("a date outside 1900 to 2199: " + text);
        }
        try {
            return LocalDate.of(year, digits(text, 5, 7), digits(text, 8, 10));
        } catch (DateTimeException impossible) {
            throw wrong("no such date: " + text);
        }
    }

    private int digits(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                throw wrong("not a date like 2026-04-01: " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** One of a closed set of codes. */
    String code(Set<String> known, String what) {
        String text = text();
        if (!known.contains(text)) {
            throw wrong("unknown " + what + " " + text);
        }
        return text;
    }
}
