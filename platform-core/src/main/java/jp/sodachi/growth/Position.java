package jp.sodachi.growth;

/** How a child lay or stood when its length or height was measured. */
public enum Position {
    LYING,
    STANDING,
    /** Not written down: taken to be the one that is expected at that age. */
    AS_EXPECTED
}
