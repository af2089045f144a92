package jp.sodachi.reminder;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What families were told already. */
final class ToldItems {

    private final JdbcClient jdbc;

    ToldItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Set<Telling.Key>> of(Collection<UUID> children) {
        if (children.isEmpty()) {
            return Map.of();
        }
        record Told(UUID child, Telling.Key key) {}
        return jdbc
                .sql("""
                                select child_id, programme, dose, kind, due_on from reminder_item where child_id in (:children)
                                """)
                .param("children", children)
                .query((row, _) -> new Told(
                        row.getObject("child_id", UUID.class),
                        new Telling.Key(
                                row.getString("programme"),
                                row.getInt("dose"),
                                Telling.Kind.valueOf(row.getString("kind")),
                                row.getObject("due_on", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Told::child, Collectors.mapping(Told::key, Collectors.toSet())));
    }

    /**
     * Forgets what the children of these guardians were told since a moment: the message with it was called back, and what
     * it said about brothers and sisters has to be said again.
     */
    void forgetSince(Collection<UUID> guardians, Instant since) {
        jdbc.sql("""
                        delete from reminder_item
                         where told_at >= :since
                           and child_id in (select child_id from identity_guardian_child
                                             where guardian_id in (:guardians) and ended_at is null)
                        """)
                .param("since", Timestamp.from(since))
                .param("guardians", guardians)
                .update();
    }

    /** True when it was not told before and is now; another planner's telling that is not committed yet is waited for. */
    boolean insert(UUID child, Telling.Key key, Schedules schedules, LocalDate day, Instant now) {
        return jdbc.sql("""
                        insert into reminder_item (id, child_id, programme, dose, kind, due_on, told_on, told_at,
                                                   base_hash, layer_hash)
                        values (:id, :child, :programme, :dose, :kind, :on, :day, :now, :base, :layer)
                        on conflict (child_id, programme, dose, kind, due_on) do nothing
                        """)
                        .param("id", Ids.next())
                        .param("child", child)
                        .param("programme", key.programme())
                        .param("dose", key.dose())
                        .param("kind", key.kind().name())
                        .param("on", key.on())
                        .param("day", day)
                        .param("now", Timestamp.from(now))
                        .param("base", schedules.baseHash())
                        .param("layer", schedules.layerHash().orElse(null))
                        .update()
                == 1;
    }
}
