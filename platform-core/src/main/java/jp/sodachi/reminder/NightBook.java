package jp.sodachi.reminder;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far a town's night has come: one row a town. */
final class NightBook {
    private final JdbcClient jdbc;

    NightBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A night that was planned to its end.
     *
     * @param rules by what the children's results were found
     */
    record Checkpoint(LocalDate on, Instant beganAt, String rules) {}

    /**
     * The present transaction does not wait for the disk when it ends. A server that fails in that moment has lost the end of a
     * night, never its middle: the log keeps its order. The night is then done again, and nothing of it was sent, since whoever
     * claims a message waits for the disk, and so for all that was written before.
     */
    void withoutWaiting() {
        jdbc.sql("select set_config('synchronous_commit', 'off', true)")
                .query(String.class)
                .single();
    }

    Optional<Checkpoint> find() {
        return jdbc.sql("select night_on, began_at, rules from reminder_night where id = 1")
                .query((row, _) -> new Checkpoint(
                        row.getObject("night_on", LocalDate.class),
                        row.getTimestamp("began_at").toInstant(),
                        row.getString("rules")))
                .optional();
    }

    void keep(Checkpoint checkpoint) {
        jdbc.sql("""
                        insert into reminder_night (id, night_on, began_at, rules) values (1, :on, :began, :rules)
                        on conflict (id) do update
                           set night_on = excluded.night_on, began_at = excluded.began_at, rules = excluded.rules
                        """)
                .param("on", checkpoint.on())
                .param("began", Timestamp.from(checkpoint.beganAt()))
                .param("rules", checkpoint.rules())
                .update();
    }
}
