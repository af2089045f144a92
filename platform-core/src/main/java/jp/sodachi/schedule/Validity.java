package jp.sodachi.schedule;

/** What a recorded dose is worth in its programme. Where several fit, the one that settles most is given. */
public enum Validity {
    /** Age, interval and product as the rules of its day ask. */
    VALID,
    /** After the last legal day: not routine, but it counts. */
    LATE,
    /** Product or programme not routine on that day: it counts. */
    NON_ROUTINE,
    /** Too early by age or interval: does not count. */
    INVALID,
    /** A person must decide; counts until then, unless only one part of a pair was given. */
    REVIEW,
    /** The series was already complete. */
    EXTRA,
    /** Belongs to something else: another pregnancy, another season. */
    NOT_APPLICABLE
}
