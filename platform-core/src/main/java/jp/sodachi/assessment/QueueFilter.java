package jp.sodachi.assessment;

/** Which open tasks the queue shows. */
public enum QueueFilter {
    ALL,
    /** Those whose day has passed. */
    OVERDUE,
    /** Those whose day is today. */
    TODAY,
    URGENT,
    /** Those the reader has taken. */
    MINE,
    /** Those nobody has taken. */
    UNTAKEN,
    /** Those of children who have moved away, for handing over. */
    MOVED
}
