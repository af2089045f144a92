package jp.sodachi.tenancy;

/**
 * What a town keeps for a time only. The record of a child itself is not among it: it stays.
 *
 * <p>No law names a time for any of these; a town's own rules for its documents do. The defaults follow the one time the law gives
 * nearby: vaccination records are kept for five years (予防接種法施行令 6条の2), so that who read them can be told as long.
 */
public enum RetentionKind {
    /** The read log. */
    TRAIL(60, 12),
    /** Messages that were sent or given up. At least two years: a message's key must not come again. */
    MAIL(36, 24),
    /** Pages somebody began and never confirmed. No part of the record. */
    DRAFT(6, 1),
    /** Counter sheets that were used, replaced or are out of date, and codes shown to a clinic. */
    CODE(12, 1),
    /** What notices, replies and sent messages said; that they were, to whom and how they ended goes with {@link #MAIL}. */
    CONTENT(24, 6);

    private final int months;
    private final int fewest;

    RetentionKind(int months, int fewest) {
        this.months = months;
        this.fewest = fewest;
    }

    /** The time where a town has chosen none. */
    public int defaultMonths() {
        return months;
    }

    /** The shortest time a town may choose. */
    public int fewestMonths() {
        return fewest;
    }
}
