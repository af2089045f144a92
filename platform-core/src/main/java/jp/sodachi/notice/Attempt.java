package jp.sodachi.notice;

import java.time.Duration;
import java.time.Instant;
import jp.sodachi.channel.Way;

/**
 * A delivery on one way.
 *
 * @param more whether the person can be told on another way after this one
 */
record Attempt(Claimed delivery, Way way, boolean more) {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration PATIENCE_WHEN_URGENT = Duration.ofMinutes(5);

    /** Until when this way is tried: the last one to the end, one before it, and an emergency's after it was told, only for a while. */
    Instant until(Instant now) {
        if (!more && delivery.toldOn().isEmpty()) {
            return delivery.deadline();
        }
        Instant since = delivery.waySince() == null ? now : delivery.waySince();
        Instant until = since.plus(delivery.urgent() ? PATIENCE_WHEN_URGENT : PATIENCE);
        return until.isBefore(delivery.deadline()) ? until : delivery.deadline();
    }
}
