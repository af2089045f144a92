package jp.sodachi.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.sodachi.assessment.rules.Level;
import org.jspecify.annotations.Nullable;

/**
 * A family somebody of the office contacts.
 *
 * @param level the highest of its sheets
 * @param due the last day on which the family should have been contacted
 * @param ownerId the subject of who has taken it, empty while nobody has
 * @param plan what is to be done, in the office's words; may be empty
 * @param outcome null while it is open
 * @param closingNote why it ended, in the office's words
 * @param version grows with every change
 * @param escalatedAt when the night handed it on because its day had passed; null while it has not
 * @param escalatedFrom the name of who had it until then, empty while nobody had
 */
public record Task(
        UUID id,
        UUID childId,
        Level level,
        Instant openedAt,
        LocalDate due,
        String ownerId,
        String ownerName,
        String plan,
        @Nullable Outcome outcome,
        String closingNote,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        int version,
        @Nullable Instant escalatedAt,
        String escalatedFrom) {

    /** Longest plan and note that are kept. */
    public static final int LONGEST_TEXT = 2000;

    /** How it ended. */
    public enum Outcome {
        /** The family was spoken with and needs nothing more. */
        TALKED,
        /** Somebody of the office stays with the family: visits, classes, the next check-up. */
        ACCOMPANIED,
        /** Handed to a doctor or a service for children. */
        REFERRED,
        /** The family does not want it. */
        DECLINED,
        /** The family could not be reached; what was tried stands in the contacts. */
        NOT_REACHED,
        /** The family has moved away. */
        MOVED,
        /** Opened by an answer that was a mistake. */
        MISTAKEN
    }

    public boolean isOpen() {
        return outcome == null;
    }

    /** Whether its day has passed on {@code today}. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && due.isBefore(today);
    }
}
