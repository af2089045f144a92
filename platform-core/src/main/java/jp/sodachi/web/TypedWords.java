package jp.sodachi.web;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody looked for, kept in the session under a short key: the address of a finding bears the key, so that it can be gone
 * back to and loaded again, and no address, history or log bears a family's name, birth date or number. A session keeps the latest
 * {@value #MOST}; an older key, or one of another session, finds nothing.
 */
public final class TypedWords {
    private static final String KEPT = "typed-words";
    private static final int MOST = 30;

    /** No search is longer; what is behind is cut off. */
    private static final int LONGEST = 300;

    private static final char LINE = '\n';
    private static final char BEHIND_KEY = ' ';

    private TypedWords() {}

    /**
     * Keeps words.
     *
     * @return the key, digits only; empty for no words
     */
    public static String keep(HttpSession session, String words) {
        var text = words.replaceAll("\\p{Cntrl}", " ").strip();
        if (text.isEmpty()) {
            return "";
        }
        var cut = text.substring(0, Math.min(text.length(), LONGEST));
        var lines = new ArrayList<>(lines(session));
        var key = lines.isEmpty() ? "1" : Long.toString(Long.parseLong(keyOf(lines.getLast())) + 1);
        lines.add(key + BEHIND_KEY + cut);
        session.setAttribute(
                KEPT, String.join(String.valueOf(LINE), lines.subList(Math.max(0, lines.size() - MOST), lines.size())));
        return key;
    }

    /** The words of a key; empty when there are none. */
    public static String find(HttpSession session, String key) {
        return lines(session).stream()
                .filter(line -> keyOf(line).equals(key))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static List<String> lines(HttpSession session) {
        return session.getAttribute(KEPT) instanceof String kept && !kept.isEmpty()
                ? List.of(kept.split(String.valueOf(LINE)))
                : List.of();
    }

    private static String keyOf(String line) {
        return line.substring(0, line.indexOf(BEHIND_KEY));
    }
}
