package jp.sodachi.record;

/** The steps of a move, each one transaction in one town. A move that was cut off goes on after the last one it reached. */
public enum MoveStep {
    /** The new town has noted that it takes the child. */
    STARTED,
    /** The old town has stopped its messages and gives the record to nobody else. */
    TAKEN,
    /** The record has been read. */
    READ,
    /** The record is in the new town, whose messages start. */
    COPIED,
    /** The old town has the receipt. */
    RECEIPTED,
    /** The new town knows that it has. */
    DONE;

    /** Is told each step right after it was reached. */
    @FunctionalInterface
    public interface Witness {
        /** Called after the step's transaction has committed. */
        void reached(MoveStep step);
    }
}
