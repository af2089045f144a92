package jp.sodachi.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * May the present actor do this? Everything not allowed here is refused with {@link NotYours}.
 *
 * <p>Asked inside the transaction of the deed, so that the answer and the deed see the same facts.
 */
@Transactional(propagation = Propagation.MANDATORY)
public class Permissions {
    private static final Set<String> READING = Set.of("read", "list", "search", "count", "find");

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Permissions(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Lets a linked guardian, an active staff member or a job through to a child's record and keeps that in the audit
     * trail.
     *
     * @param action what will be done, e.g. {@code child.read}
     * @throws NotYours for everybody else
     */
    public Actor requireChild(UUID childId, String action) {
        var actor = CurrentActor.get();
        var allowed = switch (actor) {
            case Actor.Parent parent -> isLinked(parent.subject(), childId);
            case Actor.Staff staff -> hasRole(staff.subject(), StaffRole.NURSE);
            case Actor.Visitor _ -> isReading(action);
            case Actor.Job _ -> true;
            case Actor.Operator _, Actor.Nobody _ -> false;
        };
        if (!allowed) {
            throw new NotYours(action, childId);
        }
        audit.record(actor.does(action, childId, null));
        return actor;
    }

    /**
     * The same for a pregnancy: a linked guardian, an active staff member or a job. The trail keeps the pregnancy's id where
     * it keeps a child's.
     *
     * @throws NotYours for everybody else
     */
    public Actor requirePregnancy(UUID pregnancyId, String action) {
        var actor = CurrentActor.get();
        var allowed = switch (actor) {
            case Actor.Parent parent -> hasPregnancy(parent.subject(), pregnancyId, false);
            case Actor.Staff staff -> hasRole(staff.subject(), StaffRole.NURSE) && exists(pregnancyId);
            case Actor.Visitor _ -> isReading(action) && exists(pregnancyId);
            case Actor.Job _ -> exists(pregnancyId);
            case Actor.Operator _, Actor.Nobody _ -> false;
        };
        if (!allowed) {
            throw new NotYours(action, pregnancyId);
        }
        audit.record(actor.does(action, pregnancyId, null));
        return actor;
    }

    /** Whether the signed-in parent is the pregnant woman herself. */
    public boolean isOwnPregnancy(UUID pregnancyId) {
        return CurrentActor.get() instanceof Actor.Parent parent && hasPregnancy(parent.subject(), pregnancyId, true);
    }

    /**
     * Lets an active member of the town's staff with at least {@code role} through, and jobs.
     *
     * @throws NotYours for everybody else
     */
    public Actor requireStaff(StaffRole role, String action) {
        var actor = CurrentActor.get();
        var allowed = switch (actor) {
            case Actor.Staff staff -> hasRole(staff.subject(), role);
            case Actor.Visitor _ -> role == StaffRole.NURSE && isReading(action);
            case Actor.Job _ -> true;
            case Actor.Parent _, Actor.Operator _, Actor.Nobody _ -> false;
        };
        if (!allowed) {
            throw new NotYours(action, null);
        }
        return actor;
    }

    /**
     * The signed-in guardian.
     *
     * @throws NotYours for everybody else
     */
    public Actor.Parent requireParent(String action) {
        if (CurrentActor.get() instanceof Actor.Parent parent) {
            return parent;
        }
        throw new NotYours(action, null);
    }

    /** A visitor of the operators sees what a nurse sees and does nothing; what is not plainly reading counts as a deed. */
    private static boolean isReading(String action) {
        return READING.contains(action.substring(action.lastIndexOf('.') + 1));
    }

    private boolean isLinked(String subject, UUID childId) {
        return jdbc.sql("""
                        select exists (
                            select 1
                              from identity_guardian g
                              join identity_guardian_child l on l.guardian_id = g.id
                             where g.subject = :subject and l.child_id = :child and l.ended_at is null)
                        """)
                .param("subject", subject)
                .param("child", childId)
                .query(Boolean.class)
                .single();
    }

    private boolean hasPregnancy(String subject, UUID pregnancyId, boolean ownOnly) {
        return jdbc.sql("""
                        select exists (
                            select 1
                              from identity_guardian g
                              join identity_guardian_pregnancy l on l.guardian_id = g.id
                             where g.subject = :subject and l.pregnancy_id = :pregnancy and l.ended_at is null
                               and (l.own or not :ownOnly))
                        """)
                .param("subject", subject)
                .param("pregnancy", pregnancyId)
                .param("ownOnly", ownOnly)
                .query(Boolean.class)
                .single();
    }

    private boolean exists(UUID pregnancyId) {
        return jdbc.sql("""
                        select exists (select from record_pregnancy where id = :id)
                        """).param("id", pregnancyId).query(Boolean.class).single();
    }

    private boolean hasRole(String subject, StaffRole needed) {
        return findMember(subject)
                .filter(member -> member.role().covers(needed))
                .isPresent();
    }

    /**
     * Who works here under this sign-in. Asked of the database once a transaction: one page asks for the same person many
     * times.
     */
    Optional<StaffMember> findMember(String subject) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Known known
                && known.subject().equals(subject)) {
            return known.member();
        }
        var known = new Known(this, subject, readMember(subject));
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
        TransactionSynchronizationManager.bindResource(this, known);
        TransactionSynchronizationManager.registerSynchronization(known);
        return known.member();
    }

    private Optional<StaffMember> readMember(String subject) {
        return jdbc.sql("""
                        select id, email, display_name, role, state from identity_staff
                         where subject = :subject and state = 'ACTIVE'
                        """).param("subject", subject).query(StaffMembers::read).optional();
    }

    /** What a transaction has found out, forgotten at its end. */
    private record Known(Object key, String subject, Optional<StaffMember> member)
            implements TransactionSynchronization {
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(key);
        }
    }
}
