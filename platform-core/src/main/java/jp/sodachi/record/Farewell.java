package jp.sodachi.record;

import java.util.UUID;

/**
 * Is told, in the old town and in its own transaction, that a child's record is given to another town: what is queued for the
 * family from here is called back.
 */
@FunctionalInterface
public interface Farewell {
    /** The child's messages have just stopped. */
    void leaves(UUID childId);
}
