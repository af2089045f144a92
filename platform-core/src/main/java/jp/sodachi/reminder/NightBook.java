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

    /** The last one; and the present transaction does not wait, as after {@link #withoutWaiting}, said on the same way. */
    Optional<Checkpoint> find() {
        return jdbc.sql("""
                        select n.night_on, n.began_at, n.rules
                          from (select set_config('synchronous_commit', 'off', true)) hasty
                          left join reminder_night n on n.id = 1
                        """)
                .query((row, _) -> {
                    LocalDate on = row.getObject("night_on", LocalDate.class);
                    return on == null
                            ? Optional.<Checkpoint>empty()
                            : Optional.of(new Checkpoint(
                                    on, row.getTimestamp("began_at").toInstant(), row.getString("rules")));
                })
                .single();
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
