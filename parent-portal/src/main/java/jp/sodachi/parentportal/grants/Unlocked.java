package jp.sodachi.parentportal.grants;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The grants to places whose code this browser has given; it forgets them with its session. */
record Unlocked(TreeSet<UUID> grants) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE = Unlocked.class.getName();

    static Set<UUID> of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Unlocked unlocked
                ? Set.copyOf(unlocked.grants())
                : Set.of();
    }

    /** The session gets another id, as after signing in: one that somebody planted before opens nothing. */
    static void add(UUID grant, HttpServletRequest request) {
        var all = new TreeSet<>(of(request));
        all.add(grant);
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        request.getSession().setAttribute(ATTRIBUTE, new Unlocked(all));
    }
}
