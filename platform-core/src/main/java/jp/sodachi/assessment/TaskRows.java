package jp.sodachi.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks and attempts in their tables. */
class TaskRows {
    private final JdbcClient jdbc;

    TaskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens a task, or raises the child's open one to this level and day; answers which. */
    UUID openOrJoin(UUID childId, Level level, LocalDate due, Instant now) {
        var duty = level == Level.URGENT ? findDuty(Duty.Kind.URGENT) : Optional.<Duty>empty();
        return jdbc.sql("""
                        insert into assessment_task
                               (id, child_id, level, opened_at, due_on, owner_id, owner_name, plan, state, outcome,
                                closing_note, version)
                        values (:id, :child, :level, :now, :due, :owner, :name, '', 'OPEN', '', '', 1)
                        on conflict (child_id) where state = 'OPEN' do update
                           set level = case when array_position(array['WATCH', 'REFER', 'URGENT'], excluded.level)
                                               > array_position(array['WATCH', 'REFER', 'URGENT'], assessment_task.level)
                                            then excluded.level else assessment_task.level end,
                               due_on = least(assessment_task.due_on, excluded.due_on),
                               owner_id = case when assessment_task.owner_id = '' then excluded.owner_id
                                               else assessment_task.owner_id end,
                               owner_name = case when assessment_task.owner_id = '' then excluded.owner_name
                                                 else assessment_task.owner_name end,
                               version = assessment_task.version + 1
                        returning id
                        """)
                .param("id", Ids.next())
                .param("child", childId)
                .param("level", level.name())
                .param("now", at(now))
                .param("due", due)
                .param("owner", duty.map(Duty::staffId).orElse(""))
                .param("name", duty.map(Duty::name).orElse(""))
                .query(UUID.class)
                .single();
    }

    Optional<Task> find(UUID taskId) {
        return jdbc.sql("select * from assessment_task where id = :id")
                .param("id", taskId)
                .query(TaskRows::task)
                .optional();
    }

    /** All of a child, the newest first. */
    List<Task> list(UUID childId) {
        return jdbc.sql("select * from assessment_task where child_id = :child order by opened_at desc, id desc")
                .param("child", childId)
                .query(TaskRows::task)
                .list();
    }

    List<Contact> listContacts(UUID taskId) {
        return jdbc.sql("select * from assessment_contact where task_id = :task order by at desc, id desc")
                .param("task", taskId)
                .query((row, _) -> new Contact(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name"),
                        Contact.Way.valueOf(row.getString("way")),
                        row.getBoolean("reached"),
                        row.getString("note")))
                .list();
    }

    boolean take(UUID taskId, int version, String ownerId, String ownerName) {
        return jdbc.sql("""
                        update assessment_task set owner_id = :owner, owner_name = :name, version = version + 1
                         where id = :id and version = :version and state = 'OPEN'
                        """)
                        .param("owner", ownerId)
                        .param("name", ownerName)
                        .param("id", taskId)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean plan(UUID taskId, int version, String plan) {
        return jdbc.sql("""
                        update assessment_task set plan = :plan, version = version + 1
                         where id = :id and version = :version and state = 'OPEN'
                        """)
                        .param("plan", plan)
                        .param("id", taskId)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Keeps an attempt at an open task; false when it was closed meanwhile. */
    boolean contact(UUID taskId, Contact contact) {
        return jdbc.sql("""
                        insert into assessment_contact (id, task_id, at, by_name, way, reached, note)
                        select :id, t.id, :now, :by, :way, :reached, :note
                          from assessment_task t where t.id = :task and t.state = 'OPEN'
                        """)
                        .param("id", Ids.next())
                        .param("now", at(contact.at()))
                        .param("by", contact.by())
                        .param("way", contact.way().name())
                        .param("reached", contact.reached())
                        .param("note", contact.note())
                        .param("task", taskId)
                        .update()
                == 1;
    }

    boolean close(UUID taskId, int version, Task.Outcome outcome, String note, String by, Instant now) {
        return jdbc.sql("""
                        update assessment_task
                           set state = 'CLOSED', outcome = :outcome, closing_note = :note, closed_by = :by,
                               closed_at = :now, version = version + 1
                         where id = :id and version = :version and state = 'OPEN'
                        """)
                        .param("outcome", outcome.name())
                        .param("note", note)
                        .param("by", by)
                        .param("now", at(now))
                        .param("id", taskId)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Open, its day passed, nobody reached, and not handed on yet; a child that has died is in none. */
    List<Task> listOverdue(LocalDate day) {
        return jdbc.sql("""
                        select t.* from assessment_task t
                          join record_child c on c.id = t.child_id and c.standing <> 'DECEASED'
                         where t.state = 'OPEN' and t.due_on < :day and t.escalated_at is null
                           and not exists (select from assessment_contact a where a.task_id = t.id and a.reached)
                         order by t.due_on, t.id
                        """).param("day", day).query(TaskRows::task).list();
    }

    /** Hands a task on, once; to nobody new where {@code lead} is empty. */
    boolean escalate(Task task, Optional<Duty> lead, Instant now) {
        return jdbc.sql("""
                        update assessment_task
                           set escalated_at = :now, escalated_from = owner_name, owner_id = :owner, owner_name = :name,
                               version = version + 1
                         where id = :id and version = :version and state = 'OPEN' and escalated_at is null
                        """)
                        .param("now", at(now))
                        .param("owner", lead.map(Duty::staffId).orElse(task.ownerId()))
                        .param("name", lead.map(Duty::name).orElse(task.ownerName()))
                        .param("id", task.id())
                        .param("version", task.version())
                        .update()
                == 1;
    }

    /** Whether who has this duty still works here. */
    boolean isHere(Duty duty) {
        return jdbc.sql("select exists (select from identity_staff where subject = :subject and state = 'ACTIVE')")
                .param("subject", duty.staffId())
                .query(Boolean.class)
                .single();
    }

    Optional<Duty> findDuty(Duty.Kind kind) {
        return jdbc.sql("select * from assessment_duty where kind = :kind")
                .param("kind", kind.name())
                .query((row, _) -> new Duty(
                        Duty.Kind.valueOf(row.getString("kind")), row.getString("staff_id"), row.getString("name")))
                .optional();
    }

    void setDuty(Duty duty, String by, Instant now) {
        jdbc.sql("""
                        insert into assessment_duty (id, kind, staff_id, name, set_by, set_at)
                        values (:id, :kind, :staff, :name, :by, :now)
                        on conflict (kind) do update
                           set staff_id = excluded.staff_id, name = excluded.name, set_by = excluded.set_by,
                               set_at = excluded.set_at
                        """)
                .param("id", Ids.next())
                .param("kind", duty.kind().name())
                .param("staff", duty.staffId())
                .param("name", duty.name())
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    static Task task(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        return new Task(
                row.getObject("id", UUID.class),
                row.getObject("child_id", UUID.class),
                Level.valueOf(row.getString("level")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getString("owner_id"),
                row.getString("owner_name"),
                row.getString("plan"),
                outcome.isEmpty() ? null : Task.Outcome.valueOf(outcome),
                row.getString("closing_note"),
                row.getString("closed_by"),
                instant(row.getObject("closed_at", OffsetDateTime.class)),
                row.getInt("version"),
                instant(row.getObject("escalated_at", OffsetDateTime.class)),
                row.getString("escalated_from"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
