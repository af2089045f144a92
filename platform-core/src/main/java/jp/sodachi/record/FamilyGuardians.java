package jp.sodachi.record;

import java.time.Clock;
import java.util.HashSet;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a guardian's link with a family at the office's word: custody, a court's order, protection from that very person, a sheet that
 * came into the wrong hands. Nobody else ends another guardian's link. Whoever is to come back gets a counter sheet.
 */
@Transactional
public class FamilyGuardians {
    /** As what it stands among the corrections of the children. */
    static final String FIELD = "guardian";

    /** What became of it. */
    public static final String ENDED = "ENDED";

    private final JdbcClient jdbc;
    private final ChildQueries children;
    private final PregnancyQueries pregnancies;
    private final CorrectionRows corrections;
    private final Guardians guardians;
    private final ProtectedRecords guard;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    FamilyGuardians(
            JdbcClient jdbc,
            Guardians guardians,
            ProtectedRecords guard,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.children = new ChildQueries(jdbc);
        this.pregnancies = new PregnancyQueries(jdbc);
        this.corrections = new CorrectionRows(jdbc);
        this.guardians = guardians;
        this.guard = guard;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends the link with all children and pregnancies of the child's family, and every counter sheet of the family that is about. What
     * the guardian let others see ends with it. Office only.
     *
     * @param why 1 to {@value ChildState#LONGEST_REASON} characters
     * @return false when it had ended before; then nothing was changed
     * @throws RecordIsProtected when it is a protected record and the office has not said why it opens it
     */
    public boolean end(UUID childId, UUID guardianId, String why) {
        permissions.requireStaff(StaffRole.NURSE, "guardian.end");
        var actor = permissions.requireChild(childId, "guardian.end");
        guard.require(childId);
        CorrectionRows.requireReason(why);
        var name = guardians.listOf(childId).stream()
                .filter(one -> one.id().equals(guardianId))
                .map(Guardian::displayName)
                .findFirst();
        if (name.isEmpty()) {
            return false;
        }
        var family = children.listWithSiblings(childId);
        var familyId = family.getFirst().familyId();
        var brothersAndSisters = new HashSet<>(family.stream().map(Child::id).toList());
        var ended = guardians.endLinks(
                guardianId,
                brothersAndSisters,
                pregnancies.listOfFamily(familyId).stream().map(Pregnancy::id).toList());
        endSheets(familyId);
        ended.forEach(id -> {
            if (!id.equals(childId)) {
                audit.record(actor.does("guardian.end", id, guardianId));
            }
            if (brothersAndSisters.contains(id)) {
                corrections.keep(id, new FactCorrection(FIELD, name.get(), ENDED, why, actor.name(), clock.instant()));
            }
        });
        return true;
    }

    private void endSheets(UUID familyId) {
        jdbc.sql("update record_counter_sheet set state = 'REPLACED' where family_id = :family and state = 'OPEN'")
                .param("family", familyId)
                .update();
    }
}
