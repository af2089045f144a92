package jp.sodachi.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.channel.Way;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this worker has taken; {@code attempts} counts the one now beginning. Exactly one of guardian and staff is
 * there.
 *
 * @param wayAttempts how often the present way was tried before
 * @param waySince when the present way was tried first; null before
 * @param tried the ways that were taken before
 */
record Claimed(
        UUID id,
        @Nullable UUID guardian,
        @Nullable UUID staff,
        String template,
        String args,
        int attempts,
        Instant deadline,
        boolean daytimeOnly,
        boolean urgent,
        int wayAttempts,
        @Nullable Instant waySince,
        List<Delivery.Tried> tried) {

    /** The reader's id. */
    UUID reader() {
        UUID reader = guardian == null ? staff : guardian;
        if (reader == null) {
            throw new IllegalStateException("The delivery " + id + " is for nobody.");
        }
        return reader;
    }

    /** On which way an emergency was told before. */
    Optional<Way> toldOn() {
        return tried.stream()
                .filter(one -> one.reason() == Delivery.Reason.TOLD)
                .map(Delivery.Tried::way)
                .findFirst();
    }

    /** Whether it was with a provider before, on this way or another. */
    boolean wasHandedOver() {
        return wayAttempts > 0 || !tried.isEmpty();
    }

    boolean hasTried(Way way) {
        return tried.stream().anyMatch(one -> one.way() == way);
    }
}
