package jp.sodachi.channel;

import java.util.Set;
import java.util.UUID;

/** What a provider said of a parcel. */
public sealed interface Outcome {

    /**
     * It took the parcel over.
     *
     * @param providerId what it calls it
     * @param gone addresses that turned out not to exist any more, while another took it
     */
    record Taken(String providerId, Set<UUID> gone) implements Outcome {
        public Taken {
            gone = Set.copyOf(gone);
        }

        public Taken(String providerId) {
            this(providerId, Set.of());
        }
    }

    /** It will never take it on this way. */
    record Refused(Why why) implements Outcome {}

    /** It did not answer, or asks to come again. */
    record NotNow() implements Outcome {}

    /**
     * There is nobody there any more.
     *
     * @param addresses the push addresses that are to be forgotten; none for another way
     */
    record Gone(Set<UUID> addresses) implements Outcome {
        public Gone {
            addresses = Set.copyOf(addresses);
        }
    }

    /** Why it was refused for good. */
    enum Why {
        /** The address, or the parcel for it. */
        ADDRESS,
        /** The mailbox is full. */
        FULL,
        /** What the town may send in a month is used up. */
        QUOTA,
        /** The provider does not know our key. */
        ACCOUNT
    }
}
