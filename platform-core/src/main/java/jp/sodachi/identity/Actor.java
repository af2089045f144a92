package jp.sodachi.identity;

import java.time.Instant;
import java.util.UUID;
import jp.sodachi.audit.AuditEvent;
import org.jspecify.annotations.Nullable;

/** Whoever acts in the present piece of work. */
public sealed interface Actor {

    /** A guardian, signed in at the parents' realm. */
    record Parent(String subject, String name, String email) implements Actor {}

    /** A person of the town's office, signed in at the staff realm as a member of this town. */
    record Staff(String subject, String name, String email) implements Actor {}

    /**
     * A person of the vendor whom the town has let in for a while ({@link TownVisits}): reads, and changes nothing.
     *
     * @param visit under which the town allowed it
     * @param until its end
     */
    record Visitor(String subject, String name, UUID visit, String reason, Instant until) implements Actor {}

    /** A person of the vendor. Never enters a town as such. */
    record Operator(String subject, String name) implements Actor {}

    /** A piece of background work. */
    record Job(String name) implements Actor {}

    /** A visitor who has not signed in. */
    record Nobody() implements Actor {
        @Override
        public String name() {
            return "";
        }
    }

    /** The name under which this actor's deeds are shown; empty for nobody. */
    String name();

    /** What the audit trail keeps when this actor does {@code action}. */
    default AuditEvent does(String action, @Nullable UUID childId, @Nullable UUID subjectId) {
        return event(action, childId, subjectId, AuditEvent.Outcome.DONE);
    }

    /** What the audit trail keeps when this actor is refused {@code action}. */
    default AuditEvent isRefused(String action, @Nullable UUID childId) {
        return event(action, childId, null, AuditEvent.Outcome.REFUSED);
    }

    private AuditEvent event(
            String action, @Nullable UUID childId, @Nullable UUID subjectId, AuditEvent.Outcome outcome) {
        return switch (this) {
            case Parent p -> new AuditEvent("PARENT", p.subject(), p.name(), action, childId, subjectId, outcome);
            case Staff s -> new AuditEvent("STAFF", s.subject(), s.name(), action, childId, subjectId, outcome);
            case Visitor v -> new AuditEvent("OPERATOR", v.subject(), v.name(), action, childId, subjectId, outcome);
            case Operator o -> new AuditEvent("OPERATOR", o.subject(), o.name(), action, childId, subjectId, outcome);
            case Job j -> new AuditEvent("JOB", j.name(), j.name(), action, childId, subjectId, outcome);
            case Nobody _ -> new AuditEvent("NOBODY", "-", "-", action, childId, subjectId, outcome);
        };
    }
}
