package jp.sodachi.record;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A moving code that was given for a child or a pregnancy, and what became of it. It never says to which town it went: the old
 * town does not know.
 *
 * @param subjectId the child or the pregnancy
 * @param atCounter whether the office gave it; a guardian's page never shows such a one
 * @param askedBy who asked for it
 * @param settledAt when it stopped being open, null while it is
 * @param receipt what was taken, null before it is done
 */
public record Departure(
        UUID id,
        UUID subjectId,
        boolean atCounter,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        State state,
        @Nullable Instant settledAt,
        @Nullable MoveReceipt receipt) {

    /** How it stands. */
    public enum State {
        OPEN,
        /** Nobody used it in time. */
        EXPIRED,
        /** The new town has begun; the child's messages from here have stopped. */
        TAKEN,
        DONE,
        WITHDRAWN
    }

    /** What was taken. */
    public Optional<MoveReceipt> taken() {
        return Optional.ofNullable(receipt);
    }
}
