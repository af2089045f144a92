package jp.sodachi.record;

/**
 * Is told, in the old town and in its own transaction, that a child's or a pregnancy's record is given to another town: what is queued for the
 * family from here is called back.
 */
@FunctionalInterface
public interface Farewell {
    /** Its messages have just stopped. */
    void leaves(FormSubject whose);
}
