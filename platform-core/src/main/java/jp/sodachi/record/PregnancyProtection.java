package jp.sodachi.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Protects the record of a pregnancy (支援措置など) and ends that by hand, each with a reason that stays. The children of the family
 * are protected with it, and those who come later; each of them stays protected until that is ended for the child itself. Office
 * only.
 */
@Transactional
public class PregnancyProtection {
    private static final String FIELD = "shielded";

    private final PregnancyQueries queries;
    private final ChildQueries children;
    private final CorrectionRows corrections;
    private final ChildStates states;
    private final DepartureRows departures;
    private final ProtectedRecords guard;
    private final Permissions permissions;
    private final Clock clock;

    PregnancyProtection(
            JdbcClient jdbc, ChildStates states, ProtectedRecords guard, Permissions permissions, Clock clock) {
        this.queries = new PregnancyQueries(jdbc);
        this.children = new ChildQueries(jdbc);
        this.corrections = new CorrectionRows(jdbc);
        this.states = states;
        this.departures = new DepartureRows(jdbc);
        this.guard = guard;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Protects it, and every child of the family. An open counter sheet of the family and an open moving code end.
     *
     * @param reason 1 to {@value ChildState#LONGEST_REASON} characters
     * @return the children that are protected from now on; empty when the pregnancy was protected by hand already
     * @throws NotYours when there is no such pregnancy
     */
    public Optional<List<UUID>> protect(UUID id, String reason) {
        var actor = require(id, "pregnancy.protect");
        CorrectionRows.requireReason(reason);
        if (!queries.shield(id, true)) {
            return Optional.empty();
        }
        keep(id, false, reason, actor);
        var family = queries.get(id).familyId();
        states.endSheets(family);
        departures.withdrawOpen(FormSubject.pregnancy(id), clock.instant());
        var today = LocalDate.now(clock);
        return Optional.of(children.listFamily(family).stream()
                .map(Child::id)
                .filter(child -> states.set(child, ChildState.Kind.SHIELDED, "", today, reason))
                .toList());
    }

    /**
     * Ends what {@link #protect} set; what protects a child of the family stays, and with it the pregnancy is still hidden.
     *
     * @return false when it was not protected by hand
     */
    public boolean end(UUID id, String reason) {
        var actor = require(id, "pregnancy.unprotect");
        guard.requirePregnancy(id);
        CorrectionRows.requireReason(reason);
        var ended = queries.shield(id, false);
        if (ended) {
            keep(id, true, reason, actor);
        }
        return ended;
    }

    /** Who opened the protected record and why, the newest first. */
    public List<ProtectedOpening> listOpenings(UUID id) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.read");
        guard.requirePregnancy(id);
        return guard.listOfPregnancy(id);
    }

    private Actor require(UUID id, String action) {
        permissions.requireStaff(StaffRole.NURSE, action);
        return permissions.requirePregnancy(id, action);
    }

    private void keep(UUID id, boolean before, String why, Actor actor) {
        corrections.keep(
                id,
                new FactCorrection(
                        FIELD,
                        Boolean.toString(before),
                        Boolean.toString(!before),
                        why,
                        actor.name(),
                        clock.instant()));
    }
}
