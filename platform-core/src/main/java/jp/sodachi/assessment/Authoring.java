package jp.sodachi.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.assessment.InstrumentRows.By;
import jp.sodachi.assessment.InstrumentRows.Origin;
import jp.sodachi.assessment.InstrumentRows.Row;
import jp.sodachi.assessment.rules.Change;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.InstrumentText;
import jp.sodachi.assessment.rules.Licence;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.transaction.annotation.Transactional;

/**
 * A town writes its own version of an instrument: a copy of an open one, changed step by step, which a second person
 * approves. Office only. A change answers false, and changed nothing, when somebody else was faster.
 */
@Transactional
public class Authoring {
    private static final int LONGEST_ID = 60;

    private final InstrumentRows rows;
    private final TownInstruments instruments;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    Authoring(
            InstrumentRows rows, TownInstruments instruments, Permissions permissions, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.instruments = instruments;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is being written, what was changed last first. */
    public List<InstrumentDraft> list() {
        permissions.requireStaff(StaffRole.NURSE, "instrument.list");
        return rows.list().stream()
                .filter(Authoring::isWritten)
                .map(this::draft)
                .toList();
    }

    /** One of them. */
    public Optional<InstrumentDraft> find(UUID id) {
        permissions.requireStaff(StaffRole.NURSE, "instrument.list");
        return rows.find(id).filter(Authoring::isWritten).map(this::draft);
    }

    /** What is licensed waits, too, but nobody writes on it. */
    private static boolean isWritten(Row row) {
        return row.origin() == Origin.TOWN && !row.isSettled();
    }

    /** What became of a wish to copy. */
    public sealed interface Copying {
        /** A draft to go on with; where the town's next version was begun already, that one. */
        record Begun(UUID draft) implements Copying {}

        /** Its licence does not let it be changed. */
        record Licensed() implements Copying {}
    }

    /**
     * Copies a version the town can use: one that ships under a new id, the town's own as its next version.
     *
     * @throws NotYours when there is no such version
     */
    public Copying copy(String id, String number) {
        var event = event("instrument.copy", null);
        var standing = instruments.find(id, number).orElseThrow(() -> new NotYours("instrument.copy", null));
        var base = standing.instrument();
        if (base.licence().type() != Licence.Type.OPEN) {
            audit.record(event);
            return new Copying.Licensed();
        }
        var all = rows.list();
        var begun = all.stream()
                .filter(each -> !each.isSettled()
                        && (standing.own()
                                ? each.instrument().equals(id)
                                : each.base().equals(base.checksum())))
                .findFirst();
        if (begun.isPresent()) {
            return new Copying.Begun(begun.get().id());
        }
        var copy = InstrumentText.copy(
                base,
                standing.own() ? id : freshId(id, all),
                standing.own() ? next(id, all) : "1.0.0",
                TenantScope.current().name());
        rows.insert(
                copy,
                Origin.TOWN,
                InstrumentDraft.State.DRAFT.name(),
                base.checksum(),
                List.of(event.actorId()),
                By.of(event, clock.instant()));
        audit.record(event);
        return rows.list().stream()
                .filter(each ->
                        each.instrument().equals(copy.id()) && each.number().equals(copy.version()))
                .findFirst()
                .map(each -> new Copying.Begun(each.id()))
                .orElseThrow(() -> new IllegalStateException("The copy is not there."));
    }

    private static String freshId(String base, List<Row> all) {
        var stem = base.substring(0, Math.min(base.length(), LONGEST_ID - "-town-99".length())) + "-town";
        var id = stem;
        for (var n = 2; ; n++) {
            var tried = id;
            if (all.stream().noneMatch(each -> each.instrument().equals(tried))) {
                return id;
            }
            id = stem + "-" + n;
        }
    }

    private static String next(String id, List<Row> all) {
        return all.stream()
                        .filter(each -> each.instrument().equals(id))
                        .mapToInt(Row::major)
                        .max()
                        .orElse(0)
                + 1
                + ".0.0";
    }

    /**
     * Changes one thing of a draft.
     *
     * @param revision the one the change started from
     * @throws jp.sodachi.assessment.rules.InvalidInstrument when what would come out may not be used
     */
    public boolean change(UUID id, int revision, Change change) {
        var event = event("instrument.write", id);
        var draft = get(id, "instrument.write");
        if (draft.state() != InstrumentDraft.State.DRAFT || draft.revision() != revision) {
            return false;
        }
        var changed = InstrumentText.with(draft.instrument(), change);
        audit.record(event);
        return rows.write(id, revision, changed, By.of(event, clock.instant()));
    }

    /** Lays a draft before a second person. */
    public boolean propose(UUID id, int revision) {
        return pass(
                id, revision, "instrument.propose", InstrumentDraft.State.DRAFT, InstrumentDraft.State.PROPOSED, "");
    }

    /**
     * Gives it back to those who wrote it.
     *
     * @param remark what is to be changed, up to {@value InstrumentDraft#LONGEST_REMARK} characters
     */
    public boolean giveBack(UUID id, int revision, String remark) {
        if (remark.length() > InstrumentDraft.LONGEST_REMARK) {
            throw new IllegalArgumentException("A remark is a sentence or two.");
        }
        return pass(
                id, revision, "instrument.return", InstrumentDraft.State.PROPOSED, InstrumentDraft.State.DRAFT, remark);
    }

    private boolean pass(
            UUID id, int revision, String action, InstrumentDraft.State from, InstrumentDraft.State to, String remark) {
        var event = event(action, id);
        var passed = rows.pass(id, revision, from.name(), to.name(), remark, By.of(event, clock.instant()));
        if (passed) {
            audit.record(event);
        }
        return passed;
    }

    /** What became of an approval. */
    public enum Approval {
        APPROVED,
        /** Whoever wrote on it does not approve it. */
        AUTHOR,
        /** Somebody else was faster. */
        CHANGED
    }

    /**
     * Approves a version: from now on families are asked by it, and no more by an earlier version of it. Never by anybody
     * who wrote on it.
     *
     * @param signed whether whoever approves has looked at it as a professional; it then says so
     * @param instead whether what it was copied from is asked no more
     */
    public Approval approve(UUID id, int revision, boolean signed, boolean instead) {
        var event = event("instrument.approve", id);
        var found =
                find(id).filter(each -> each.state() == InstrumentDraft.State.PROPOSED && each.revision() == revision);
        if (found.isEmpty()) {
            return Approval.CHANGED;
        }
        var draft = found.get();
        if (draft.isBy(event.actorId())) {
            return Approval.AUTHOR;
        }
        var by = By.of(event, clock.instant());
        var text = signed
                ? InstrumentText.signed(draft.instrument(), event.actorName(), LocalDate.now(clock))
                : draft.instrument();
        if (!rows.approve(id, revision, text, by)) {
            return Approval.CHANGED;
        }
        rows.retireOthers(text.id(), text.version(), by);
        var base = draft.base();
        if (instead && base != null && !base.id().equals(text.id())) {
            instruments.stopAsking(base, by);
        }
        audit.record(event);
        return Approval.APPROVED;
    }

    /** Throws a draft away; nobody was ever asked by it. */
    public boolean discard(UUID id, int revision) {
        var event = event("instrument.discard", id);
        var gone = rows.delete(id, revision);
        if (gone) {
            audit.record(event);
        }
        return gone;
    }

    private InstrumentDraft get(UUID id, String action) {
        return find(id).orElseThrow(() -> new NotYours(action, null));
    }

    private InstrumentDraft draft(Row row) {
        Instrument written = instruments.read(row.instrument(), row.number());
        return new InstrumentDraft(
                row.id(),
                written,
                instruments.findByChecksum(row.base()).orElse(null),
                InstrumentDraft.State.valueOf(row.state()),
                row.revision(),
                row.editors(),
                row.by(),
                row.at(),
                row.remark());
    }

    private AuditEvent event(String action, @org.jspecify.annotations.Nullable UUID id) {
        return permissions.requireStaff(StaffRole.NURSE, action).does(action, null, id);
    }
}
