package jp.sodachi.export;

/** The paper a handbook is printed on. */
public enum Paper {
    /** 210 × 297 mm, upright. */
    A4,
    /** The size of the paper handbook: two A6 pages beside each other on A5 lying, 210 × 148 mm, to be cut in the middle. */
    A6_TWO_UP
}
