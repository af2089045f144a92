package jp.sodachi.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.assessment.rules.Answers;
import jp.sodachi.assessment.rules.Fired;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.assessment.rules.Outcome;
import jp.sodachi.growth.GrowthAge;
import org.jspecify.annotations.Nullable;

/**
 * One check of a child as its guardians answer or answered it.
 *
 * @param instrument the instrument's id
 * @param number its version
 * @param checksum of that version's text
 * @param window the code of the check
 * @param answers by item
 * @param worried whether something worries the guardian
 * @param note the guardian's own words; may be empty
 * @param begunBy the guardian's name as known then; may be empty
 * @param savedAt when the last answer was kept
 * @param result null until it was sent
 * @param taskId the task it opened or joined, null without one
 * @param privateTo subject of the guardian whom it is about and who alone sees it beside the office; empty for what is about
 *     the child
 */
public record Sheet(
        UUID id,
        UUID childId,
        String instrument,
        String number,
        String checksum,
        String window,
        State state,
        Map<String, String> answers,
        boolean worried,
        String note,
        String begunBy,
        Instant begunAt,
        Instant savedAt,
        @Nullable Result result,
        @Nullable UUID taskId,
        String privateTo) {

    /** Longest note that is kept. */
    public static final int LONGEST_NOTE = 1000;

    public Sheet {
        answers = Map.copyOf(answers);
    }

    /** How far it has come. */
    public enum State {
        DRAFT,
        SENT,
        /** A draft in whose place a new one was begun. */
        CLOSED
    }

    /**
     * What was made of it when it was sent.
     *
     * @param sentBy the guardian's name as known then; may be empty
     * @param age the real age and the one that was used
     * @param complete whether enough was answered
     * @param fired in the order of the instrument
     */
    public record Result(
            String sentBy,
            Instant sentAt,
            GrowthAge age,
            Level level,
            boolean complete,
            int points,
            List<Fired> fired) {
        public Result {
            fired = List.copyOf(fired);
        }

        /** The outcome again, as the instrument gave it; what was left open is not kept apart. */
        public Outcome outcome() {
            return new Outcome(level, complete, fired, points, List.of());
        }
    }

    /** Whether this guardian may see it. */
    boolean isSeenBy(String subject) {
        return privateTo.isEmpty() || privateTo.equals(subject);
    }

    public boolean isDraft() {
        return state == State.DRAFT;
    }

    /** The answers as the rules read them. */
    Answers toAnswers() {
        return new Answers(answers, worried);
    }
}
