package jp.sodachi.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The town's side of visits: its admins allow, refuse and end them, and its door lets an operator in with a one-time secret.
 * Everything leaves a row in the town's trail, in the transaction of the deed.
 */
@Transactional
public class TownVisits {
    private final ControlPlane control;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    TownVisits(ControlPlane control, Permissions permissions, AuditTrail audit, Clock clock) {
        this.control = control;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The present town's visits, newest first. Admins only. */
    public List<TownVisit> list() {
        permissions.requireStaff(StaffRole.ADMIN, "visit.list");
        return control.call(home -> VisitRows.list(home, TenantScope.current().code()));
    }

    /** How many visits wait for the present town's answer; a number for those who may give it. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public long countAsked() {
        return control.call(
                home -> VisitRows.countAsked(home, TenantScope.current().code(), clock.instant()));
    }

    /** Lets the operator in until the end that was asked for; false when that is not open any more. Admins only. */
    public boolean allow(UUID id) {
        return answer(id, TownVisit.State.ALLOWED, "visit.allow");
    }

    /** Says no; false when that is not open any more. Admins only. */
    public boolean refuse(UUID id) {
        return answer(id, TownVisit.State.REFUSED, "visit.refuse");
    }

    private boolean answer(UUID id, TownVisit.State answer, String action) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, action);
        var done = control.call(
                home -> VisitRows.answer(home, TenantScope.current().code(), id, answer, clock.instant()));
        if (done) {
            audit.record(actor.does(action, null, id));
        }
        return done;
    }

    /** Ends a visit at once: its very next page is refused. False when it was over already. Admins only. */
    public boolean end(UUID id) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "visit.end");
        var done = control.call(
                home -> VisitRows.end(home, TenantScope.current().code(), id, TownVisit.Side.TOWN, clock.instant()));
        if (done) {
            audit.record(actor.does("visit.end", null, id));
        }
        return done;
    }

    /** The operator goes; the visit is over. */
    public void leave() {
        if (CurrentActor.get() instanceof Actor.Visitor visitor) {
            control.call(home -> VisitRows.end(
                    home, TenantScope.current().code(), visitor.visit(), TownVisit.Side.OPERATOR, clock.instant()));
            audit.record(visitor.does("visit.leave", null, visitor.visit()));
        }
    }

    /** Lets in whoever brings the secret the console gave out, once; empty for everybody else. */
    public Optional<Actor.Visitor> enter(String secret) {
        var visit = control.call(home ->
                VisitRows.takeTicket(home, TenantScope.current().code(), Secrets.hash(secret), clock.instant()));
        var visitor = visit.map(TownVisits::visitor);
        visitor.ifPresent(known -> audit.record(known.does("visit.enter", null, known.visit())));
        return visitor;
    }

    /** Whoever is here on this visit, as long as the town lets it. Asked anew for every page. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Actor.Visitor> findInForce(UUID id) {
        return control.call(home -> VisitRows.find(home, TenantScope.current().code(), id))
                .filter(visit -> visit.stateAt(clock.instant()) == TownVisit.State.ALLOWED)
                .map(TownVisits::visitor);
    }

    /**
     * How a visit went out, for the browser that was on it.
     *
     * @param by who ended it before its time; null when its time came, or where that was not kept
     */
    public record Ending(Instant at, TownVisit.@Nullable Side by) {}

    /** How and when a visit of the present town ended; empty as long as it goes on, and for one that never began. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Ending> findEnding(UUID id) {
        return control.call(home -> VisitRows.find(home, TenantScope.current().code(), id))
                .flatMap(visit -> switch (visit.stateAt(clock.instant())) {
                    case ENDED -> Optional.ofNullable(visit.endedAt()).map(at -> new Ending(at, visit.endedBy()));
                    case OVER -> Optional.of(new Ending(visit.endsAt(), null));
                    case ASKED, ALLOWED, REFUSED -> Optional.empty();
                });
    }

    private static Actor.Visitor visitor(TownVisit visit) {
        return new Actor.Visitor(visit.operatorId(), visit.operatorName(), visit.id(), visit.reason(), visit.endsAt());
    }
}
