package jp.sodachi.reply;

/** How a thread stands, as both sides see it. */
public enum ThreadState {
    /** The family wrote last; the office is to answer. */
    WAITING,
    /** The office wrote last. */
    ANSWERED,
    /** Nobody writes any more. */
    CLOSED
}
