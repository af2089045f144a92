package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.List;

/**
 * A rule's day in words: a message key with its values, to be said in the reader's language. A phrase may hold another.
 *
 * @param message key in {@code messages/schedule_*.properties}
 */
public record Phrase(String message, List<Part> parts) {

    public Phrase {
        parts = List.copyOf(parts);
    }

    /** A value in the phrase. */
    public sealed interface Part {
        /** A calendar day. */
        record Day(LocalDate day) implements Part {}

        /** A plain number. */
        record Count(int number) implements Part {}

        /** A word that has a message of its own. */
        record Name(String key) implements Part {}

        /** A phrase within the phrase. */
        record Inner(Phrase phrase) implements Part {}
    }
}
