package jp.sodachi.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A photo of the handbook; its picture is opened with {@link Photos#open}.
 *
 * @param doseId the dose whose sticker it shows, null for a memory
 * @param caption free words, may be empty
 * @param width of the large picture, in pixels
 */
public record Photo(
        UUID id,
        UUID childId,
        Kind kind,
        @Nullable UUID doseId,
        LocalDate takenOn,
        String caption,
        int width,
        int height,
        Dose.EnteredBy enteredKind,
        String enteredBy,
        Instant enteredAt) {
    /** Longest caption. */
    public static final int LONGEST_CAPTION = 200;

    /** What it is for. */
    public enum Kind {
        /** For the family: the office does not see it. */
        MEMORY,
        /** The sticker of a dose: a proof the office looks at. */
        STICKER
    }

    /** How large the picture is wanted. */
    public enum Size {
        LARGE,
        SMALL
    }
}
