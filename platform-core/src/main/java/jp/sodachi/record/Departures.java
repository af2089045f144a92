package jp.sodachi.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The old town's side of a move: a guardian takes a code along, with which the new town's office fetches the record.
 *
 * <p>A protected child's code is given by the office alone, to whoever stands at its counter, and no guardian's page says that
 * there was one.
 */
@Transactional
public class Departures {
    /** How long a code is good. */
    public static final Duration GOOD_FOR = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final DepartureRows rows;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final ChildQueries queries;
    private final ProtectedRecords guard;
    private final Clock clock;

    Departures(
            JdbcClient jdbc,
            Permissions permissions,
            AuditTrail audit,
            ChildQueries queries,
            ProtectedRecords guard,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = new DepartureRows(jdbc);
        this.permissions = permissions;
        this.audit = audit;
        this.queries = queries;
        this.guard = guard;
        this.clock = clock;
    }

    /** A guardian takes a code; the child's open one ends. */
    public Outcome issue(UUID childId) {
        permissions.requireParent("move.ask");
        var actor = permissions.requireChild(childId, "move.ask");
        var child = child(childId);
        return child.shielded() ? new Outcome.Refused(Reason.AT_THE_OFFICE) : issue(child, actor, false);
    }

    /** The office gives one to a guardian at its counter. Office only. */
    public Outcome issueAtCounter(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "move.give");
        var actor = permissions.requireChild(childId, "move.give");
        var child = child(childId);
        guard.require(child);
        return issue(child, actor, true);
    }

    private Outcome issue(Child child, Actor actor, boolean atCounter) {
        // The office often notes that a family moves away before the new town's counter is visited.
        var whose = FormSubject.child(child.id());
        if (child.isDeceased() || (child.handedOver() && rows.has(whose, Departure.State.DONE))) {
            return new Outcome.Refused(Reason.NOT_HERE);
        }
        if (rows.has(whose, Departure.State.TAKEN) || rows.isArriving(whose)) {
            return new Outcome.Refused(Reason.UNDER_WAY);
        }
        rows.withdrawOpen(whose, clock.instant());
        var code = MovingCode.fresh(TenantScope.current().code());
        var expires = clock.instant().plus(GOOD_FOR);
        rows.insert(whose, code, atCounter, actor.does("", null, null).actorName(), clock.instant(), expires);
        return new Outcome.Issued(code, expires, child);
    }

    /** Takes an open code back. False when it was not open any more. */
    public boolean withdraw(UUID childId, UUID departureId) {
        var actor = permissions.requireChild(childId, "move.withdraw");
        if (actor instanceof Actor.Parent && child(childId).shielded()) {
            throw new NotYours("move.withdraw", childId);
        }
        return rows.withdraw(FormSubject.child(childId), departureId, actor instanceof Actor.Parent, clock.instant());
    }

    /** The child's codes, the newest first; a guardian sees those that guardians took, and none of a protected child. */
    public List<Departure> list(UUID childId) {
        var family = permissions.requireChild(childId, "move.list") instanceof Actor.Parent;
        var all = rows.list(FormSubject.child(childId), clock.instant());
        if (!family) {
            return all;
        }
        return queries.find(childId).filter(child -> !child.shielded()).isPresent()
                ? all.stream().filter(each -> !each.atCounter()).toList()
                : List.of();
    }

    private Child child(UUID childId) {
        // Held fast, so that a code and a protection of the record come one after the other.
        jdbc.sql("select id from record_child where id = :child for update")
                .param("child", childId)
                .query(UUID.class)
                .optional();
        return queries.find(childId).orElseThrow(() -> new NotYours("move", childId));
    }

    /** How asking for a code ended. */
    public sealed interface Outcome {
        /** The code is shown this once. */
        record Issued(MovingCode code, Instant expiresAt, Child child) implements Outcome {}

        /** There is none. */
        record Refused(Reason reason) implements Outcome {}
    }

    /** Why there is no code. */
    public enum Reason {
        /** A protected record: only the office gives one. */
        AT_THE_OFFICE,
        /** The record is in another town already, or the child has died. */
        NOT_HERE,
        /** Another town is fetching the record right now. */
        UNDER_WAY
    }
}
