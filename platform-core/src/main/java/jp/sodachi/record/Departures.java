package jp.sodachi.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
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
        if (child.isDeceased() || (child.handedOver() && has(child.id(), Departure.State.DONE))) {
            return new Outcome.Refused(Reason.NOT_HERE);
        }
        if (has(child.id(), Departure.State.TAKEN) || isArriving(child.id())) {
            return new Outcome.Refused(Reason.UNDER_WAY);
        }
        withdrawOpen(child.id());
        var code = MovingCode.fresh(TenantScope.current().code());
        var id = Ids.next();
        var expires = clock.instant().plus(GOOD_FOR);
        jdbc.sql("""
                        insert into record_departure
                               (id, child_id, code_hash, at_counter, asked_by, asked_at, expires_at, state)
                        values (:id, :child, :hash, :counter, :by, :now, :expires, 'OPEN')
                        """)
                .param("id", id)
                .param("child", child.id())
                .param("hash", code.hash())
                .param("counter", atCounter)
                .param("by", actor.does("", null, null).actorName())
                .param("now", now())
                .param("expires", at(expires))
                .update();
        return new Outcome.Issued(code, expires, child);
    }

    /** Takes an open code back. False when it was not open any more. */
    public boolean withdraw(UUID childId, UUID departureId) {
        var actor = permissions.requireChild(childId, "move.withdraw");
        if (actor instanceof Actor.Parent && child(childId).shielded()) {
            throw new NotYours("move.withdraw", childId);
        }
        return jdbc.sql("""
                        update record_departure set state = 'WITHDRAWN', settled_at = :now
                         where id = :id and child_id = :child and state = 'OPEN' and (not at_counter or not :family)
                        """)
                        .param("now", now())
                        .param("id", departureId)
                        .param("child", childId)
                        .param("family", actor instanceof Actor.Parent)
                        .update()
                == 1;
    }

    /** The child's codes, the newest first; a guardian sees those that guardians took, and none of a protected child. */
    public List<Departure> list(UUID childId) {
        var family = permissions.requireChild(childId, "move.list") instanceof Actor.Parent;
        return jdbc.sql("""
                        select d.* from record_departure d join record_child c on c.id = d.child_id
                         where d.child_id = :child and (not :family or not (d.at_counter or c.shielded))
                         order by d.asked_at desc, d.id desc
                        """)
                .param("child", childId)
                .param("family", family)
                .query((row, _) -> new Departure(
                        row.getObject("id", UUID.class),
                        childId,
                        row.getBoolean("at_counter"),
                        row.getString("asked_by"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        state(
                                row.getString("state"),
                                row.getObject("expires_at", OffsetDateTime.class)
                                        .toInstant()),
                        instant(row.getObject("settled_at", OffsetDateTime.class)),
                        Optional.ofNullable(row.getString("receipt"))
                                .map(ReceiptJson::read)
                                .orElse(null)))
                .list();
    }

    private Departure.State state(String kept, Instant expires) {
        var state = Departure.State.valueOf(kept);
        return state == Departure.State.OPEN && !expires.isAfter(clock.instant()) ? Departure.State.EXPIRED : state;
    }

    private boolean has(UUID childId, Departure.State state) {
        return jdbc.sql("""
                        select exists (select from record_departure where child_id = :child and state = :state)
                        """)
                .param("child", childId)
                .param("state", state.name())
                .query(Boolean.class)
                .single();
    }

    /** The town it came from has not got its receipt yet; until then it does not come back there. */
    private boolean isArriving(UUID childId) {
        return jdbc.sql("""
                        select exists (select from record_arrival where child_id = :child and state = 'COPIED')
                        """).param("child", childId).query(Boolean.class).single();
    }

    private void withdrawOpen(UUID childId) {
        jdbc.sql("""
                        update record_departure set state = 'WITHDRAWN', settled_at = :now
                         where child_id = :child and state = 'OPEN'
                        """).param("now", now()).param("child", childId).update();
    }

    private Child child(UUID childId) {
        // Held fast, so that a code and a protection of the record come one after the other.
        jdbc.sql("select id from record_child where id = :child for update")
                .param("child", childId)
                .query(UUID.class)
                .optional();
        return queries.find(childId).orElseThrow(() -> new NotYours("move", childId));
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
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
