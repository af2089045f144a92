package jp.sodachi.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The actor may not do this, or the thing does not exist: the two look alike from outside (HTTP 404). The edge writes
 * the refusal to the audit trail.
 */
public final class NotYours extends RuntimeException {
    private final String action;
    private final @Nullable UUID childId;

    /** Refuses {@code action} on the child {@code childId}, if it was about a child. */
    public NotYours(String action, @Nullable UUID childId) {
        super("Refused: " + action);
        this.action = action;
        this.childId = childId;
    }

    /** What was tried. */
    public String action() {
        return action;
    }

    /** The child it was tried on, if any. */
    public Optional<UUID> childId() {
        return Optional.ofNullable(childId);
    }
}
