package jp.sodachi.parentportal.join;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * A join that waits in the session while the person makes an account or signs in. It stays on this host and this browser;
 * the identity provider learns nothing of it.
 *
 * @param secret the counter sheet's secret
 * @param mail the address for a new account, or empty text when the person signs in with an account they have
 */
public record PendingJoin(String secret, String mail) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE = PendingJoin.class.getName();

    private static final String SIGN_UP = ATTRIBUTE + ".sign-up";

    /** Without a sheet: the next sign-in offers a new account, once. */
    public static void askSignUp(HttpServletRequest request) {
        request.getSession().setAttribute(SIGN_UP, true);
    }

    /** The join that waits in this session, if any. */
    public static Optional<PendingJoin> find(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof PendingJoin join
                ? Optional.of(join)
                : Optional.empty();
    }

    /**
     * What the waiting join asks of the identity provider besides signing in: a new account where there is none. Asked once:
     * who comes back without one and tries again may sign in as well.
     */
    public static Map<String, Object> takeSignUp(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(SIGN_UP) != null) {
            session.removeAttribute(SIGN_UP);
            return Map.of("prompt", "create");
        }
        var waiting = find(request).filter(join -> !join.mail().isEmpty());
        waiting.ifPresent(join -> new PendingJoin(join.secret(), "").keep(request));
        return waiting.<Map<String, Object>>map(join -> Map.of("prompt", "create", "login_hint", join.mail()))
                .orElse(Map.of());
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    static void forget(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "PendingJoin[…]";
    }
}
