package jp.sodachi.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import jp.sodachi.support.SupportRoom;

/** The hours in which families are written to: from 8 in the morning until 9 in the evening, in Japan. */
public final class Daytime {

    /** When it begins. */
    public static final int FIRST_HOUR = 8;

    /** When it has ended. */
    public static final int LAST_HOUR = 21;

    private static final LocalTime BEGINS = LocalTime.of(FIRST_HOUR, 0);
    private static final LocalTime ENDS = LocalTime.of(LAST_HOUR, 0);

    private Daytime() {}

    /** The moment itself when it lies in the daytime, else the next morning at eight. */
    public static Instant next(Instant moment) {
        ZonedDateTime local = moment.atZone(SupportRoom.JAPAN);
        if (local.toLocalTime().isBefore(BEGINS)) {
            return local.with(BEGINS).toInstant();
        }
        return local.toLocalTime().isBefore(ENDS)
                ? moment
                : local.plusDays(1).with(BEGINS).toInstant();
    }
}
