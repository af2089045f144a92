package jp.sodachi.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import jp.sodachi.support.SupportRoom;

/**
 * The hours of the day, in Japan, in which a person wants to be told what can wait: a part of the {@link Daytime}.
 *
 * @param from an hour from 8
 * @param until an hour to 21, after {@code from}; itself not included
 */
public record Hours(int from, int until) {
    /** The whole daytime. */
    public static final Hours ALL = new Hours(Daytime.FIRST_HOUR, Daytime.LAST_HOUR);

    public Hours {
        if (!areHours(from, until)) {
            throw new IllegalArgumentException("not hours of the daytime: " + from + " to " + until);
        }
    }

    /** Whether these can be somebody's hours. */
    public static boolean areHours(int from, int until) {
        return from >= Daytime.FIRST_HOUR && until <= Daytime.LAST_HOUR && from < until;
    }

    /** The moment itself when it lies in these hours, else when they begin next. */
    Instant next(Instant moment) {
        ZonedDateTime local = moment.atZone(SupportRoom.JAPAN);
        if (local.getHour() < from) {
            return local.with(LocalTime.of(from, 0)).toInstant();
        }
        return local.getHour() < until
                ? moment
                : local.plusDays(1).with(LocalTime.of(from, 0)).toInstant();
    }
}
