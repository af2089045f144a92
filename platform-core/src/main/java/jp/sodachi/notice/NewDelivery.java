package jp.sodachi.notice;

import java.time.Instant;
import java.util.UUID;

/**
 * One message to one guardian, to be queued.
 *
 * @param guardian whom it is for
 * @param message what is told
 * @param onceKey what must not be told twice, unique in the town: "reminder/guardian/day"
 * @param notBefore the earliest moment of sending
 * @param deadline after this moment it is worthless and no longer tried
 * @param evenAtNight whether it may leave at night although messages of its kind wait for daytime
 */
public record NewDelivery(
        UUID guardian, Message message, String onceKey, Instant notBefore, Instant deadline, boolean evenAtNight) {

    public NewDelivery {
        if (!deadline.isAfter(notBefore)) {
            throw new IllegalArgumentException("the deadline lies after the earliest moment of sending");
        }
        if (onceKey.isBlank()) {
            throw new IllegalArgumentException("a delivery has a key");
        }
    }

    /** A message that keeps the hours of its kind. */
    public NewDelivery(UUID guardian, Message message, String onceKey, Instant notBefore, Instant deadline) {
        this(guardian, message, onceKey, notBefore, deadline, false);
    }

    boolean daytimeOnly() {
        return message.waitsForDaytime() && !evenAtNight;
    }
}
