package jp.sodachi.record;

/**
 * A word of the town's list of check-up judgements.
 *
 * @param code kept with the entries
 * @param label in the town's words, 1 to 20 characters
 * @param followUp whether the town looks again
 * @param retired no longer offered; old entries keep it
 * @param version grows with every change, 0 for one of the platform's first list
 */
public record Judgement(String code, String label, boolean followUp, boolean retired, int version) {
    /** Longest label. */
    public static final int LONGEST_LABEL = 20;
}
