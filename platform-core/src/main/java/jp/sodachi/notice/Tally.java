package jp.sodachi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.sodachi.support.SupportRoom;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what costs and notes what may happen once, in the caller's transaction. What is counted is taken before it is sent and
 * given back when it was not: a worker that dies in between has counted too much, never too little. What the town itself allows in
 * a month stands beside what it has used.
 */
final class Tally {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final String LIMIT_OF_LINE = "LINE/most";

    private final JdbcClient jdbc;
    private final Clock clock;

    Tally(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes LINE messages out of the month's.
     *
     * @param contract what the town's contract allows in a month
     * @return how many of {@code wanted} may be sent
     */
    int takeLine(int wanted, int contract) {
        int most = mostOfLine(contract);
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

    /** What the town allows in a month: never more than its contract. */
    int mostOfLine(int contract) {
        return Math.min(contract, find(LIMIT_OF_LINE).orElse(contract));
    }

    /** The town allows {@code most} from now on; false, and nothing changed, unless {@code seen} is what it allows now. */
    boolean limitLine(int seen, int most, int contract) {
        if (seen != mostOfLine(contract)) {
            return false;
        }
        return jdbc.sql("""
                        insert into notice_tally (key, count, at) values (:key, :most, :now)
                        on conflict (key) do update set count = excluded.count, at = excluded.at
                         where least(notice_tally.count, :contract) = :seen
                        """)
                        .param("key", LIMIT_OF_LINE)
                        .param("most", most)
                        .param("now", now())
                        .param("contract", contract)
                        .param("seen", seen)
                        .update()
                == 1;
    }

    /** LINE messages by month, the newest first. */
    List<TownWays.Month> listLine(int months) {
        return jdbc.sql("""
                        select key, count from notice_tally where key like 'LINE/2%' order by key desc limit :months
                        """)
                .param("months", months)
                .query((row, _) -> new TownWays.Month(
                        YearMonth.parse(row.getString("key").substring("LINE/".length())), row.getInt("count")))
                .list();
    }

    /** LINE messages of the present month. */
    int countLine() {
        return find(monthOfLine()).orElse(0);
    }

    private Optional<Integer> find(String key) {
        return jdbc.sql("select count from notice_tally where key = :key")
                .param("key", key)
                .query(Integer.class)
                .optional();
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
