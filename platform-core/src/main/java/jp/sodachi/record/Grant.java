package jp.sodachi.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a guardian lets somebody see of a child.
 *
 * @param name whom, in the guardian's words; the read log names them so
 * @param sections what may be seen, in the order of {@link Section}; none for a partner, who sees everything once joined
 * @param endsOn the last day, null for a partner's invitation
 * @param linkUntil until when the link can be used
 * @param accepted whether the invited person has opened it with an account
 * @param endedBy who ended it, null while nobody did
 */
public record Grant(
        UUID id,
        UUID childId,
        Whom whom,
        String name,
        List<Section> sections,
        @Nullable LocalDate endsOn,
        Instant linkUntil,
        String givenBy,
        Instant givenAt,
        boolean accepted,
        @Nullable String endedBy) {
    /** Longest name. */
    public static final int LONGEST_NAME = 60;

    /** The longest time for which anything is shown, in months. */
    public static final int LONGEST_MONTHS = 12;

    /** What kind of person or place. */
    public enum Whom {
        /** Becomes a guardian with everything a guardian may do. */
        PARTNER,
        /** A grandparent or other relative, with an account of their own. */
        FAMILY,
        /** A clinic or nursery, without an account: link and code. */
        PLACE
    }

    public Grant {
        sections = List.copyOf(sections);
    }

    /** Where it stands on {@code today}, at {@code now}. */
    public State state(LocalDate today, Instant now) {
        if (endedBy != null) {
            return State.WITHDRAWN;
        }
        if (endsOn != null && endsOn.isBefore(today)) {
            return State.OVER;
        }
        if (accepted) {
            return whom == Whom.PARTNER ? State.JOINED : State.OPEN;
        }
        if (whom == Whom.PLACE) {
            return State.OPEN;
        }
        return linkUntil.isAfter(now) ? State.WAITING : State.OVER;
    }

    /** Where a grant stands. */
    public enum State {
        /** The link was not opened yet. */
        WAITING,
        OPEN,
        /** A partner who is a guardian now. */
        JOINED,
        WITHDRAWN,
        /** Its last day has passed, or the link was not used in time. */
        OVER
    }
}
