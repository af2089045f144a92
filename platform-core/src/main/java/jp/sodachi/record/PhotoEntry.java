package jp.sodachi.record;

import java.util.UUID;

/** How putting a photo into the handbook ended. */
public sealed interface PhotoEntry {
    /** It is in the handbook. */
    record Entered(UUID photoId) implements PhotoEntry {}

    /** It is not, for {@code reason}. */
    record Refused(Reason reason) implements PhotoEntry {}

    /** Why a photo cannot be taken. */
    enum Reason {
        /** Larger than {@link Photos#LARGEST_FILE}. */
        FILE_TOO_LARGE,
        /** Claims more pixels than any phone makes. */
        TOO_MANY_PIXELS,
        /** Neither a JPEG nor a PNG, or broken. */
        NO_PICTURE,
        /** The child has {@link Photos#MOST} photos. */
        TOO_MANY,
        /** The person's share of the day is used up. */
        TOO_MUCH_TODAY,
        /** All photos of the town take as much as they may. */
        TOWN_FULL,
        IN_THE_FUTURE
    }
}
