package jp.sodachi.record;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The old town's side of a move of a pregnancy (妊婦の転出): the woman takes a code along, with which the new town's office
 * fetches the record, as with a child ({@link Departures}). Only she herself takes one; a protected record's code is given by the
 * office alone, and no page of the family says that there was one. A pregnancy that has ended stays where it is.
 */
@Transactional
public class PregnancyDepartures {
    private final JdbcClient jdbc;
    private final DepartureRows rows;
    private final PregnancyQueries queries;
    private final Permissions permissions;
    private final ProtectedRecords guard;
    private final Clock clock;

    PregnancyDepartures(JdbcClient jdbc, Permissions permissions, ProtectedRecords guard, Clock clock) {
        this.jdbc = jdbc;
        this.rows = new DepartureRows(jdbc);
        this.queries = new PregnancyQueries(jdbc);
        this.permissions = permissions;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * The woman takes a code; her open one ends.
     *
     * @throws NotYours for everybody else, whoever has joined for the pregnancy too
     */
    public Outcome issue(UUID id) {
        permissions.requireParent("move.ask");
        var actor = permissions.requirePregnancy(id, "move.ask");
        if (!permissions.isOwnPregnancy(id)) {
            throw new NotYours("move.ask", id);
        }
        var pregnancy = hold(id);
        return pregnancy.shielded()
                ? new Outcome.Refused(Departures.Reason.AT_THE_OFFICE)
                : issue(pregnancy, actor, false);
    }

    /** The office gives one to the woman at its counter. Office only. */
    public Outcome issueAtCounter(UUID id) {
        permissions.requireStaff(StaffRole.NURSE, "move.give");
        var actor = permissions.requirePregnancy(id, "move.give");
        guard.requirePregnancy(id);
        return issue(hold(id), actor, true);
    }

    private Outcome issue(Pregnancy pregnancy, Actor actor, boolean atCounter) {
        var whose = FormSubject.pregnancy(pregnancy.id());
        if (rows.has(whose, Departure.State.TAKEN) || rows.isArriving(whose)) {
            return new Outcome.Refused(Departures.Reason.UNDER_WAY);
        }
        if (!pregnancy.goesOn()) {
            return new Outcome.Refused(Departures.Reason.NOT_HERE);
        }
        rows.withdrawOpen(whose, clock.instant());
        var code = MovingCode.fresh(TenantScope.current().code());
        var expires = clock.instant().plus(Departures.GOOD_FOR);
        rows.insert(whose, code, atCounter, actor.does("", null, null).actorName(), clock.instant(), expires);
        return new Outcome.Issued(code, expires, pregnancy);
    }

    /** Takes an open code back. False when it was not open any more. */
    public boolean withdraw(UUID id, UUID departureId) {
        var actor = permissions.requirePregnancy(id, "move.withdraw");
        var family = actor instanceof Actor.Parent;
        if (family && (!permissions.isOwnPregnancy(id) || hold(id).shielded())) {
            throw new NotYours("move.withdraw", id);
        }
        guard.requirePregnancy(id);
        return rows.withdraw(FormSubject.pregnancy(id), departureId, family, clock.instant());
    }

    /** The codes, the newest first; the woman sees those that she took, and none of a protected record. */
    public List<Departure> list(UUID id) {
        var actor = permissions.requirePregnancy(id, "move.list");
        guard.requirePregnancy(id);
        var all = rows.list(FormSubject.pregnancy(id), clock.instant());
        if (!(actor instanceof Actor.Parent)) {
            return all;
        }
        return permissions.isOwnPregnancy(id) && !queries.get(id).shielded()
                ? all.stream().filter(each -> !each.atCounter()).toList()
                : List.of();
    }

    private Pregnancy hold(UUID id) {
        // Held fast, so that a code and a protection of the record come one after the other.
        jdbc.sql("select id from record_pregnancy where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return queries.find(id).orElseThrow(() -> new NotYours("move", id));
    }

    /** How asking for a code ended. */
    public sealed interface Outcome {
        /** The code is shown this once. */
        record Issued(MovingCode code, Instant expiresAt, Pregnancy pregnancy) implements Outcome {}

        /** There is none. */
        record Refused(Departures.Reason reason) implements Outcome {}
    }
}
