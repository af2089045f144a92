package jp.sodachi.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.record.Child;
import jp.sodachi.record.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open tasks of the town with their children. A child that has died is in none of them. */
class QueueRows {
    private final JdbcClient jdbc;

    QueueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A task with its child; its sheets are read apart. */
    record Found(
            Task task,
            String name,
            String kana,
            LocalDate birthDate,
            Standing standing,
            boolean shielded,
            int attempts,
            @Nullable Contact last) {}

    List<Found> list(QueueFilter filter, String reader, LocalDate today, int from, int limit) {
        return jdbc.sql("""
                        select t.*, case when c.shielded then :hidden else c.name end as name,
                               case when c.shielded then :hidden else c.kana end as kana,
                               c.birth_date, c.standing, c.shielded,
                               coalesce(l.attempts, 0) as attempts, l.at, l.by_name, l.way, l.reached, l.note
                          from assessment_task t
                          join record_child c on c.id = t.child_id and c.standing <> 'DECEASED'
                          left join lateral (
                               select a.*, count(*) over () as attempts
                                 from assessment_contact a where a.task_id = t.id
                                order by a.at desc, a.id desc limit 1) l on true
                         where t.state = 'OPEN' and %s
                         order by t.due_on, t.level = 'URGENT' desc, t.id
                         limit :limit offset :from
                        """.formatted(condition(filter)))
                .params(Map.of("reader", reader, "today", today, "limit", limit, "from", from, "hidden", Child.HIDDEN))
                .query(QueueRows::found)
                .list();
    }

    Map<QueueFilter, Integer> count(String reader, LocalDate today) {
        var counts = new EnumMap<QueueFilter, Integer>(QueueFilter.class);
        var columns = new StringBuilder();
        for (var filter : QueueFilter.values()) {
            columns.append(columns.isEmpty() ? "" : ", ")
                    .append("count(*) filter (where ")
                    .append(condition(filter))
                    .append(") as ")
                    .append(filter.name());
        }
        // The conditions are constants of this class; nothing anybody typed is in them.
        jdbc.sql("""
                        select %s
                          from assessment_task t
                          join record_child c on c.id = t.child_id and c.standing <> 'DECEASED'
                         where t.state = 'OPEN'
                        """.formatted(columns))
                .params(Map.of("reader", reader, "today", today))
                .query((ResultSet row) -> {
                    for (var filter : QueueFilter.values()) {
                        counts.put(filter, row.getInt(filter.name()));
                    }
                });
        return counts;
    }

    /** How many are open and due in the town, and all tasks of one child, the newest first: one statement. */
    AtChild lookAt(UUID childId, LocalDate today) {
        var tasks = new ArrayList<Task>();
        var waiting = jdbc.sql("""
                        select w.open, w.due, t.*
                          from (select count(*) as open, count(*) filter (where o.due_on <= :today) as due
                                  from assessment_task o
                                  join record_child c on c.id = o.child_id and c.standing <> 'DECEASED'
                                 where o.state = 'OPEN') w
                          left join assessment_task t on t.child_id = :child
                         order by t.opened_at desc, t.id desc
                        """)
                .params(Map.of("child", childId, "today", today))
                .query((row, number) -> {
                    if (row.getObject("id") != null) {
                        tasks.add(TaskRows.task(row, number));
                    }
                    return new FollowUps.Waiting(row.getInt("open"), row.getInt("due"));
                })
                .list();
        return new AtChild(tasks, waiting.getFirst());
    }

    /** What the page of a child needs. */
    record AtChild(List<Task> tasks, FollowUps.Waiting waiting) {}

    private static String condition(QueueFilter filter) {
        return switch (filter) {
            case ALL -> "true";
            case OVERDUE -> "t.due_on < :today";
            case TODAY -> "t.due_on = :today";
            case URGENT -> "t.level = 'URGENT'";
            case MINE -> "t.owner_id = :reader";
            case UNTAKEN -> "t.owner_id = ''";
            case MOVED -> "c.standing = 'MOVED'";
        };
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class);
        return new Found(
                TaskRows.task(row, number),
                row.getString("name"),
                row.getString("kana"),
                row.getObject("birth_date", LocalDate.class),
                Standing.valueOf(row.getString("standing")),
                row.getBoolean("shielded"),
                row.getInt("attempts"),
                at == null
                        ? null
                        : new Contact(
                                at.toInstant(),
                                row.getString("by_name"),
                                Contact.Way.valueOf(row.getString("way")),
                                row.getBoolean("reached"),
                                row.getString("note")));
    }
}
