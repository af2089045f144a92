package jp.sodachi.record;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The pregnancies told to the town: registered, corrected with a reason, and turned into children at birth. */
@Transactional
public class Pregnancies {
    private static final int DAYS_TO_DUE_DATE = 280;
    private static final int DAYS_A_WEEK = 7;

    private final JdbcClient jdbc;
    private final CorrectionRows corrections;
    private final PregnancyQueries queries;
    private final ChildQueries children;
    private final Records records;
    private final Guardians guardians;
    private final ProtectedRecords guard;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    Pregnancies(
            JdbcClient jdbc,
            Records records,
            Guardians guardians,
            ProtectedRecords guard,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.corrections = new CorrectionRows(jdbc);
        this.queries = new PregnancyQueries(jdbc);
        this.children = new ChildQueries(jdbc);
        this.records = records;
        this.guardians = guardians;
        this.guard = guard;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a pregnancy into the handbook (妊娠の届出). Office only.
     *
     * @param familyOf a child the woman has already, whose family this pregnancy joins; empty for a new family
     */
    public Pregnancy register(PregnancyFacts facts, Optional<UUID> familyOf) {
        var event = permissions.requireStaff(StaffRole.NURSE, "pregnancy.register");
        var family = familyOf.map(child -> records.getChild(child).child().familyId())
                .orElseGet(Ids::next);
        var id = Ids.next();
        var deed = event.does("pregnancy.register", id, null);
        queries.insert(id, family, facts, deed.actorName(), clock.instant());
        guard.knows(id);
        audit.record(deed);
        return queries.get(id);
    }

    /**
     * Those that every word of {@code text} fits by name, reading, a date or a telephone number, ended ones last; the present ones,
     * those nearest to birth first, for an empty text. A protected one stands there without names. Office only.
     */
    public List<Pregnancy> search(String text, int limit) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.list");
        return inLists(text.isBlank() ? queries.listOngoing(limit) : queries.search(text, limit));
    }

    /**
     * One pregnancy; the opening is kept in the trail.
     *
     * @throws RecordIsProtected when it is a protected one and the office has not said why it opens it
     */
    public Pregnancy get(UUID id) {
        require(id, "pregnancy.read");
        return queries.find(id).orElseThrow(() -> new NotYours("pregnancy.read", id));
    }

    /** The signed-in guardian's pregnancies that go on or ended lately, for finding the way. */
    public List<Pregnancy> listMine() {
        return queries.listOfGuardian(
                permissions.requireParent("pregnancy.list").subject());
    }

    /** Those of which the signed-in guardian is the woman herself. */
    public List<Pregnancy> listOwn() {
        return queries.listOwn(permissions.requireParent("pregnancy.list").subject());
    }

    /** The pregnancies of a child's family. */
    public List<Pregnancy> listOfFamily(Child child) {
        permissions.requireChild(child.id(), "child.read");
        var family = queries.listOfFamily(child.familyId());
        return isOfOffice() ? inLists(family) : family;
    }

    /**
     * Asks for a deed of another room that opens something of it; the trail keeps {@code action}.
     *
     * @throws RecordIsProtected when it is a protected one and the office has not said why it opens it
     */
    public void requireFor(UUID id, String action) {
        require(id, action);
    }

    private Actor require(UUID id, String action) {
        var actor = permissions.requirePregnancy(id, action);
        guard.requirePregnancy(id);
        return actor;
    }

    private static boolean isOfOffice() {
        return CurrentActor.get() instanceof Actor.Staff || CurrentActor.get() instanceof Actor.Visitor;
    }

    private static List<Pregnancy> inLists(List<Pregnancy> pregnancies) {
        return pregnancies.stream().map(Pregnancy::inLists).toList();
    }

    /** The children born of a pregnancy: those of its family who were born on the day it ended. */
    public List<Child> listChildren(UUID id) {
        var pregnancy = get(id);
        var day = pregnancy.endedOn();
        return pregnancy.state() == Pregnancy.State.BORN && day != null
                ? children.listFamily(pregnancy.familyId()).stream()
                        .filter(child -> child.facts().birthDate().equals(day))
                        .map(child -> isOfOffice() ? child.inLists() : child)
                        .toList()
                : List.of();
    }

    /** What was changed since the registration, the newest first. */
    public List<FactCorrection> listCorrections(UUID id) {
        require(id, "pregnancy.read");
        return corrections.list(id);
    }

    /**
     * Corrects the facts; each changed field is kept as it was, with the reason. Office only.
     *
     * @return false when somebody else changed it since {@code version}; then nothing was changed
     */
    public boolean correct(UUID id, int version, PregnancyFacts facts, String why) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.correct");
        var event = require(id, "pregnancy.correct").does("pregnancy.correct", id, null);
        var before = queries.find(id).orElseThrow(() -> new NotYours("pregnancy.correct", id));
        if (!queries.correct(id, version, facts)) {
            return false;
        }
        keep(event, id, why, before.facts(), facts);
        return true;
    }

    /**
     * The birth: each child becomes a child of the family with the length of the pregnancy counted from the due date, and
     * whoever is linked to the pregnancy is linked to the children. Office only.
     *
     * @return the children, or empty when the pregnancy had ended in the meantime; then nothing was changed
     */
    public List<Child> giveBirth(UUID id, LocalDate day, List<NewBirth> births) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.birth");
        require(id, "pregnancy.birth");
        var pregnancy = queries.find(id).orElseThrow(() -> new NotYours("pregnancy.birth", id));
        if (births.isEmpty() || !queries.end(id, Pregnancy.State.BORN, day)) {
            return List.of();
        }
        var due = pregnancy.facts().dueDate();
        var children = births.stream()
                .map(birth -> new ChildFacts(birth.name(), birth.kana(), day, birth.sex(), length(due, day), due))
                .map(facts -> records.registerInto(pregnancy.familyId(), facts))
                .toList();
        guardians.carryOver(id, children.stream().map(Child::id).toList());
        return children;
    }

    /** The pregnancy ended without a birth alive; its pages are quiet from now on. Office only. */
    public boolean end(UUID id, LocalDate day, String why) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.end");
        var event = require(id, "pregnancy.end").does("pregnancy.end", id, null);
        if (!queries.end(id, Pregnancy.State.ENDED, day)) {
            return false;
        }
        keep(event, id, "state", Pregnancy.State.ONGOING.name(), Pregnancy.State.ENDED.name(), why);
        return true;
    }

    /** Undoes an ending entered by mistake. Office only. */
    public boolean resume(UUID id, String why) {
        permissions.requireStaff(StaffRole.NURSE, "pregnancy.resume");
        var event = require(id, "pregnancy.resume").does("pregnancy.resume", id, null);
        if (!queries.resume(id)) {
            return false;
        }
        keep(event, id, "state", Pregnancy.State.ENDED.name(), Pregnancy.State.ONGOING.name(), why);
        return true;
    }

    private static ChildFacts.Gestation length(LocalDate due, LocalDate day) {
        var days = (int) ChronoUnit.DAYS.between(due.minusDays(DAYS_TO_DUE_DATE), day);
        return new ChildFacts.Gestation(days / DAYS_A_WEEK, days % DAYS_A_WEEK);
    }

    private void keep(AuditEvent event, UUID id, String why, PregnancyFacts before, PregnancyFacts after) {
        var pairs = Map.of(
                "name", List.of(before.name() + " " + before.kana(), after.name() + " " + after.kana()),
                "birth",
                        List.of(before.birthDate().toString(), after.birthDate().toString()),
                "due", List.of(before.dueDate().toString(), after.dueDate().toString()),
                "source", List.of(before.dueSource().name(), after.dueSource().name()),
                "fetuses", List.of(Integer.toString(before.fetuses()), Integer.toString(after.fetuses())));
        pairs.forEach((field, texts) -> {
            if (!texts.getFirst().equals(texts.getLast())) {
                keep(event, id, field, texts.getFirst(), texts.getLast(), why);
            }
        });
    }

    private void keep(AuditEvent event, UUID id, String field, String before, String after, String why) {
        corrections.keep(id, new FactCorrection(field, before, after, why, event.actorName(), clock.instant()));
    }
}
