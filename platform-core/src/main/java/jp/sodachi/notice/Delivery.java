package jp.sodachi.notice;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.channel.Outcome;
import jp.sodachi.channel.Way;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message, without its content: enough to answer "was it sent, when, how".
 *
 * <p>While a new version is rolled out, an older one reads what the newer wrote: what it does not know it reads as {@code UNKNOWN},
 * or leaves out of {@code tried}, and no page stands still for it.
 *
 * @param way the way it takes, or took last; null while none is chosen yet, and for one that this version does not know
 * @param tried the ways that were taken before it
 * @param template {@link Message#UNKNOWN} for one that this version does not know
 */
public record Delivery(
        UUID id,
        UUID guardian,
        @Nullable Way way,
        List<Tried> tried,
        String template,
        State state,
        int attempts,
        Instant queuedAt,
        @Nullable Instant ended,
        @Nullable Reason reason,
        @Nullable String noticeName,
        @Nullable Instant read) {

    /** A way that was taken before: it failed, or an emergency was told there and went on, and then the reason is {@link Reason#TOLD}. */
    public record Tried(Way way, Reason reason, Instant at) {}

    public Delivery {
        tried = List.copyOf(tried);
    }

    /** The ways that were taken before the last one. */
    public List<Tried> triedBefore() {
        return tried.stream()
                .filter(one -> one.way() != way || state != State.FAILED && one.reason() != Reason.TOLD)
                .toList();
    }

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
        /** The channel's provider took it over; on the way {@link Way#SITE} it is on the site, as the guardian has chosen. */
        SENT,
        /** Given up, with a reason. */
        FAILED,
        /** What only a later version knows. Read, never written. */
        UNKNOWN;

        static State read(String name) {
            return Arrays.stream(values())
                    .filter(state -> state.name().equals(name))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    /** Why a delivery failed, or went on. Stands in the table and on the town's list of those not reached. */
    public enum Reason {
        /** An emergency was told on this way and goes on on the others; never the reason of a failure. */
        TOLD,
        /** The guardian has no account any more. */
        NO_RECIPIENT,
        /** The guardian gave no address. */
        NO_ADDRESS,
        /** The address was never confirmed, and the message needs that. */
        NOT_CONFIRMED,
        /** The provider refuses the address for good. */
        ADDRESS_REFUSED,
        /** Nobody is there any more: a mail address that does not exist, a device or LINE account that is gone. */
        ADDRESS_GONE,
        /** The mailbox is full. */
        MAILBOX_FULL,
        /** The other mail server refuses this one mail. */
        MAIL_REFUSED,
        /** What the town may send on this way in a month is used up. */
        QUOTA,
        /** The provider does not let the town, or us, send. */
        PROVIDER_REFUSED,
        /** So an earlier version noted who is called nowhere; now that is {@link State#SENT} on the way {@link Way#SITE}. */
        SITE_ONLY,
        /** The message could not be put into words: a defect of ours. */
        UNREADABLE,
        /** The provider did not take it before the deadline. */
        DEADLINE,
        /** Taken back before it was sent: what it spoke of is not so any more. */
        CALLED_BACK,
        /** The guardian does not want to be told of this kind. */
        DECLINED,
        /** The office stopped the notice before it was sent. */
        STOPPED,
        /** The town is being tried out and the address is nobody's of its office. */
        SANDBOX,
        /** What only a later version knows. Read, never written. */
        UNKNOWN;

        static Reason read(String name) {
            return Arrays.stream(values())
                    .filter(reason -> reason.name().equals(name))
                    .findFirst()
                    .orElse(UNKNOWN);
        }

        static Reason of(Outcome.Why why) {
            return switch (why) {
                case ADDRESS -> ADDRESS_REFUSED;
                case FULL -> MAILBOX_FULL;
                case QUOTA -> QUOTA;
                case ACCOUNT -> PROVIDER_REFUSED;
            };
        }
    }
}
