package jp.sodachi.audit;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One deed to be kept.
 *
 * @param actorKind who acted: PARENT, STAFF, OPERATOR, JOB or NOBODY (not signed in)
 * @param actorId the person's subject at the identity provider, or the job's name
 * @param actorName the name shown to the town when it reads the trail
 * @param action what was done, e.g. {@code child.read}
 * @param childId the child whose record was touched, if one was
 * @param subjectId the thing itself (a dose, a counter sheet, …), if there is one
 * @param outcome whether it was done or refused
 */
public record AuditEvent(
        String actorKind,
        String actorId,
        String actorName,
        String action,
        @Nullable UUID childId,
        @Nullable UUID subjectId,
        Outcome outcome) {

    /** How the deed ended. */
    public enum Outcome {
        DONE,
        REFUSED
    }

    /** The child whose record was touched, if one was. */
    public Optional<UUID> child() {
        return Optional.ofNullable(childId);
    }
}
