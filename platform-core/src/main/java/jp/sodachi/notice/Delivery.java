package jp.sodachi.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a message, without its content: enough to answer "was it sent, when, how". */
public record Delivery(
        UUID id,
        UUID guardian,
        String channel,
        String template,
        State state,
        int attempts,
        Instant queuedAt,
        @Nullable Instant ended,
        @Nullable Reason reason,
        @Nullable String noticeName,
        @Nullable Instant read) {

    /** When it was sent or given up; empty while it is on its way. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(ended);
    }

    /** When the guardian first opened it on the site; only a notice of the town is opened there. */
    public Optional<Instant> readAt() {
        return Optional.ofNullable(read);
    }

    /** What the office calls the town's notice that it carried; empty for everything else. */
    public Optional<String> notice() {
        return Optional.ofNullable(noticeName);
    }

    /** Why it was not sent; empty unless it {@linkplain State#FAILED failed}. */
    public Optional<Reason> failure() {
        return Optional.ofNullable(reason);
    }

    /** The states of a delivery: closed, and every change names the state it expects. */
    public enum State {
        /** Waits for its time or for the worker. */
        READY,
        /** A worker took it; what happened is not recorded yet. */
        SENDING,
        /** The channel's provider took it over. */
        SENT,
        /** Given up, with a reason. */
        FAILED
    }

    /** Why a delivery failed. Stands in the table and on the town's list of those not reached. */
    public enum Reason {
        /** The guardian has no account any more. */
        NO_RECIPIENT,
        /** The guardian gave no address. */
        NO_ADDRESS,
        /** The address was never confirmed, and the message needs that. */
        NOT_CONFIRMED,
        /** The provider refuses the address for good. */
        ADDRESS_REFUSED,
        /** The message could not be put into words: a defect of ours. */
        UNREADABLE,
        /** The provider did not take it before the deadline. */
        DEADLINE,
        /** Taken back before it was sent: what it spoke of is not so any more. */
        CALLED_BACK,
        /** The guardian wants no mail of this kind. */
        DECLINED,
        /** The office stopped the notice before it was sent. */
        STOPPED,
        /** The town is being tried out and the address is nobody's of its office. */
        SANDBOX
    }
}
