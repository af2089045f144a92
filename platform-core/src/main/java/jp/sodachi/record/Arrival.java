package jp.sodachi.record;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * A child or a pregnancy that moves here from another town of the platform.
 *
 * @param startedBy who of the office typed the code
 * @param childId the child here, null before its record is copied and for a pregnancy
 * @param pregnancyId the pregnancy here, null before its record is copied and for a child
 * @param receipt what was taken, null before
 */
public record Arrival(
        UUID id,
        MunicipalityCode from,
        String startedBy,
        Instant startedAt,
        State state,
        @Nullable UUID childId,
        @Nullable UUID pregnancyId,
        @Nullable MoveReceipt receipt) {

    /** How far it is. */
    public enum State {
        /** Confirmed at the counter; the record is not here yet. */
        STARTED,
        /** The record is here; the old town has not been told yet. */
        COPIED,
        DONE,
        /** Another town was first, or the code was withdrawn in the last moment. */
        REFUSED,
        /** The office gave it up before the record was here; the old town has not been told yet. */
        GIVING_UP,
        GIVEN_UP
    }

    /** Whether the worker still has to do something. */
    public boolean isUnderWay() {
        return state == State.STARTED || state == State.COPIED || state == State.GIVING_UP;
    }

    /** What was taken. */
    public Optional<MoveReceipt> taken() {
        return Optional.ofNullable(receipt);
    }

    /** The child here. */
    public Optional<UUID> child() {
        return Optional.ofNullable(childId);
    }
}
