package jp.sodachi.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What families were told already. */
final class ToldItems {

    private static final Comparator<Item> ORDER = Comparator.comparing(Item::child)
            .thenComparing(item -> item.key().programme())
            .thenComparing(item -> item.key().dose())
            .thenComparing(item -> item.key().kind())
            .thenComparing(item -> item.key().on());

    private final JdbcClient jdbc;

    ToldItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Set<Telling.Key>> of(Collection<UUID> children) {
        if (children.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                        select child_id, programme, dose, kind, due_on from reminder_item where child_id in (:children)
                        """).param("children", children).query(ToldItems::item).list().stream()
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Item::child, Collectors.mapping(Item::key, Collectors.toSet())));
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

    /** One thing said about one child. */
    record Item(UUID child, Telling.Key key) {}

    /**
     * Keeps what was not told before; another planner's telling that is not committed yet is waited for.
     *
     * @return those that are new
     */
    Set<Item> insertAll(Collection<Item> items, Schedules schedules, LocalDate day, Instant now) {
        // In one order, so that two planners of the same families wait for each other and never both.
        List<Item> all = items.stream().sorted(ORDER).toList();
        if (all.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("""
                        insert into reminder_item (id, child_id, programme, dose, kind, due_on, told_on, told_at,
                                                   base_hash, layer_hash)
                        select f.id, f.child_id, f.programme, f.dose, f.kind, f.due_on, :day, :now, :base, :layer
                          from unnest(cast(:ids as uuid[]), cast(:children as uuid[]), cast(:programmes as text[]),
                                      cast(:doses as int[]), cast(:kinds as text[]), cast(:days as date[]))
                               as f (id, child_id, programme, dose, kind, due_on)
                        on conflict (child_id, programme, dose, kind, due_on) do nothing
                        returning child_id, programme, dose, kind, due_on
                        """)
                .param("ids", texts(all, _ -> Ids.next().toString()))
                .param("children", texts(all, item -> item.child().toString()))
                .param("programmes", texts(all, item -> item.key().programme()))
                .param("doses", all.stream().map(item -> item.key().dose()).toArray(Integer[]::new))
                .param("kinds", texts(all, item -> item.key().kind().name()))
                .param("days", texts(all, item -> item.key().on().toString()))
                .param("day", day)
                .param("now", Timestamp.from(now))
                .param("base", schedules.baseHash())
                .param("layer", schedules.layerHash().orElse(null))
                .query(ToldItems::item)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static String[] texts(List<Item> items, Function<Item, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    /** Empty for a kind that a newer build tells and this one does not know: it is nothing this one would tell. */
    private static Optional<Item> item(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        UUID child = row.getObject("child_id", UUID.class);
        String programme = row.getString("programme");
        int dose = row.getInt("dose");
        LocalDate on = row.getObject("due_on", LocalDate.class);
        return Arrays.stream(Telling.Kind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .map(known -> new Item(child, new Telling.Key(programme, dose, known, on)));
    }
}
