package jp.sodachi.record;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pregnancy told to the town.
 *
 * @param familyId the children born of it share it
 * @param endedOn the day of birth or loss, null while it goes on
 * @param contact whom the office calls about the family, beside its guardians with an account
 * @param version grows with every change
 */
public record Pregnancy(
        UUID id,
        UUID familyId,
        PregnancyFacts facts,
        State state,
        @Nullable LocalDate endedOn,
        FamilyContact contact,
        int version) {

    /** How far it is. */
    public enum State {
        ONGOING,
        BORN,
        /** Ended without a birth alive. Its pages are quiet. */
        ENDED
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
