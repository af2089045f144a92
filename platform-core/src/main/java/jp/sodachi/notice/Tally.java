package jp.sodachi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import jp.sodachi.support.SupportRoom;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what costs and notes what may happen once, in the caller's transaction. What is counted is taken before it is sent and
 * given back when it was not: a worker that dies in between has counted too much, never too little.
 */
final class Tally {
    private static final Duration KEPT = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    Tally(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes LINE messages out of the month's.
     *
     * @param most what the town may send in a month
     * @return how many of {@code wanted} may be sent
     */
    int takeLine(int wanted, int most) {
        String key = monthOfLine();
        jdbc.sql("insert into notice_tally (key, count, at) values (:key, 0, :now) on conflict (key) do nothing")
                .param("key", key)
                .param("now", now())
                .update();
        int used = jdbc.sql("select count from notice_tally where key = :key for update")
                .param("key", key)
                .query(Integer.class)
                .single();
        int granted = Math.clamp((long) most - used, 0, wanted);
        add(key, granted);
        return granted;
    }

    /** What was taken and not sent. A month that ended in between is not touched. */
    void giveBackLine(int unsent) {
        if (unsent > 0) {
            add(monthOfLine(), -unsent);
        }
    }

    /** LINE messages of the present month. */
    int countLine() {
        return jdbc.sql("select count from notice_tally where key = :key")
                .param("key", monthOfLine())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Notes an event of a provider; false when it was noted before. */
    boolean note(String event) {
        Instant now = clock.instant();
        jdbc.sql("delete from notice_tally where key like 'event/%' and at < :old")
                .param("old", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("insert into notice_tally (key, count, at) values (:key, 1, :now) on conflict (key) do nothing")
                        .param("key", "event/" + event)
                        .param("now", now())
                        .update()
                == 1;
    }

    private void add(String key, int more) {
        jdbc.sql("update notice_tally set count = greatest(0, count + :more), at = :now where key = :key")
                .param("more", more)
                .param("now", now())
                .param("key", key)
                .update();
    }

    private String monthOfLine() {
        return "LINE/" + YearMonth.from(clock.instant().atZone(SupportRoom.JAPAN));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
