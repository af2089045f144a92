package jp.sodachi.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.sodachi.support.SupportRoom;

/** The ids of rows rise with time; so a moment is a place among them, and the key finds a day. */
final class AuditIds {
    /** After every id there will be. */
    static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private static final int BITS_BELOW_MILLISECONDS = 16;

    private AuditIds() {}

    /** Not after any id made at {@code moment} or later, and after all made in an earlier millisecond. */
    static UUID from(Instant moment) {
        return new UUID(moment.toEpochMilli() << BITS_BELOW_MILLISECONDS, 0);
    }

    /** The first of a day in Japan. */
    static UUID from(LocalDate day) {
        return from(day.atStartOfDay(SupportRoom.JAPAN).toInstant());
    }
}
