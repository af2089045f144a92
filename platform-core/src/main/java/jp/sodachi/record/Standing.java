package jp.sodachi.record;

/** Whether the town still accompanies a child. */
public enum Standing {
    /** Lives in the town. */
    HERE,
    /** Has moved away; nothing is sent any more, the record stays. */
    MOVED,
    /** Has died; nothing is sent any more, and the family's pages about the child are quiet. */
    DECEASED
}
