package jp.sodachi.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import jp.sodachi.support.Kana;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** The children of the town and their doses. */
@Transactional
public class Records {
    private final EntityManager entities;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final ChildQueries queries;
    private final ChildSearch search;
    private final DoseRefusals refusals;
    private final CorrectionRows corrections;
    private final ProtectedRecords guard;
    private final ChildStates states;
    private final PackedRows packed;
    private final Clock clock;

    Records(
            EntityManager entities,
            Permissions permissions,
            AuditTrail audit,
            ChildQueries queries,
            ChildSearch search,
            ChildPlans plans,
            CorrectionRows corrections,
            ProtectedRecords guard,
            ChildStates states,
            PackedRows packed,
            Clock clock) {
        this.entities = entities;
        this.permissions = permissions;
        this.audit = audit;
        this.queries = queries;
        this.search = search;
        this.refusals = new DoseRefusals(queries, plans, clock);
        this.corrections = corrections;
        this.guard = guard;
        this.states = states;
        this.packed = packed;
        this.clock = clock;
    }

    /**
     * Registers a birth. Office only.
     *
     * @param siblingOf a child of the same family, or null for a new family
     * @throws NotYours also when the sibling is not in this town
     */
    public Child registerBirth(ChildFacts facts, @Nullable UUID siblingOf) {
        permissions.requireStaff(StaffRole.NURSE, "child.register");
        var family = siblingOf == null
                ? Ids.next()
                : child(siblingOf, "child.register").familyId();
        return registerInto(family, facts);
    }

    /** A child born of a pregnancy of this family; the caller has asked who acts. */
    Child registerInto(UUID familyId, ChildFacts facts) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "child.register");
        refuseFuture(facts.birthDate());
        var entity = new ChildEntity(Ids.next(), familyId, facts, clock.instant());
        entities.persist(entity);
        entities.flush();
        queries.inheritContact(entity.toChild().id());
        queries.inheritDistrict(entity.toChild().id());
        packed.keep(entity.toChild().id());
        audit.record(actor.does("child.register", entity.toChild().id(), null));
        if (states.inheritShield(entity.toChild().id())) {
            entities.refresh(entity);
        }
        return entity.toChild();
    }

    /** Children with the same reading and birth date: perhaps the same child entered twice. Office only. */
    public List<Child> listAlike(String kana, LocalDate birthDate) {
        permissions.requireStaff(StaffRole.NURSE, "child.search");
        return inLists(queries.listAlike(Kana.fold(kana), birthDate));
    }

    /**
     * Those of them that bear this name, however it is spaced and in whatever width; a protected one is known by its name and
     * given without it. Office only.
     */
    public List<Child> listAlike(String kana, LocalDate birthDate, String name) {
        permissions.requireStaff(StaffRole.NURSE, "child.search");
        var wanted = Kana.fold(name);
        return inLists(queries.listAlike(Kana.fold(kana), birthDate).stream()
                .filter(child -> Kana.fold(child.facts().name()).equals(wanted))
                .toList());
    }

    /**
     * The same as {@link #listAlike(String, LocalDate)} for whoever goes on to register one: until the transaction ends nobody else is answered about this reading and
     * date, so that a form that was sent twice registers one child.
     */
    public List<Child> listAlikeToRegister(String kana, LocalDate birthDate) {
        permissions.requireStaff(StaffRole.NURSE, "child.register");
        queries.holdBirth(Kana.fold(kana), birthDate);
        return listAlike(kana, birthDate);
    }

    /**
     * At most {@code limit} children, newest first, whom every word of {@code text} fits by name, reading, birth date or telephone
     * number in any order and mix, or else by a guardian's name; all children for an empty text. Office only.
     */
    public List<Child> search(String text, int limit) {
        permissions.requireStaff(StaffRole.NURSE, "child.search");
        return inLists(search.search(text, limit));
    }

    /**
     * The names of these children, for lists that know ids only; a child that is gone is left out, a protected one's name is
     * hidden. Office only.
     */
    public Map<UUID, String> listNames(Set<UUID> children) {
        permissions.requireStaff(StaffRole.NURSE, "child.list");
        return queries.listNames(children);
    }

    /**
     * One child's whole page; the opening is kept in the audit trail.
     *
     * @throws RecordIsProtected when it is a protected one and the office has not said why it opens it
     */
    public ChildRecord getChild(UUID childId) {
        permissions.requireChild(childId, "child.read");
        var family = queries.listWithSiblings(childId);
        var child = family.stream()
                .filter(each -> each.id().equals(childId))
                .findFirst()
                .orElseThrow(() -> new NotYours("child.read", childId));
        guard.require(child);
        return page(child, isOfOffice() ? inLists(family) : family);
    }

    private static boolean isOfOffice() {
        return CurrentActor.get() instanceof Actor.Staff || CurrentActor.get() instanceof Actor.Visitor;
    }

    private static List<Child> inLists(List<Child> children) {
        return children.stream().map(Child::inLists).toList();
    }

    /**
     * The child alone, for a deed of another room; the trail keeps {@code action}.
     *
     * @throws RecordIsProtected when it is a protected one and the office has not said why it opens it
     */
    public Child getChildFor(UUID childId, String action) {
        permissions.requireChild(childId, action);
        var child = child(childId, action);
        guard.require(child);
        return child;
    }

    /** The pages of all children of the signed-in guardian, youngest first; each opening is kept in the trail. */
    public List<ChildRecord> listMine() {
        var parent = permissions.requireParent("child.list");
        var mine = queries.listOfGuardian(parent.subject());
        mine.forEach(child -> audit.record(parent.does("child.read", child.id(), null)));
        return mine.stream()
                .map(child -> page(child, queries.listWithSiblings(child.id())))
                .toList();
    }

    /** The signed-in guardian's children, youngest first, for finding the way: no page is opened, so no opening is kept. */
    public List<Child> listMyChildren() {
        return queries.listOfGuardian(permissions.requireParent("child.list").subject());
    }

    /**
     * Corrects a child's facts; each changed fact is kept as it was, with the reason. Office only.
     *
     * @param version the version the correction started from
     * @param why 1 to {@value ChildState#LONGEST_REASON} characters
     * @throws ConcurrentChange when somebody else saved in the meantime
     * @throws RecordIsProtected when it is a protected one and the office has not said why it opens it
     */
    public Child correctChild(UUID childId, int version, ChildFacts facts, String why) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "child.correct");
        refuseFuture(facts.birthDate());
        CorrectionRows.requireReason(why);
        // Locked, so that of two who save in the same moment the second one sees the first one's version.
        var entity = Optional.ofNullable(entities.find(ChildEntity.class, childId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new NotYours("child.correct", childId));
        guard.require(entity.toChild());
        if (entity.version() != version) {
            throw new ConcurrentChange(entity.toChild());
        }
        var before = entity.toChild().facts();
        entity.correct(facts);
        entities.flush();
        packed.keep(childId);
        corrections.keepChanges(childId, before, facts, why, actor.name(), clock.instant());
        audit.record(actor.does("child.correct", childId, null));
        return entity.toChild();
    }

    /** What was changed of a child's facts since the registration, the newest first. Office only. */
    public List<FactCorrection> listCorrections(UUID childId) {
        permissions.requireStaff(StaffRole.NURSE, "child.read");
        return corrections.list(childId);
    }

    /** Enters a dose; the office's own entry is confirmed at once. */
    public DoseEntry recordDose(UUID childId, NewDose dose) {
        var actor = permissions.requireChild(childId, "dose.enter");
        // Of two who enter the same dose in the same moment the second one is told that it is there.
        queries.hold(childId);
        var child = child(childId, "dose.enter");
        child.requireKeptHere(actor);
        if (actor instanceof Actor.Parent && child.isDeceased()) {
            return new DoseEntry.Refused(DoseEntry.Reason.CLOSED);
        }
        var refusal = refusals.findInJapan(child, dose, null);
        if (refusal.isPresent()) {
            return new DoseEntry.Refused(refusal.get());
        }
        var kind = actor instanceof Actor.Parent ? Dose.EnteredBy.PARENT : Dose.EnteredBy.STAFF;
        var entity = new DoseEntity(Ids.next(), childId, dose, kind, actor.name(), clock.instant());
        if (kind == Dose.EnteredBy.STAFF) {
            entity.settle(Dose.State.CONFIRMED, actor.name(), clock.instant(), "");
        }
        entities.persist(entity);
        entities.flush();
        packed.keep(childId);
        return new DoseEntry.Entered(entity.toDose().id());
    }

    /**
     * Takes a dose over from another system of the town. Jobs and the office only. One of a day on which the vaccine was not in use
     * in Japan is taken over too, and marked wherever it is shown ({@link Dose#isDayInDoubt}).
     *
     * @param source the name of that system, shown wherever the dose is
     */
    public DoseEntry importDose(UUID childId, NewDose dose, String source) {
        permissions.requireStaff(StaffRole.NURSE, "dose.import");
        permissions.requireChild(childId, "dose.import");
        queries.hold(childId);
        var refusal = refusals.find(child(childId, "dose.import"), dose, null);
        if (refusal.isPresent()) {
            return new DoseEntry.Refused(refusal.get());
        }
        var entity = new DoseEntity(Ids.next(), childId, dose, Dose.EnteredBy.IMPORT, source, clock.instant());
        entity.settle(Dose.State.CONFIRMED, source, clock.instant(), "");
        entities.persist(entity);
        entities.flush();
        packed.keep(childId);
        return new DoseEntry.Entered(entity.toDose().id());
    }

    /**
     * Corrects a standing dose: a new entry of the office takes the old one's place, and the old one stays with who
     * corrected it and why. Office only.
     *
     * @param version the version the correction started from
     */
    public DoseEntry correctDose(UUID childId, UUID doseId, int version, NewDose dose, String why) {
        permissions.requireStaff(StaffRole.NURSE, "dose.correct");
        requireReason(why);
        var actor = permissions.requireChild(childId, "dose.correct");
        queries.hold(childId);
        var old = Optional.ofNullable(entities.find(DoseEntity.class, doseId, LockModeType.PESSIMISTIC_WRITE))
                .filter(entity -> entity.childId().equals(childId))
                .orElseThrow(() -> new NotYours("dose.correct", childId));
        if (old.version() != version || !old.toDose().stands()) {
            return new DoseEntry.Refused(DoseEntry.Reason.SETTLED_MEANWHILE);
        }
        var refusal = refusals.findInJapan(child(childId, "dose.correct"), dose, doseId);
        if (refusal.isPresent()) {
            return new DoseEntry.Refused(refusal.get());
        }
        old.settle(Dose.State.REPLACED, actor.name(), clock.instant(), why);
        entities.flush();
        var correction = old.correctedBy(Ids.next(), dose, actor.name(), clock.instant());
        entities.persist(correction);
        entities.flush();
        packed.keep(childId);
        return new DoseEntry.Entered(correction.toDose().id());
    }

    /** Confirms what a parent entered. Office only. False when it was settled in the meantime. */
    public boolean confirmDose(UUID childId, UUID doseId) {
        permissions.requireStaff(StaffRole.NURSE, "dose.confirm");
        return settle(childId, doseId, Dose.State.CONFIRMED, "dose.confirm", "");
    }

    /**
     * Withdraws a dose: it stays in the record with who withdrew it, and counts no more. A parent may withdraw only
     * what a parent entered and the office has not confirmed. False when it was settled in the meantime.
     *
     * @param why the reason; the office gives one, a parent need not
     */
    public boolean withdrawDose(UUID childId, UUID doseId, String why) {
        if (!(CurrentActor.get() instanceof Actor.Parent)) {
            requireReason(why);
        }
        return settle(childId, doseId, Dose.State.WITHDRAWN, "dose.withdraw", why);
    }

    /** What parents entered and nobody of the office has looked at, oldest first. Office only. */
    public List<DoseToConfirm> listDosesToConfirm(int limit) {
        permissions.requireStaff(StaffRole.NURSE, "dose.list");
        return queries.listDosesToConfirm(limit).stream()
                .map(each -> new DoseToConfirm(each.dose(), each.child().inLists()))
                .toList();
    }

    /** How many entries of parents nobody of the office has looked at. Office only. */
    public long countDosesToConfirm() {
        permissions.requireStaff(StaffRole.NURSE, "dose.list");
        return queries.countDosesToConfirm();
    }

    /** How much there is. Office only. */
    public Counts count() {
        permissions.requireStaff(StaffRole.NURSE, "child.count");
        return queries.count();
    }

    private boolean settle(UUID childId, UUID doseId, Dose.State outcome, String action, String why) {
        var actor = permissions.requireChild(childId, action);
        queries.hold(childId);
        // Of two who settle it in the same moment the second one finds it settled.
        var entity = Optional.ofNullable(entities.find(DoseEntity.class, doseId, LockModeType.PESSIMISTIC_WRITE))
                .filter(dose -> dose.childId().equals(childId))
                .orElseThrow(() -> new NotYours(action, childId));
        if (actor instanceof Actor.Parent && entity.enteredKind() != Dose.EnteredBy.PARENT) {
            throw new NotYours(action, childId);
        }
        child(childId, action).requireKeptHere(actor);
        var settleable = outcome == Dose.State.WITHDRAWN && actor instanceof Actor.Staff
                ? entity.toDose().stands()
                : entity.state() == Dose.State.ENTERED;
        if (settleable) {
            entity.settle(outcome, actor.name(), clock.instant(), why);
            entities.flush();
            if (outcome == Dose.State.WITHDRAWN) {
                packed.keep(childId);
            }
        }
        return settleable;
    }

    private ChildRecord page(Child child, List<Child> family) {
        return new ChildRecord(
                child,
                queries.listDoses(child.id()),
                family.stream().filter(other -> !other.id().equals(child.id())).toList());
    }

    private Child child(UUID id, String action) {
        return Optional.ofNullable(entities.find(ChildEntity.class, id))
                .map(ChildEntity::toChild)
                .orElseThrow(() -> new NotYours(action, id));
    }

    private void refuseFuture(LocalDate birthDate) {
        if (birthDate.isAfter(LocalDate.now(clock))) {
            throw new IllegalArgumentException("A birth date in the future");
        }
    }

    private static void requireReason(String why) {
        if (why.isBlank() || why.length() > ChildState.LONGEST_REASON) {
            throw new IllegalArgumentException("A dose is withdrawn and corrected with a reason.");
        }
    }

    /** A parent's entry that waits for the office. */
    public record DoseToConfirm(Dose dose, Child child) {}

    /** Numbers for the office's first page. */
    public record Counts(int children, int dosesToConfirm, int families, int joinedFamilies) {}
}
