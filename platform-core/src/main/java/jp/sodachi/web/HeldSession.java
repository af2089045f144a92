package jp.sodachi.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/**
 * A session as one request has it: this node's copy and, when Redis has answered, the session there. What is changed is
 * changed in both.
 *
 * @param <S> the session of the repository that all nodes share
 */
final class HeldSession<S extends Session> implements Session {
    /** A session ends an hour after its last use; that a page was asked for is written down so often and no oftener. */
    private static final Duration USE_IS_NOTED = Duration.ofMinutes(1);

    private final MapSession copy;
    private @Nullable S shared;
    private String foundAs;
    private boolean known;

    /** @param known whether Redis has a session under this id, as far as this node knows */
    HeldSession(MapSession copy, @Nullable S shared, boolean known) {
        this.copy = copy;
        this.shared = shared;
        this.foundAs = copy.getId();
        this.known = known;
    }

    MapSession copy() {
        return copy;
    }

    @Nullable S shared() {
        return shared;
    }

    /** The id under which it was found or kept last. */
    String foundAs() {
        return foundAs;
    }

    /** Whether Redis has a session under the present id. */
    boolean isKnown() {
        return known && foundAs.equals(copy.getId());
    }

    void isKept(boolean nowKnown) {
        foundAs = copy.getId();
        known = nowKnown;
    }

    /** From now on it is {@code fresh}, which Redis has. */
    void becomes(S fresh) {
        shared = fresh;
        copy.setId(fresh.getId());
        isKept(true);
    }

    @Override
    public String getId() {
        return copy.getId();
    }

    @Override
    public String changeSessionId() {
        if (shared == null) {
            return copy.changeSessionId();
        }
        copy.setId(shared.changeSessionId());
        return copy.getId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return shared == null ? copy.getAttribute(name) : shared.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return copy.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            removeAttribute(name);
            return;
        }
        copy.setAttribute(name, value);
        if (shared != null) {
            shared.setAttribute(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        copy.removeAttribute(name);
        if (shared != null) {
            shared.removeAttribute(name);
        }
    }

    @Override
    public Instant getCreationTime() {
        return copy.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        copy.setLastAccessedTime(time);
        if (shared != null && !time.isBefore(shared.getLastAccessedTime().plus(USE_IS_NOTED))) {
            shared.setLastAccessedTime(time);
        }
    }

    @Override
    public Instant getLastAccessedTime() {
        return copy.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        copy.setMaxInactiveInterval(interval);
        if (shared != null) {
            shared.setMaxInactiveInterval(interval);
        }
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return copy.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return copy.isExpired();
    }
}
