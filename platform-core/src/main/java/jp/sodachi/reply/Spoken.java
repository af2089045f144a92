package jp.sodachi.reply;

/** What became of something that somebody wanted to say or do in a thread. */
public enum Spoken {
    /** It is done. */
    DONE,
    /** Something was said or changed in the meantime; nothing was done. */
    CHANGED,
    /** The thread is closed; nothing was done. */
    CLOSED
}
