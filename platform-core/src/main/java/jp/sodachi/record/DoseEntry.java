package jp.sodachi.record;

import java.util.UUID;

/** How entering a dose ended. */
public sealed interface DoseEntry {
    /** It is in the record. */
    record Entered(UUID doseId) implements DoseEntry {}

    /** It is not in the record, for {@code reason}. */
    record Refused(Reason reason) implements DoseEntry {}

    /** Why a dose cannot be entered. */
    enum Reason {
        IN_THE_FUTURE,
        BEFORE_BIRTH,
        /** Before the vaccine was in use in Japan for this child, and not said to be received abroad; see {@link VaccinesInJapan}. */
        BEFORE_THE_VACCINE,
        ALREADY_THERE,
        UNKNOWN_PRODUCT,
        /** The child has died; a parent enters nothing any more. */
        CLOSED,
        /** Somebody withdrew or corrected the entry in the meantime. */
        SETTLED_MEANWHILE
    }
}
