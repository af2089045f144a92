package jp.sodachi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes and reads the town's audit trail. */
public class AuditTrail {
    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps {@code event}; needs the transaction of the deed itself and ends with it. The rows of one transaction are written
     * together, right before it commits.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEvent event) {
        PendingEvents.of(this, this::insert).add(new TrailEntry(Ids.next(), clock.instant(), event));
    }

    /** Keeps a refused attempt in a transaction of its own, after the attempt's transaction was rolled back. */
    @Transactional
    public void recordRefusal(AuditEvent event) {
        insert(List.of(new TrailEntry(Ids.next(), clock.instant(), event)));
    }

    /**
     * The newest {@code limit} rows about one child, newest first. What this transaction has to keep itself is written by the
     * same statement: whoever opens a record reads who opened it before, and one question less is asked.
     */
    @Transactional
    public List<AuditRow> listAbout(UUID childId, int limit) {
        var pending = PendingEvents.find(this).map(PendingEvents::take).orElse(List.of());
        if (pending.isEmpty()) {
            return newestAbout("", childId, limit, "", Map.of());
        }
        var values = new HashMap<String, Object>();
        var written = """
                with written as (%s
                     returning id, at, actor_kind, actor_name, action, child_id, outcome)
                """.formatted(insertion(pending, values));
        return newestAbout(written, childId, limit, """
                union all
                select id, at, actor_kind, actor_name, action, child_id, outcome from written where child_id = :child
                """, values);
    }

    private List<AuditRow> newestAbout(
            String written, UUID childId, int limit, String andThose, Map<String, Object> values) {
        return jdbc.sql("""
                        %s
                        select * from (
                            (select id, at, actor_kind, actor_name, action, child_id, outcome
                               from audit_event
                              where child_id = :child
                              order by at desc, id desc
                              limit :limit)
                            %s) rows
                         order by at desc, id desc
                         limit :limit
                        """.formatted(written, andThose))
                .params(values)
                .param("child", childId)
                .param("limit", limit)
                .query(AuditTrail::read)
                .list();
    }

    /**
     * Who outside the family opened or changed a child's record, the newest first: the office, holders of a
     * code, and whom a guardian let see it.
     *
     * @param before the row under which to go on, null for the newest
     */
    @Transactional
    public List<AuditRow> listOpenings(UUID childId, @Nullable UUID before, int limit) {
        writePending();
        return jdbc.sql("""
                        select id, at, actor_kind, actor_name, action, child_id, outcome
                          from audit_event
                         where child_id = :child and id < :before and outcome = 'DONE'
                           and (actor_kind in ('STAFF', 'OPERATOR', 'NOBODY') or action like 'grant.open.%')
                           -- A page of photos was opened; its single pictures say nothing more.
                           and action <> 'grant.picture'
                         order by at desc, id desc
                         limit :limit
                        """)
                .param("child", childId)
                .param("before", before == null ? AuditIds.AFTER_ALL : before)
                .param("limit", limit)
                .query(AuditTrail::read)
                .list();
    }

    /** When a parent or somebody of the office last did or read anything; ids are in the order of time. */
    @Transactional
    public Optional<Instant> findLastPresence() {
        writePending();
        return jdbc.sql("""
                        select at from audit_event
                         where actor_kind in ('PARENT', 'STAFF') and outcome = 'DONE'
                         order by id desc limit 1
                        """)
                .query((row, _) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    static AuditRow read(ResultSet row, int number) throws SQLException {
        return new AuditRow(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_kind"),
                row.getString("actor_name"),
                row.getString("action"),
                row.getObject("child_id", UUID.class),
                AuditEvent.Outcome.valueOf(row.getString("outcome")));
    }

    /** What this transaction has to keep is written now, because the trail is about to be read. */
    void writePending() {
        PendingEvents.find(this).ifPresent(PendingEvents::write);
    }

    private void insert(List<TrailEntry> entries) {
        Map<String, Object> values = new HashMap<>();
        jdbc.sql(insertion(entries, values)).params(values).update();
    }

    /** The statement that keeps {@code entries}; what it binds comes into {@code values}. */
    private static String insertion(List<TrailEntry> entries, Map<String, Object> values) {
        var rows = new StringJoiner(", ");
        for (var i = 0; i < entries.size(); i++) {
            var event = entries.get(i).event();
            rows.add(
                    "(:id%1$d, :at%1$d, :kind%1$d, :actor%1$d, :name%1$d, :action%1$d, :child%1$d, :subject%1$d, :outcome%1$d)"
                            .formatted(i));
            values.put("id" + i, entries.get(i).id());
            values.put("at" + i, entries.get(i).at().atOffset(ZoneOffset.UTC));
            values.put("kind" + i, event.actorKind());
            values.put("actor" + i, event.actorId());
            values.put("name" + i, event.actorName());
            values.put("action" + i, event.action());
            values.put("child" + i, new SqlParameterValue(Types.OTHER, event.childId()));
            values.put("subject" + i, new SqlParameterValue(Types.OTHER, event.subjectId()));
            values.put("outcome" + i, event.outcome().name());
        }
        return """
                insert into audit_event
                       (id, at, actor_kind, actor_id, actor_name, action, child_id, subject_id, outcome)
                values %s
                """.formatted(rows);
    }

    /** One row as the town reads it. */
    public record AuditRow(
            UUID id,
            Instant at,
            String actorKind,
            String actorName,
            String action,
            @Nullable UUID childId,
            AuditEvent.Outcome outcome) {

        /** The child whose record was touched, if one was. */
        public Optional<UUID> child() {
            return Optional.ofNullable(childId);
        }

        /** The moment in the town's time. */
        public java.time.ZonedDateTime atIn(ZoneId zone) {
            return at.atZone(zone);
        }
    }
}
