package jp.sodachi.municipalityportal.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.layer.LayerVersion;
import jp.sodachi.layer.TownLayers;
import jp.sodachi.layer.TownSchedules;
import jp.sodachi.record.PlanChanges;
import jp.sodachi.schedule.InvalidDefinition;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.TownLayer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the office does with its layer. Nurses draft and propose; an admin who wrote nothing of it approves. */
@Component
@Transactional
class ScheduleOffice {
    private static final @Nullable UUID NO_CHILD = null;
    private static final int CHILDREN_SHOWN = 50;

    private final TownLayers layers;
    private final TownSchedules schedules;
    private final PlanChanges changes;
    private final Permissions permissions;
    private final StaffMembers members;
    private final AuditTrail audit;
    private final Clock clock;

    ScheduleOffice(
            TownLayers layers,
            TownSchedules schedules,
            PlanChanges changes,
            Permissions permissions,
            StaffMembers members,
            AuditTrail audit,
            Clock clock) {
        this.layers = layers;
        this.schedules = schedules;
        this.changes = changes;
        this.permissions = permissions;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** The layer with all its versions, over the national base of today. */
    public Standing open() {
        permissions.requireStaff(StaffRole.NURSE, "layer.read");
        var today = LocalDate.now(clock);
        return new Standing(today, schedules.nationalOn(today), schedules.resolve(today), coming(today), layers.list());
    }

    private List<Coming> coming(LocalDate today) {
        return schedules.listComing(today).stream()
                .map(version -> new Coming(
                        version.version(),
                        version.inForceFrom(),
                        schedules.resolve(version.inForceFrom()).misfit().isEmpty()))
                .toList();
    }

    /**
     * The draft or proposal being worked on, with the national base of its day.
     *
     * @throws NotYours when there is none
     */
    public Open getOpen() {
        permissions.requireStaff(StaffRole.NURSE, "layer.read");
        return findOpen().orElseThrow(() -> new NotYours("layer.read", NO_CHILD));
    }

    private Optional<Open> findOpen() {
        return layers.findOpen().map(version -> new Open(version, schedules.nationalOn(dayOf(version))));
    }

    /** Begins a draft with what is in force, or with the content of another version. False when one is open already. */
    public boolean begin(TownLayer content, String reason) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "layer.begin");
        var day = LocalDate.now(clock).plusDays(1);
        var begun = layers.begin(Pin.on(schedules.nationalOn(day), day, content), day, reason, editor(actor));
        if (begun) {
            audit.record(actor.does("layer.begin", NO_CHILD, null));
        }
        return begun;
    }

    /** Changes the draft's content. */
    public Outcome change(int version, UnaryOperator<TownLayer> change) {
        return save(version, change, null, null);
    }

    /** Changes from when the draft answers, and why. */
    public Outcome changeTerms(int version, LocalDate effectiveFrom, String reason) {
        return save(version, UnaryOperator.identity(), effectiveFrom, reason);
    }

    private Outcome save(
            int version, UnaryOperator<TownLayer> change, @Nullable LocalDate from, @Nullable String reason) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "layer.save");
        var open = findOpen().filter(found -> found.version().state() == LayerVersion.State.DRAFT);
        if (open.isEmpty()) {
            return new Outcome.Gone();
        }
        var stored = open.get().version();
        if (stored.version() != version) {
            return new Outcome.Stale(stored);
        }
        var day = from == null ? dayOf(stored) : from;
        var national = schedules.nationalOn(day);
        var changed = Pin.on(national, day, change.apply(stored.layer()));
        try {
            national.withLayer("draft.yaml", changed.text());
        } catch (InvalidDefinition wrong) {
            return new Outcome.Refused(wrong);
        }
        var saved = layers.save(
                stored.id(), version, changed, day, reason == null ? stored.reason() : reason, editor(actor));
        if (!saved) {
            return findOpen()
                    .<Outcome>map(now -> new Outcome.Stale(now.version()))
                    .orElse(new Outcome.Gone());
        }
        audit.record(actor.does("layer.save", NO_CHILD, stored.id()));
        return new Outcome.Saved();
    }

    /** The open version tried on the town's own children. */
    public Trial tryOut() {
        permissions.requireStaff(StaffRole.NURSE, "layer.read");
        var open = getOpen();
        var day = dayOf(open.version());
        var before = schedules.on(day);
        var after =
                open.national().withLayer("draft.yaml", open.version().layer().text());
        return new Trial(
                open, day, before, after, changes.preview(before, after, day, CHILDREN_SHOWN), mayApprove(open));
    }

    private Approval mayApprove(Open open) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "layer.read");
        if (open.version().isBy(subject(actor))) {
            return Approval.AUTHOR;
        }
        return isAdmin() ? Approval.MAY : Approval.ADMIN_ONLY;
    }

    private boolean isAdmin() {
        return members.findMe().filter(me -> me.role().covers(StaffRole.ADMIN)).isPresent();
    }

    public boolean propose(int version) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "layer.propose");
        var open = getOpen().version();
        return kept(actor, "layer.propose", open.id(), layers.propose(open.id(), version, editor(actor)));
    }

    public boolean giveBack(int version, String remark) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "layer.return");
        var open = getOpen().version();
        return kept(actor, "layer.return", open.id(), layers.giveBack(open.id(), version, remark));
    }

    /** Approves the proposal; false also for somebody who wrote on it. */
    public boolean approve(int version) {
        var actor = permissions.requireStaff(StaffRole.ADMIN, "layer.approve");
        var open = getOpen();
        var id = open.version().id();
        return kept(
                actor,
                "layer.approve",
                id,
                layers.approve(id, version, editor(actor), open.national(), LocalDate.now(clock)));
    }

    public boolean discard(int version) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "layer.discard");
        var open = getOpen().version();
        return kept(actor, "layer.discard", open.id(), layers.discard(open.id(), version));
    }

    private boolean kept(Actor actor, String action, UUID id, boolean done) {
        if (done) {
            audit.record(actor.does(action, NO_CHILD, id));
        }
        return done;
    }

    /** A draft's day that has passed is today: nothing takes effect backwards. */
    private LocalDate dayOf(LayerVersion version) {
        var today = LocalDate.now(clock);
        return version.effectiveFrom().isBefore(today) ? today : version.effectiveFrom();
    }

    private static TownLayers.Editor editor(Actor actor) {
        var said = actor.does("layer.save", NO_CHILD, null);
        return new TownLayers.Editor(said.actorId(), said.actorName());
    }

    private static String subject(Actor actor) {
        return editor(actor).subject();
    }

    /** What stands today. */
    record Standing(
            LocalDate today,
            Schedules national,
            TownSchedules.Resolved resolved,
            List<Coming> coming,
            List<LayerVersion> versions) {

        Optional<LayerVersion> effective() {
            return LayerVersion.effective(today, versions);
        }

        Optional<LayerVersion> findOpen() {
            return versions.stream().filter(LayerVersion::isOpen).findFirst();
        }
    }

    /**
     * A national version to come.
     *
     * @param fits whether the town's layer of that day is made for it
     */
    record Coming(String version, LocalDate inForceFrom, boolean fits) {}

    /** The version worked on and the national base of its day. */
    record Open(LayerVersion version, Schedules national) {}

    /** The version worked on, tried on the town's children as of its day. */
    record Trial(
            Open open,
            LocalDate day,
            Schedules before,
            Schedules after,
            PlanChanges.Preview preview,
            Approval approval) {}

    /** Whether the reader may approve, and why not. */
    enum Approval {
        MAY,
        AUTHOR,
        ADMIN_ONLY
    }

    /** What became of a change. */
    sealed interface Outcome {
        /** It is in the draft. */
        record Saved() implements Outcome {}

        /** The national file does not leave that to a town. */
        record Refused(InvalidDefinition reason) implements Outcome {}

        /** Somebody saved in the meantime; nothing was overwritten. */
        record Stale(LayerVersion stored) implements Outcome {}

        /** There is no draft any more. */
        record Gone() implements Outcome {}
    }
}
