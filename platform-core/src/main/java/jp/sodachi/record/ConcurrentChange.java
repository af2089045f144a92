package jp.sodachi.record;

/** Somebody else saved the same thing in the meantime. Nothing was changed. */
public final class ConcurrentChange extends RuntimeException {
    private final transient Child stored;

    ConcurrentChange(Child stored) {
        super("The record was changed by somebody else in the meantime.");
        this.stored = stored;
    }

    /** What is stored now. */
    public Child stored() {
        return stored;
    }
}
