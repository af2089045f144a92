package jp.sodachi.deploy.check;

import java.time.LocalDate;
import java.util.Optional;

/** Writes one JSON value on one line. */
final class JsonLine {

    private final StringBuilder text = new StringBuilder(1024);
    private boolean first = true;

    /** A bare text. */
    JsonLine text(String value) {
        quoted(value);
        return this;
    }

    JsonLine open(char bracket) {
        separate();
        text.append(bracket);
        first = true;
        return this;
    }

    JsonLine close(char bracket) {
        text.append(bracket);
        first = false;
        return this;
    }

    JsonLine name(String name) {
        separate();
        quoted(name);
        text.append(':');
        first = true;
        return this;
    }

    JsonLine put(String name, String value) {
        name(name);
        quoted(value);
        first = false;
        return this;
    }

    JsonLine put(String name, Optional<String> value) {
        return value.isPresent() ? put(name, value.get()) : raw(name, "null");
    }

    JsonLine date(String name, Optional<LocalDate> value) {
        return put(name, value.map(LocalDate::toString));
    }

    /** A value that is JSON already: a number, true, false, null. */
    JsonLine raw(String name, String json) {
        name(name);
        text.append(json);
        first = false;
        return this;
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private void quoted(String value) {
        text.append('"');
        for (int at = 0; at < value.length(); at++) {
            char letter = value.charAt(at);
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (letter < ' ') {
                text.append(String.format("\\u%04x", (int) letter));
            } else {
                text.append(letter);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
