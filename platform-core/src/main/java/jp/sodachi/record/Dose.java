package jp.sodachi.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vaccination given.
 *
 * @param product product code of the schedule, e.g. {@code DPT_IPV_HIB}
 * @param lot lot number, may be empty
 * @param place where it was given, may be empty
 * @param enteredBy name of the person who entered it
 * @param settledBy name of the person of the office who confirmed or withdrew it
 */
public record Dose(
        UUID id,
        UUID childId,
        String product,
        LocalDate givenOn,
        String lot,
        String place,
        EnteredBy enteredKind,
        String enteredBy,
        Instant enteredAt,
        State state,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        int version) {

    /** Which side entered it. */
    public enum EnteredBy {
        PARENT,
        STAFF
    }

    /** Entered by a parent, confirmed by the office, or withdrawn. A withdrawn dose counts for nothing. */
    public enum State {
        ENTERED,
        CONFIRMED,
        WITHDRAWN
    }

    /** Whether the plan counts with it. */
    public boolean stands() {
        return state != State.WITHDRAWN;
    }

    /** Who confirmed or withdrew it. */
    public Optional<String> settler() {
        return Optional.ofNullable(settledBy);
    }
}
