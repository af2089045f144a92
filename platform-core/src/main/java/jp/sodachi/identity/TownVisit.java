package jp.sodachi.identity;

import java.time.Instant;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * An operator's visit in a town: asked for with a reason and an end, let in by one of the town's admins, ending by itself.
 *
 * @param reason 1 to {@value #LONGEST_REASON} characters; names nobody
 * @param endsAt from then on it is over, whatever its state says
 * @param enteredAt when the operator came in, if that was
 * @param endedBy who ended it before its time, if that was kept
 */
public record TownVisit(
        UUID id,
        MunicipalityCode code,
        String operatorId,
        String operatorName,
        String reason,
        Instant askedAt,
        Instant endsAt,
        State state,
        @Nullable Instant enteredAt,
        @Nullable Instant endedAt,
        @Nullable Side endedBy) {
    /** Longest reason that is kept. */
    public static final int LONGEST_REASON = 200;

    /** How it stands. */
    public enum State {
        /** Waits for one of the town's admins. */
        ASKED,
        /** The operator may come in until the end. */
        ALLOWED,
        /** The town said no. */
        REFUSED,
        /** Ended by the town or by the operator before its time. */
        ENDED,
        /** Its time is over. */
        OVER
    }

    /** The two who can end a visit. */
    public enum Side {
        /** One of the town's admins. */
        TOWN,
        /** The operator who is there, or one at the console. */
        OPERATOR
    }

    /** How it stands at {@code now}. */
    public State stateAt(Instant now) {
        var open = state == State.ASKED || state == State.ALLOWED;
        return open && !endsAt.isAfter(now) ? State.OVER : state;
    }
}
