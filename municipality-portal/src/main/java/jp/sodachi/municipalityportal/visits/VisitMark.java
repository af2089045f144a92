package jp.sodachi.municipalityportal.visits;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Remembers in the visitor's browser on which visit it is. It gives no right and outlives the session, which goes with the visit:
 * by it the next page can say that the visit has ended instead of asking a stranger to sign in.
 */
final class VisitMark {
    private static final String NAME = "__Host-visit";

    private VisitMark() {}

    /** The value of {@code Set-Cookie} that sets the mark until the browser is closed. */
    static String set(UUID visit) {
        return cookie(visit.toString()).build().toString();
    }

    /** The value that takes the mark away. */
    static String clear() {
        return cookie("").maxAge(Duration.ZERO).build().toString();
    }

    static Optional<UUID> find(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        try {
            return cookie == null ? Optional.empty() : Optional.of(UUID.fromString(cookie.getValue()));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax");
    }
}
