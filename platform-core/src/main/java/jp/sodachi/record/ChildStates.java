package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one switch that stops a child's messages. It is set by hand with a reason and undone by hand with a reason, never by
 * a job; both stay. Office only.
 */
@Transactional
public class ChildStates {
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;
    private final PackedRows packed;

    ChildStates(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
        this.packed = new PackedRows(jdbc);
    }

    /** Everything that holds or held, the newest first. */
    public List<ChildState> list(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "state.read");
        return jdbc.sql("""
                        select * from record_child_state where child_id = :child order by set_at desc, id desc
                        """).param("child", childId).query(ChildStates::state).list();
    }

    /**
     * Sets a state.
     *
     * @param programme the refused programme for {@link ChildState.Kind#REFUSED}, else empty
     * @param reason 1 to {@value ChildState#LONGEST_REASON} characters
     * @return false when it held already; then nothing was changed
     * @throws NotYours when there is no such child in this town
     */
    public boolean set(UUID childId, ChildState.Kind kind, String programme, LocalDate since, String reason) {
        var event = permissions
                .requireStaff(StaffRole.NURSE, "state.set")
                .does("state.set", lock(childId, "state.set"), Ids.next());
        requireReason(reason);
        var set = jdbc.sql("""
                        insert into record_child_state
                               (id, child_id, kind, programme, since, reason, set_by, set_at)
                        values (:id, :child, :kind, :programme, :since, :reason, :by, :now)
                        on conflict (child_id, kind, programme) where ended_at is null do nothing
                        """)
                .param("id", event.subjectId())
                .param("child", childId)
                .param("kind", kind.name())
                .param("programme", programme)
                .param("since", since)
                .param("reason", reason)
                .param("by", event.actorName())
                .param("now", now())
                .update();
        if (set == 1) {
            addUp(childId);
            if (kind == ChildState.Kind.SHIELDED) {
                endShares(childId, event.actorName());
            }
            audit.record(event);
        }
        return set == 1;
    }

    /**
     * Undoes a state.
     *
     * @return false when somebody undid it in the meantime
     */
    public boolean end(UUID childId, UUID stateId, String reason) {
        var event = permissions
                .requireStaff(StaffRole.NURSE, "state.end")
                .does("state.end", lock(childId, "state.end"), stateId);
        requireReason(reason);
        var ended = jdbc.sql("""
                        update record_child_state set ended_by = :by, ended_at = :now, end_reason = :reason
                         where id = :id and child_id = :child and ended_at is null
                        """)
                .param("by", event.actorName())
                .param("now", now())
                .param("reason", reason)
                .param("id", stateId)
                .param("child", childId)
                .update();
        if (ended == 1) {
            addUp(childId);
            audit.record(event);
        }
        return ended == 1;
    }

    /**
     * A child that has just come into a family of which a pregnancy or a child is protected is protected, too, for the same reason:
     * the family would be found through it. The caller has asked who acts.
     *
     * @return whether it is
     */
    boolean inheritShield(UUID childId) {
        var reason = jdbc.sql("""
                        select why from (
                            select s.reason as why, s.set_at as at
                              from record_child c join record_child k on k.family_id = c.family_id and k.id <> c.id
                              join record_child_state s on s.child_id = k.id and s.kind = 'SHIELDED' and s.ended_at is null
                             where c.id = :child
                            union all
                            select r.why, r.at
                              from record_child c join record_pregnancy p on p.family_id = c.family_id and p.shielded
                              join record_correction r on r.subject_id = p.id and r.field = 'shielded'
                             where c.id = :child) known
                         order by at desc limit 1
                        """).param("child", childId).query(String.class).optional();
        return reason.filter(why -> set(childId, ChildState.Kind.SHIELDED, "", LocalDate.now(clock), why))
                .isPresent();
    }

    /** A sheet that lies about somewhere lets nobody into a protected family. */
    void endSheets(UUID familyId) {
        jdbc.sql("""
                        update record_counter_sheet set state = 'REPLACED' where family_id = :family and state = 'OPEN'
                        """).param("family", familyId).update();
    }

    /** Undoes what was set for exactly this reason, if it holds; what somebody set by hand stays. */
    void undo(UUID childId, ChildState.Kind kind, String setFor, String reason) {
        jdbc.sql("""
                        select id from record_child_state
                         where child_id = :child and kind = :kind and reason = :setFor and ended_at is null
                        """)
                .param("child", childId)
                .param("kind", kind.name())
                .param("setFor", setFor)
                .query(UUID.class)
                .optional()
                .ifPresent(state -> end(childId, state, reason));
    }

    /** The record is kept here again. */
    void isBack(UUID childId) {
        jdbc.sql("update record_child set handed_over = false where id = :child")
                .param("child", childId)
                .update();
    }

    /** Two who set states of one child at once come one after the other. */
    private UUID lock(UUID childId, String action) {
        return jdbc.sql("""
                        select id from record_child where id = :child for update
                        """)
                .param("child", childId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotYours(action, childId));
    }

    /** The only place that writes what the states add up to. */
    void addUp(UUID childId) {
        jdbc.sql("""
                        update record_child c
                           set standing = case when s.deceased then 'DECEASED' when s.moved then 'MOVED' else 'HERE' end,
                               shielded = s.shielded,
                               version = c.version + 1
                          from (select coalesce(bool_or(kind = 'DECEASED'), false) as deceased,
                                       coalesce(bool_or(kind = 'MOVED'), false) as moved,
                                       coalesce(bool_or(kind = 'SHIELDED'), false) as shielded
                                  from record_child_state
                                 where child_id = :child and ended_at is null) s
                         where c.id = :child
                        """).param("child", childId).update();
        packed.keep(childId);
    }

    /**
     * Whoever was let see the record sees nothing any more, also after the protection ends; an open moving code and an open counter
     * sheet end too.
     */
    private void endShares(UUID childId, String by) {
        jdbc.sql("select family_id from record_child where id = :child")
                .param("child", childId)
                .query(UUID.class)
                .optional()
                .ifPresent(this::endSheets);
        jdbc.sql("""
                        update record_grant set ended_by = :by, ended_at = :now where child_id = :child and ended_at is null
                        """)
                .param("by", by)
                .param("now", now())
                .param("child", childId)
                .update();
        jdbc.sql("""
                        update record_share set ended_at = :now where child_id = :child and ended_at is null
                        """).param("now", now()).param("child", childId).update();
        jdbc.sql("""
            update record_departure set state = 'WITHDRAWN', settled_at = :now
             where state = 'OPEN'
               and (child_id = :child
                    or pregnancy_id in (select p.id from record_pregnancy p join record_child c on c.family_id = p.family_id
                                         where c.id = :child))
            """).param("now", now()).param("child", childId).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static void requireReason(String reason) {
        if (reason.isBlank() || reason.length() > ChildState.LONGEST_REASON) {
            throw new IllegalArgumentException("A state is set and undone with a reason.");
        }
    }

    private static ChildState state(ResultSet row, int number) throws SQLException {
        return new ChildState(
                row.getObject("id", UUID.class),
                ChildState.Kind.valueOf(row.getString("kind")),
                row.getString("programme"),
                row.getObject("since", LocalDate.class),
                row.getString("reason"),
                row.getString("set_by"),
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                row.getString("ended_by"),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getString("end_reason"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
