package jp.sodachi.municipalityportal.children;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.assessment.FollowUps;
import jp.sodachi.assessment.Task;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.audit.Openings;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.municipalityportal.desk.Desk;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildGrowth;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildRecord;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.ConcurrentChange;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.record.FamilyGuardians;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.Records;
import jp.sodachi.record.Standing;
import jp.sodachi.record.Surroundings;
import jp.sodachi.reminder.FamilyNews;
import jp.sodachi.schedule.CheckupPlan;
import jp.sodachi.schedule.LocalOffer;
import jp.sodachi.schedule.Payer;
import jp.sodachi.schedule.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** What the office does with the children of its town. Each method is one transaction and asks who acts first. */
@Component
@Transactional
class ChildFile {
    private static final int ROWS_OF_THE_READ_LOG = 8;
    private static final int ROWS_BEHIND_THEM = 60;
    private static final int ROWS_SEARCHED_FOR_A_CORRECTION = 100;

    private final Records records;
    private final ChildStates states;
    private final FormEntries entries;
    private final Surroundings surroundings;
    private final Desk desk;
    private final Measurements measurements;
    private final FamilyNews news;
    private final ChildPlans plans;
    private final Guardians guardians;
    private final FamilyGuardians links;
    private final FollowUps followUps;
    private final AuditTrail audit;
    private final Permissions permissions;
    private final Clock clock;

    ChildFile(
            Records records,
            ChildStates states,
            FormEntries entries,
            Surroundings surroundings,
            Desk desk,
            Measurements measurements,
            FamilyNews news,
            ChildPlans plans,
            Guardians guardians,
            FamilyGuardians links,
            FollowUps followUps,
            AuditTrail audit,
            Permissions permissions,
            Clock clock) {
        this.records = records;
        this.states = states;
        this.entries = entries;
        this.surroundings = surroundings;
        this.desk = desk;
        this.measurements = measurements;
        this.news = news;
        this.plans = plans;
        this.guardians = guardians;
        this.links = links;
        this.followUps = followUps;
        this.audit = audit;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Children whom every word of {@code text} fits; the newest for an empty text. */
    public List<Child> search(String text, int limit) {
        permissions.requireStaff(StaffRole.NURSE, "child.search");
        return records.search(text, limit);
    }

    /** The child, its doses and its family, for the forms; the opening is kept in the audit trail. */
    public ChildRecord get(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "child.read");
        return records.getChild(childId);
    }

    /** Everything on the child's page, read in one transaction; the opening is kept in the audit trail. */
    public OpenedFile open(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "child.read");
        var page = records.getChild(childId);
        var today = LocalDate.now(clock);
        var plan = plans.plan(page, today);
        var filled = entries.list(FormSubject.child(childId));
        var around = surroundings.open(page.child());
        var atChild = followUps.lookAt(childId);
        return new OpenedFile(
                page,
                plan,
                plans.checkups(page.child(), filled, today),
                plans.payers(page, today),
                page.child().standing() == Standing.HERE ? plans.offers(page, today) : List.of(),
                plans.schedules(today).wording(),
                filled,
                around,
                measurements.open(page.child()),
                guardians.listOf(childId),
                atChild.tasks(),
                Openings.of(audit.listAbout(childId, ROWS_BEHIND_THEM), ROWS_OF_THE_READ_LOG),
                desk.look(around.toConfirm(), atChild.waiting()));
    }

    /**
     * Registers a birth unless a child with the same reading and birth date is there already.
     *
     * @param another the nurse has seen that child and says this is another one
     */
    public Registration register(ChildFacts facts, @Nullable UUID siblingOf, boolean another) {
        permissions.requireStaff(StaffRole.NURSE, "child.register");
        var alike = records.listAlikeToRegister(facts.kana(), facts.birthDate());
        return alike.isEmpty() || another
                ? new Registration.Registered(records.registerBirth(facts, siblingOf))
                : new Registration.Alike(alike);
    }

    /** @throws ConcurrentChange when somebody else saved since {@code version} */
    public Child correct(UUID childId, int version, ChildFacts facts, String why) {
        permissions.requireStaff(StaffRole.NURSE, "child.correct");
        return records.correctChild(childId, version, facts, why);
    }

    /** Who corrected this child last, and when. */
    public Optional<AuditTrail.AuditRow> findLastCorrection(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "child.read");
        return audit.listAbout(childId, ROWS_SEARCHED_FOR_A_CORRECTION).stream()
                .filter(row -> row.action().equals("child.correct") && row.outcome() == AuditEvent.Outcome.DONE)
                .findFirst();
    }

    /**
     * A guardian of a child; the opening of the child's record is kept in the audit trail.
     *
     * @throws NotYours when that person is none of its guardians
     */
    public Guardian getGuardian(UUID childId, UUID guardianId) {
        permissions.requireStaff(StaffRole.NURSE, "child.read");
        records.getChild(childId);
        return guardians.listOf(childId).stream()
                .filter(guardian -> guardian.id().equals(guardianId))
                .findFirst()
                .orElseThrow(() -> new NotYours("guardian.phone", childId));
    }

    /**
     * Ends a guardian's link with the whole family, and calls back what waits for that person. False when it had ended before.
     *
     * @param why 1 to {@value ChildState#LONGEST_REASON} characters
     */
    public boolean endGuardian(UUID childId, UUID guardianId, String why) {
        permissions.requireStaff(StaffRole.NURSE, "guardian.end");
        var ended = links.end(childId, guardianId, why);
        if (ended) {
            news.guardianEnded(guardianId);
        }
        return ended;
    }

    /** False when another number stands there by now. */
    public boolean correctPhone(UUID childId, UUID guardianId, String expected, String digits) {
        permissions.requireStaff(StaffRole.NURSE, "guardian.phone");
        records.getChild(childId);
        return guardians.correctPhone(childId, guardianId, expected, digits);
    }

    /** Enters a dose as the office's own, which is confirmed at once; for twins together it is all of them or nobody. */
    public DoseEntry recordDose(List<UUID> children, NewDose dose) {
        permissions.requireStaff(StaffRole.NURSE, "dose.enter");
        DoseEntry last = new DoseEntry.Refused(DoseEntry.Reason.CLOSED);
        // Always in the same order: two who enter for the same twins wait for each other and never for one another.
        for (var child : children.stream().sorted().toList()) {
            last = records.recordDose(child, dose);
            if (last instanceof DoseEntry.Refused) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                break;
            }
        }
        return last;
    }

    /** False when somebody settled it in the meantime. */
    public boolean confirmDose(UUID childId, UUID doseId) {
        permissions.requireStaff(StaffRole.NURSE, "dose.confirm");
        return records.confirmDose(childId, doseId);
    }

    /** Withdraws a dose and tells the family. False when somebody settled it in the meantime. */
    public boolean withdrawDose(UUID childId, UUID doseId, String why) {
        permissions.requireStaff(StaffRole.NURSE, "dose.withdraw");
        var withdrawn = records.withdrawDose(childId, doseId, why);
        if (withdrawn) {
            var page = records.getChild(childId);
            page.doses().stream()
                    .filter(dose -> dose.id().equals(doseId))
                    .forEach(dose -> news.doseWithdrawn(page.child(), dose));
        }
        return withdrawn;
    }

    /** Puts another entry in a standing dose's place. */
    public DoseEntry correctDose(UUID childId, UUID doseId, int version, NewDose dose, String why) {
        permissions.requireStaff(StaffRole.NURSE, "dose.correct");
        return records.correctDose(childId, doseId, version, dose, why);
    }

    /** Stops messages; what waits to be sent is called back. False when it held already. */
    public boolean setState(UUID childId, StateForm.NewState state) {
        permissions.requireStaff(StaffRole.NURSE, "state.set");
        var set = states.set(childId, state.kind(), state.programme(), state.since(), state.reason());
        if (set && state.kind() == ChildState.Kind.REFUSED) {
            news.refused(childId, state.programme());
        } else if (set) {
            news.stopped(childId);
        }
        return set;
    }

    /** False when somebody undid it in the meantime. */
    public boolean endState(UUID childId, UUID stateId, String why) {
        permissions.requireStaff(StaffRole.NURSE, "state.end");
        var ended = states.end(childId, stateId, why);
        if (ended) {
            news.resumed(childId);
        }
        return ended;
    }

    /**
     * A child's page as the rooms give it.
     *
     * @param payers who pays for each standing dose, by its id
     * @param offers what the town pays for the child beyond the national programme
     * @param own the town's own words for the schedule
     * @param around states, corrections, pregnancies, stickers and the town's judgements
     * @param desk who looks, and what waits for them
     */
    record OpenedFile(
            ChildRecord page,
            Plan plan,
            CheckupPlan checkups,
            Map<UUID, Payer> payers,
            List<LocalOffer> offers,
            Map<String, String> own,
            List<FormEntry> entries,
            Surroundings.Around around,
            ChildGrowth growth,
            List<Guardian> guardians,
            List<Task> followUps,
            List<AuditTrail.AuditRow> reads,
            Optional<Desk.Occupied> desk) {}

    /** How a registration ended. */
    sealed interface Registration {
        /** The child is in the town's record. */
        record Registered(Child child) implements Registration {}

        /** Nothing was written: these may be the same child. */
        record Alike(List<Child> children) implements Registration {}
    }
}
