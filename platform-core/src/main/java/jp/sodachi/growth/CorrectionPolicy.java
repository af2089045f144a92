package jp.sodachi.growth;

/**
 * When the age is counted from the due date (修正月齢). The state says for which children but names no end; a town may set
 * its own.
 *
 * @param gestationBelowWeeks children born before so many weeks 0 days
 * @param untilChronologicalMonths as long as fewer real months are completed
 */
public record CorrectionPolicy(int gestationBelowWeeks, int untilChronologicalMonths) {

    /** Born before 37 weeks 0 days, until the third birthday. */
    public static final CorrectionPolicy USUAL = new CorrectionPolicy(37, 36);
}
