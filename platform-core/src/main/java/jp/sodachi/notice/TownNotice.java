package jp.sodachi.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice of the town to the families it concerns.
 *
 * @param editors subjects of everybody who wrote on it
 * @param editedBy who wrote last
 * @param proposedAt when it was last handed in for approval; null while it is a draft
 * @param remark what a second person said who gave it back; may be empty
 * @param endedBy who stopped or discarded it; null when it was sent to the end
 * @param version grows with every change
 * @param contentGoneAt when its words were taken out, their time being over; null while it has them
 */
public record TownNotice(
        UUID id,
        NoticeContent content,
        State state,
        List<String> editors,
        String editedBy,
        Instant editedAt,
        @Nullable String proposedBy,
        @Nullable Instant proposedAt,
        String remark,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        int version,
        @Nullable Instant contentGoneAt) {

    public TownNotice {
        editors = List.copyOf(editors);
    }

    /** How far it has come: closed, and every change names the state it expects. */
    public enum State {
        /** Being written. */
        DRAFT,
        /** Waits for a second person. */
        PROPOSED,
        /** Approved; its time has not come. */
        APPROVED,
        /** Deliveries are being made. */
        SENDING,
        /** Every delivery is in the outbox. */
        SENT,
        /** Stopped by hand before everything was sent. */
        STOPPED,
        /** A draft thrown away. */
        DISCARDED
    }

    /**
     * Up to when somebody put into its list is told by it: the moment at which it was handed in, since one person handed in those
     * who were in the list then and a second one approves them. Approval is no such moment: whoever approves could then choose
     * readers alone. {@link Instant#MAX} for a draft, on which nobody has agreed yet.
     */
    public Instant agreedAt() {
        return proposedAt == null ? Instant.MAX : proposedAt;
    }

    /** Whether its words are no longer kept. */
    public boolean isContentGone() {
        return contentGoneAt != null;
    }

    /** Whether {@code subject} wrote on it. */
    public boolean isBy(String subject) {
        return editors.contains(subject);
    }

    /** Whether it can still be stopped. */
    public boolean canBeStopped() {
        return state == State.APPROVED || state == State.SENDING || state == State.SENT;
    }
}
