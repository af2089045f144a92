package jp.sodachi.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import jp.sodachi.support.Ids;
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

    /** Keeps {@code event}; needs the transaction of the deed itself and ends with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEvent event) {
        insert(event);
    }

    /** Keeps a refused attempt in a transaction of its own, after the attempt's transaction was rolled back. */
    @Transactional
    public void recordRefusal(AuditEvent event) {
        insert(event);
    }

    /** The newest {@code limit} rows about one child, newest first. */
    @Transactional
    public List<AuditRow> listAbout(UUID childId, int limit) {
        return jdbc.sql("""
                        select at, actor_kind, actor_name, action, outcome
                          from audit_event
                         where child_id = :child
                         order by at desc, id desc
                         limit :limit
                        """)
                .param("child", childId)
                .param("limit", limit)
                .query((row, _) -> new AuditRow(
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor_kind"),
                        row.getString("actor_name"),
                        row.getString("action"),
                        AuditEvent.Outcome.valueOf(row.getString("outcome"))))
                .list();
    }

    private void insert(AuditEvent event) {
        jdbc.sql("""
                        insert into audit_event
                               (id, at, actor_kind, actor_id, actor_name, action, child_id, subject_id, outcome)
                        values (:id, :at, :kind, :actor, :name, :action, :child, :subject, :outcome)
                        """)
                .param("id", Ids.next())
                .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .param("kind", event.actorKind())
                .param("actor", event.actorId())
                .param("name", event.actorName())
                .param("action", event.action())
                .param("child", event.childId())
                .param("subject", event.subjectId())
                .param("outcome", event.outcome().name())
                .update();
    }

    /** One row as the town reads it. */
    public record AuditRow(Instant at, String actorKind, String actorName, String action, AuditEvent.Outcome outcome) {
        /** The moment in the town's time. */
        public java.time.ZonedDateTime atIn(ZoneId zone) {
            return at.atZone(zone);
        }
    }
}
