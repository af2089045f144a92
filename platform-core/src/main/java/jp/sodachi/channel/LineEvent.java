package jp.sodachi.channel;

import java.time.Instant;

/** Something that happened in the town's LINE account. */
public sealed interface LineEvent {
    /** The same in every repeat of the same event. */
    String id();

    /** When it happened. */
    Instant at();

    /** Somebody added the account, or wrote in it, and can be answered once. */
    record Spoke(String id, Instant at, String user, String replyToken) implements LineEvent {
        @Override
        public String toString() {
            return "Spoke[" + id + "]";
        }
    }

    /** Somebody ended the linking that began with {@code nonce}. */
    record Linked(String id, Instant at, String user, String nonce, String replyToken) implements LineEvent {
        @Override
        public String toString() {
            return "Linked[" + id + "]";
        }
    }

    /** Somebody blocked the account. */
    record Left(String id, Instant at, String user) implements LineEvent {
        @Override
        public String toString() {
            return "Left[" + id + "]";
        }
    }
}
