package jp.sodachi.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that stops a child's messages, as somebody of the office set it.
 *
 * @param programme the refused programme's code for {@link Kind#REFUSED}, else empty
 * @param since the day since which it is so
 * @param reason in the words of who set it
 * @param endedBy who undid it, null while it holds
 */
public record ChildState(
        UUID id,
        Kind kind,
        String programme,
        LocalDate since,
        String reason,
        String setBy,
        Instant setAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /** Longest reason that is kept. */
    public static final int LONGEST_REASON = 300;

    /** What it is. */
    public enum Kind {
        MOVED,
        DECEASED,
        /** The family does not want one programme; the others are still told. */
        REFUSED,
        /** A protected record (支援措置など). */
        SHIELDED
    }

    /** Whether nobody has undone it. */
    public boolean holds() {
        return endedAt == null;
    }
}
