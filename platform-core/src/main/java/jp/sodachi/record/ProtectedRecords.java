package jp.sodachi.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A protected record (支援措置など) is opened by the office with a stated reason only. Whoever says why has it open for an hour;
 * the reason stays, and that it was opened stands in the trail. Guardians and jobs are not asked: what they may see is settled
 * elsewhere.
 */
@Transactional
public class ProtectedRecords {
    /** How long a stated reason opens the record. */
    public static final Duration GOOD_FOR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    ProtectedRecords(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens the record to the person who says why. Office only.
     *
     * @param reason 1 to {@value ChildState#LONGEST_REASON} characters
     * @throws NotYours when there is no such child
     */
    public void open(UUID childId, String reason) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "child.open-protected");
        CorrectionRows.requireReason(reason);
        var event = actor.does("child.open-protected", childId, Ids.next());
        var kept = jdbc.sql("""
                        insert into record_protected_opening (id, child_id, subject, by_name, reason, opened_at, good_to)
                        select :id, c.id, :subject, :by, :reason, :now, :to from record_child c where c.id = :child
                        """)
                .param("id", event.subjectId())
                .param("subject", event.actorId())
                .param("by", event.actorName())
                .param("reason", reason)
                .param("now", at(clock.instant()))
                .param("to", at(clock.instant().plus(GOOD_FOR)))
                .param("child", childId)
                .update();
        if (kept != 1) {
            throw new NotYours("child.open-protected", childId);
        }
        audit.record(event);
    }

    /**
     * The same for the record of a pregnancy. Office only.
     *
     * @throws NotYours when there is no such pregnancy
     */
    public void openPregnancy(UUID pregnancyId, String reason) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "pregnancy.open-protected");
        CorrectionRows.requireReason(reason);
        var event = actor.does("pregnancy.open-protected", pregnancyId, Ids.next());
        var kept = jdbc.sql("""
                        insert into record_protected_opening (id, pregnancy_id, subject, by_name, reason, opened_at, good_to)
                        select :id, p.id, :subject, :by, :reason, :now, :to from record_pregnancy p where p.id = :pregnancy
                        """)
                .param("id", event.subjectId())
                .param("subject", event.actorId())
                .param("by", event.actorName())
                .param("reason", reason)
                .param("now", at(clock.instant()))
                .param("to", at(clock.instant().plus(GOOD_FOR)))
                .param("pregnancy", pregnancyId)
                .update();
        if (kept != 1) {
            throw new NotYours("pregnancy.open-protected", pregnancyId);
        }
        audit.record(event);
    }

    /** Who opened a pregnancy's protected record and why, the newest first; the caller has asked. */
    List<ProtectedOpening> listOfPregnancy(UUID pregnancyId) {
        return jdbc.sql("""
                        select by_name, reason, opened_at from record_protected_opening
                         where pregnancy_id = :pregnancy order by opened_at desc, id desc
                        """)
                .param("pregnancy", pregnancyId)
                .query((row, _) -> new ProtectedOpening(
                        row.getString("by_name"),
                        row.getString("reason"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * For a pregnancy; one question to the database at most in a transaction.
     *
     * @throws RecordIsProtected when the present actor is of the office and has not said why
     */
    void requirePregnancy(UUID pregnancyId) {
        var actor = CurrentActor.get();
        if (!(actor instanceof Actor.Staff) && !(actor instanceof Actor.Visitor)
                || Seen.of(this).open().contains(pregnancyId)) {
            return;
        }
        if (isClosed(pregnancyId, actor)) {
            throw actor instanceof Actor.Visitor
                    ? new NotYours("pregnancy.read", pregnancyId)
                    : new RecordIsProtected(FormSubject.pregnancy(pregnancyId));
        }
        Seen.of(this).open().add(pregnancyId);
    }

    /** Whoever enters a record knows it until the end of the transaction, also when it joins a protected family. */
    void knows(UUID id) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            Seen.of(this).open().add(id);
        }
    }

    private boolean isClosed(UUID pregnancyId, Actor actor) {
        return jdbc.sql("select exists (select from record_pregnancy p where p.id = :pregnancy and "
                        + PregnancyQueries.IS_SHIELDED + """
                               ) and not exists (select from record_protected_opening o
                                                where o.pregnancy_id = :pregnancy and o.subject = :subject
                                                  and o.good_to > :now)
                        """)
                .param("pregnancy", pregnancyId)
                .param("subject", actor instanceof Actor.Staff staff ? staff.subject() : "")
                .param("now", at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** @throws RecordIsProtected when the present actor is of the office and has not said why */
    void require(Child child) {
        if (child.shielded()) {
            refuseVisitor(child.id());
            require(child.id());
        } else if (CurrentActor.get() instanceof Actor.Staff) {
            Seen.of(this).open().add(child.id());
        }
    }

    /** A visitor of the operators opens no protected record, with no reason. */
    private static void refuseVisitor(UUID childId) {
        if (CurrentActor.get() instanceof Actor.Visitor) {
            throw new NotYours("child.read", childId);
        }
    }

    /** The same for a child that was not read; one question to the database at most in a transaction. */
    void require(UUID childId) {
        if (CurrentActor.get() instanceof Actor.Visitor && isShielded(childId)) {
            refuseVisitor(childId);
        }
        if (!(CurrentActor.get() instanceof Actor.Staff staff)
                || Seen.of(this).open().contains(childId)) {
            return;
        }
        var closed = jdbc.sql("""
                        select exists (select from record_child c where c.id = :child and c.shielded)
                               and not exists (select from record_protected_opening o
                                                where o.child_id = :child and o.subject = :subject and o.good_to > :now)
                        """)
                .param("child", childId)
                .param("subject", staff.subject())
                .param("now", at(clock.instant()))
                .query(Boolean.class)
                .single();
        if (closed) {
            throw new RecordIsProtected(FormSubject.child(childId));
        }
        Seen.of(this).open().add(childId);
    }

    private boolean isShielded(UUID childId) {
        return jdbc.sql("""
                        select exists (select from record_child where id = :child and shielded)
                        """).param("child", childId).query(Boolean.class).single();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** The children and pregnancies whose records stand open in this transaction. */
    private record Seen(Object key, Set<UUID> open) implements TransactionSynchronization {
        static Seen of(Object key) {
            if (TransactionSynchronizationManager.getResource(key) instanceof Seen known) {
                return known;
            }
            var fresh = new Seen(key, new HashSet<>());
            TransactionSynchronizationManager.bindResource(key, fresh);
            TransactionSynchronizationManager.registerSynchronization(fresh);
            return fresh;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(key, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
        }
    }
}
