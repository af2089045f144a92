package jp.sodachi.record;

import java.util.UUID;

/** Somebody of the office asks for a protected record and has not said why. Nothing of it was shown. */
public final class RecordIsProtected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final UUID childId;

    RecordIsProtected(UUID childId) {
        super("A protected record is opened with a reason.");
        this.childId = childId;
    }

    /** Whose record it is. */
    public UUID childId() {
        return childId;
    }
}
