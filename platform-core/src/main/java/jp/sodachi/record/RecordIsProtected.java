package jp.sodachi.record;

/** Somebody of the office asks for a protected record and has not said why. Nothing of it was shown. */
public final class RecordIsProtected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FormSubject whose;

    RecordIsProtected(FormSubject whose) {
        super("A protected record is opened with a reason.");
        this.whose = whose;
    }

    /** Whose record it is. */
    public FormSubject whose() {
        return whose;
    }
}
