package jp.sodachi.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What of a child's or a pregnancy's record went to another town, part by part. Both towns keep the same receipt; neither town is named in it.
 *
 * @param at when the record was copied
 */
public record MoveReceipt(Instant at, List<Part> parts) {
    public MoveReceipt {
        parts = List.copyOf(parts);
    }

    /**
     * One part of the record.
     *
     * @param section what it is: a name of {@link MovedSection}, or of something that always stays
     * @param found how many entries the old town has
     * @param taken how many of them the new town has now
     * @param left how many were not taken, by the {@link Why}
     * @param sumThere checksum of the taken entries as the old town keeps them, SHA-256 in hex; empty when none is taken along
     * @param sumHere the same of what the new town read back from its own tables
     */
    public record Part(String section, int found, int taken, Map<Why, Integer> left, String sumThere, String sumHere) {
        public Part {
            left = Map.copyOf(left);
        }

        /** Whether both towns keep the same. */
        public boolean agrees() {
            return sumThere.equals(sumHere);
        }
    }

    /** Why an entry was not taken. */
    public enum Why {
        /** The family took the picture out of the handbook. */
        PICTURE_GONE,
        /** The new town's room for photos is used up. */
        NO_ROOM,
        /** The new town's schedule does not know the vaccine. */
        UNKNOWN_VACCINE,
        /** The sticker of a dose that was not taken. */
        OF_SUCH_A_DOSE,
        /** The same page of the same day from both sides: the office's was taken. */
        SAME_PAGE,
        /** The office here entered the same in the meantime. */
        HERE_ALREADY,
        /** The woman's own; it does not go with a child. */
        MOTHERS,
        /** Whoever may look is chosen anew in the new town. */
        CHOSEN_ANEW,
        /** It goes with a code of its own. */
        OWN_CODE,
        /** Never confirmed, so no part of the record. */
        NO_RECORD,
        /** A place at the old town's check-up. */
        OF_THE_OLD_TOWN,
        /** Read by the old town's questions, and followed up there; an open case is handed over by its people. */
        ASKED_THERE
    }
}
