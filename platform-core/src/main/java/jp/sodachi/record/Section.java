package jp.sodachi.record;

/** A part of a child's record that can be shown on its own. */
public enum Section {
    VACCINATION,
    /** Results of check-ups that the office let the family see. */
    CHECKUP,
    /** Weight, length and head circumference. */
    GROWTH,
    /** Memories; stickers of doses are no part of it. */
    PHOTO,
    /** What the family wrote on the guardian's pages. */
    NOTE
}
