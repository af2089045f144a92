package jp.sodachi.municipalityportal.visits;

import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The pages of the office that a visitor may open: those on which one reads. What is not in this list is not found for a visitor
 * and not linked to either, a new page included.
 */
final class OpenPages {
    private static final String ID = "{id:[0-9a-f-]{36}}";

    static final List<String> ADDRESSES = List.of(
            "/",
            "/children",
            "/children/" + ID,
            "/children/" + ID + "/growth",
            "/children/" + ID + "/messages",
            "/children/" + ID + "/photos/{photo:[0-9a-f-]{36}}.jpg",
            "/pregnancies",
            "/pregnancies/" + ID,
            "/pregnancies/" + ID + "/messages",
            "/follow-ups",
            "/follow-ups/" + ID,
            "/checkups",
            "/notices",
            "/notices/templates",
            "/notices/lists",
            "/notices/lists/" + ID,
            "/notices/" + ID,
            "/notices/" + ID + "/missed",
            "/replies",
            "/replies/" + ID,
            "/schedule");

    /** What a visitor may send besides: what is looked for on those pages. */
    private static final Set<String> QUESTIONS = Set.of("/children/find", "/pregnancies/find");

    private static final List<PathPattern> PATTERNS =
            ADDRESSES.stream().map(PathPatternParser.defaultInstance::parse).toList();

    private OpenPages() {}

    /** Whether what is sent to this address only says what is looked for. */
    static boolean asks(String path) {
        return QUESTIONS.contains(path);
    }

    /** @param path without a query */
    static boolean has(String path) {
        var parsed = PathContainer.parsePath(path);
        return PATTERNS.stream().anyMatch(pattern -> pattern.matches(parsed));
    }
}
