package jp.sodachi.record;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pregnancy told to the town.
 *
 * @param familyId the children born of it share it
 * @param endedOn the day of birth, loss or move, null while it goes on here
 * @param shield whether its record is protected, and by what
 * @param contact whom the office calls about the family, beside its guardians with an account
 * @param version grows with every change
 */
public record Pregnancy(
        UUID id,
        UUID familyId,
        PregnancyFacts facts,
        State state,
        @Nullable LocalDate endedOn,
        Shield shield,
        FamilyContact contact,
        int version) {

    /** How far it is. */
    public enum State {
        ONGOING,
        BORN,
        /** Ended without a birth alive. Its pages are quiet. */
        ENDED,
        /** Another town of the platform keeps the record now; what is here stays and can be read. */
        MOVED
    }

    /** What protects a record (支援措置など): nothing is sent, and no list shows whose it is. */
    public enum Shield {
        NONE,
        /** Somebody of the office has said so of this record. */
        OWN,
        /** A child of the family is protected, which would be found through the pregnancy. */
        FAMILY
    }

    /** Whether its record is protected. */
    public boolean shielded() {
        return shield != Shield.NONE;
    }

    /** As it stands in a list of the office: a protected one without names and number. */
    Pregnancy inLists() {
        return shielded()
                ? new Pregnancy(
                        id,
                        familyId,
                        new PregnancyFacts(
                                Child.HIDDEN,
                                Child.HIDDEN,
                                facts.birthDate(),
                                facts.dueDate(),
                                facts.dueSource(),
                                facts.fetuses()),
                        state,
                        endedOn,
                        shield,
                        FamilyContact.NONE,
                        version)
                : this;
    }

    /** Whether it goes on. */
    public boolean goesOn() {
        return state == State.ONGOING;
    }

    /** The day on which it ended. */
    public Optional<LocalDate> ended() {
        return Optional.ofNullable(endedOn);
    }
}
