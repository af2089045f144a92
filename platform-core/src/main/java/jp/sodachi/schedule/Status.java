package jp.sodachi.schedule;

/** Where a person stands in a programme as of a day. */
public enum Status {
    NOT_ELIGIBLE,
    COMPLETE,
    EXPIRED,
    /** Not over yet, but the next dose can no longer be given in time as a routine dose. */
    UNREACHABLE,
    NOT_YET,
    /** Legally open, but guidance advises against it: a first rota dose after 14 weeks 6 days. */
    DISCOURAGED,
    /** Legally open, the recommended period has not begun. */
    ELIGIBLE,
    /** The recommended period is over and it can still be given. */
    OVERDUE,
    DUE;

    /** A dose can be given on the day asked for. */
    public boolean open() {
        return this == DISCOURAGED || this == ELIGIBLE || this == OVERDUE || this == DUE;
    }
}
