package jp.sodachi.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vaccination given.
 *
 * @param product product code of the schedule, e.g. {@code DPT_IPV_HIB}
 * @param lot lot number, may be empty
 * @param place where it was given, may be empty
 * @param givenBy who gave it, may be empty
 * @param note what else is to be known, may be empty
 * @param abroad received abroad, or a product that Japan has not approved
 * @param enteredBy name of the person who entered it; for an import, the system it came from
 * @param settledBy name of the person of the office who confirmed, withdrew or corrected it
 * @param replaces the entry that this one corrects, null for a first entry
 * @param why why it was withdrawn or corrected, empty while it stands
 */
public record Dose(
        UUID id,
        UUID childId,
        String product,
        LocalDate givenOn,
        String lot,
        String place,
        String givenBy,
        String note,
        boolean abroad,
        EnteredBy enteredKind,
        String enteredBy,
        Instant enteredAt,
        State state,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Nullable UUID replaces,
        String why,
        int version) {

    /** Which side entered it. */
    public enum EnteredBy {
        PARENT,
        STAFF,
        /** Taken over from another system of the town. */
        IMPORT
    }

    /** Where an entry stands. Only the first two count for anything. */
    public enum State {
        /** By a parent; nobody of the office has looked at it. */
        ENTERED,
        /** By the office, or confirmed by it. */
        CONFIRMED,
        /** Was not so; stays with who withdrew it and why. */
        WITHDRAWN,
        /** Another entry corrects it; stays with who corrected it and why. */
        REPLACED
    }

    /** Whether the plan counts with it. */
    public boolean stands() {
        return state == State.ENTERED || state == State.CONFIRMED;
    }

    /**
     * Whether its day lies before the vaccine was in use in Japan for a child of this sex. Nobody can enter such a dose; one that
     * came with another record is kept and marked.
     */
    public boolean isDayInDoubt(ChildSex sex) {
        return entered().isTooEarly(sex);
    }

    /** What was entered, as it is entered again to correct it. */
    public NewDose entered() {
        return new NewDose(product, givenOn, lot, place, givenBy, note, abroad);
    }

    /** Who confirmed or withdrew it. */
    public Optional<String> settler() {
        return Optional.ofNullable(settledBy);
    }
}
