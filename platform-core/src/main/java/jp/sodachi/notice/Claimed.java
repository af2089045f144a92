package jp.sodachi.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this worker has taken; {@code attempts} counts the one now beginning. Exactly one of guardian and staff is
 * there.
 */
record Claimed(
        UUID id,
        @Nullable UUID guardian,
        @Nullable UUID staff,
        String template,
        String args,
        int attempts,
        Instant deadline,
        boolean daytimeOnly) {

    /** The reader's id. */
    UUID reader() {
        UUID reader = guardian == null ? staff : guardian;
        if (reader == null) {
            throw new IllegalStateException("The delivery " + id + " is for nobody.");
        }
        return reader;
    }
}
