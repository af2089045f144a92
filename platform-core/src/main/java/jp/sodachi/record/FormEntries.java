package jp.sodachi.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import jp.sodachi.support.JapaneseDates;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * The pages of the handbook: check-ups, guardian's pages, visits of a pregnancy.
 *
 * <ul>
 *   <li>A draft is no part of the record. Only confirming makes an entry; the draft goes in the same transaction.
 *   <li>What the office enters on a page with a judgement is seen by the family after somebody released it.
 *   <li>Sensitive answers are given on asking only: to the office, which is kept in the trail as an act of its own, and to
 *       the woman herself.
 *   <li>What a parent entered and what the office entered stand beside each other; neither writes over the other.
 * </ul>
 */
@Transactional
public class FormEntries {
    private final FormQueries queries;
    private final HandbookForms forms;
    private final Judgements judgements;
    private final Permissions permissions;
    private final FormDays days;
    private final PageMeasurements measured;
    private final ProtectedRecords guard;
    private final PageReader reader;
    private final Clock clock;

    FormEntries(
            FormQueries queries,
            HandbookForms forms,
            Judgements judgements,
            Permissions permissions,
            FormDays days,
            PageMeasurements measured,
            ProtectedRecords guard,
            PageReader reader,
            Clock clock) {
        this.queries = queries;
        this.forms = forms;
        this.judgements = judgements;
        this.permissions = permissions;
        this.days = days;
        this.measured = measured;
        this.guard = guard;
        this.reader = reader;
        this.clock = clock;
    }

    private Actor requireWriting(FormSubject subject, String action) {
        var actor = require(subject, action);
        queries.refuseIfHandedOver(actor, subject);
        return actor;
    }

    /** Every entry about {@code subject} that the reader may see, the newest first; withdrawn ones too. */
    public List<FormEntry> list(FormSubject subject) {
        return list(require(subject, "form.read"), subject, false);
    }

    /**
     * The same with sensitive answers.
     *
     * @throws NotYours for a parent who is not the woman herself
     */
    public List<FormEntry> listWithSensitive(FormSubject subject) {
        var actor = require(subject, "form.read-sensitive");
        if (actor instanceof Actor.Parent && !permissions.isOwnPregnancy(subject.id())) {
            throw new NotYours("form.read-sensitive", subject.id());
        }
        return list(actor, subject, true);
    }

    private List<FormEntry> list(Actor actor, FormSubject subject, boolean withSensitive) {
        var all = queries.list(subject, withSensitive);
        return actor instanceof Actor.Parent
                ? all.stream().filter(this::isForFamily).toList()
                : all;
    }

    private boolean isForFamily(FormEntry entry) {
        var needsRelease =
                forms.find(entry.form()).filter(HandbookForm::released).isPresent();
        return entry.isFromHome() || !needsRelease || entry.releasedAt() != null;
    }

    /** Reads what was typed and, when nothing is wrong with it, puts it on record; the draft goes. */
    public FormOutcome enter(FormSubject subject, String form, TypedForm typed) {
        var actor = requireWriting(subject, "form.enter");
        queries.hold(subject);
        var page = form(form, subject);
        var kind = actor instanceof Actor.Parent ? Dose.EnteredBy.PARENT : Dose.EnteredBy.STAFF;
        var reading = read(page, subject, typed, kind);
        if (reading.entry().isEmpty()) {
            return new FormOutcome.Refused(reading.faults());
        }
        var id = Ids.next();
        var entry = reading.entry().get();
        var by = actor.does("", null, null).actorName();
        if (!queries.insert(subject, page, entry, kind, by, id, null, clock.instant())) {
            return new FormOutcome.Refused(List.of(FormFault.of("on", "form.fault.already")));
        }
        measured.enter(subject, id, entry, kind, by, clock.instant());
        queries.dropDraft(subject, form, owner(actor));
        queries.changed(subject);
        tell(actor, subject, page, entry);
        return new FormOutcome.Entered(id);
    }

    /**
     * Corrects an entry: a new one takes its place, the old one stays with who and why. A parent corrects only what a
     * parent entered.
     *
     * @param version the version the correction started from
     */
    public FormOutcome correct(FormSubject subject, UUID entryId, int version, TypedForm typed, String why) {
        var actor = requireWriting(subject, "form.correct");
        queries.hold(subject);
        var old = find(subject, entryId, actor, "form.correct");
        if (!old.stands() || old.version() != version) {
            return new FormOutcome.SettledMeanwhile();
        }
        var page = form(old.form(), subject);
        var reading = read(page, subject, typed, old.enteredKind());
        if (reading.entry().isEmpty()) {
            return new FormOutcome.Refused(reading.faults());
        }
        var entry = reading.entry().get();
        var kind = actor instanceof Actor.Parent ? Dose.EnteredBy.PARENT : Dose.EnteredBy.STAFF;
        if (queries.standsBeside(subject, old, entry.on(), kind)) {
            return new FormOutcome.Refused(List.of(FormFault.of("on", "form.fault.already")));
        }
        var by = actor.does("", null, null).actorName();
        if (!queries.settle(entryId, version, FormEntry.State.REPLACED, by, why, clock.instant())) {
            return new FormOutcome.SettledMeanwhile();
        }
        var id = Ids.next();
        queries.insert(subject, page, entry, kind, by, id, entryId, clock.instant());
        measured.end(entryId, kind, by, why, clock.instant());
        measured.enter(subject, id, entry, kind, by, clock.instant());
        queries.changed(subject);
        tell(actor, subject, page, entry);
        return new FormOutcome.Entered(id);
    }

    private void tell(Actor actor, FormSubject subject, HandbookForm page, NewFormEntry entry) {
        if (actor instanceof Actor.Parent
                && subject.kind() == FormSubject.Kind.CHILD
                && page.author() == HandbookForm.Author.GUARDIAN) {
            reader.read(subject.id(), page.code(), entry.answers());
        }
    }

    /**
     * Puts answers a guardian gave elsewhere on the guardian's page of that age: on the one the family has filled in, else on
     * a new one of today. What the page does not ask is left out; nobody is told, since whoever calls this knows.
     */
    public void keepAnswers(UUID childId, String form, Map<String, String> answers) {
        var subject = FormSubject.child(childId);
        var actor = requireWriting(subject, "form.enter");
        var page = forms.find(form)
                .filter(each -> each.author() == HandbookForm.Author.GUARDIAN)
                .orElse(null);
        if (page == null || !(actor instanceof Actor.Parent)) {
            return;
        }
        queries.hold(subject);
        var stored = queries.list(subject, true).stream()
                .filter(each ->
                        each.stands() && each.isFromHome() && each.form().equals(form))
                .findFirst();
        var today = JapaneseDates.era(LocalDate.now(clock));
        var typed = stored.map(each -> TypedForm.of(each, JapaneseDates.era(each.on())))
                .orElseGet(() -> TypedForm.on(today));
        var all = new HashMap<>(typed.answers());
        answers.forEach((item, answer) -> page.find(item)
                .filter(FormItem::isChosen)
                .filter(each -> each.options().contains(answer))
                .ifPresent(_ -> all.put(item, answer)));
        if (all.equals(typed.answers())) {
            return;
        }
        var filled = new TypedForm(typed.on(), typed.place(), typed.judgement(), typed.note(), all);
        read(page, subject, filled, Dose.EnteredBy.PARENT)
                .entry()
                .ifPresent(entry -> replace(subject, page, stored.orElse(null), entry, actor));
    }

    private void replace(
            FormSubject subject, HandbookForm page, @Nullable FormEntry stored, NewFormEntry entry, Actor actor) {
        var by = actor.does("", null, null).actorName();
        var kind = Dose.EnteredBy.PARENT;
        var id = Ids.next();
        if (stored != null
                && !queries.settle(stored.id(), stored.version(), FormEntry.State.REPLACED, by, "", clock.instant())) {
            return;
        }
        queries.insert(subject, page, entry, kind, by, id, stored == null ? null : stored.id(), clock.instant());
        if (stored != null) {
            measured.end(stored.id(), kind, by, "", clock.instant());
        }
        measured.enter(subject, id, entry, kind, by, clock.instant());
        queries.changed(subject);
    }

    /** Withdraws an entry; it stays with who and why. False when it was settled in the meantime. */
    public boolean withdraw(FormSubject subject, UUID entryId, int version, String why) {
        var actor = requireWriting(subject, "form.withdraw");
        queries.hold(subject);
        find(subject, entryId, actor, "form.withdraw");
        var by = actor.does("", null, null).actorName();
        if (!queries.settle(entryId, version, FormEntry.State.WITHDRAWN, by, why, clock.instant())) {
            return false;
        }
        var side = actor instanceof Actor.Parent ? Dose.EnteredBy.PARENT : Dose.EnteredBy.STAFF;
        measured.end(entryId, side, by, why, clock.instant());
        queries.changed(subject);
        return true;
    }

    /** Lets the family see an entry of the office. Office only. False when it was released or settled in the meantime. */
    public boolean release(FormSubject subject, UUID entryId) {
        permissions.requireStaff(StaffRole.NURSE, "form.release");
        var actor = require(subject, "form.release");
        return queries.release(subject, entryId, actor.does("", null, null).actorName(), clock.instant());
    }

    /** The day a page is most likely about: today, or that of a page of one day. */
    public LocalDate suggestDay(FormSubject subject, String form) {
        var page = form(form, subject);
        if (!page.isOfOneDay()) {
            return LocalDate.now(clock);
        }
        require(subject, "form.read");
        return page.begins(days.earliest(subject)).orElseThrow();
    }

    /** What the reader has typed of this page and not confirmed yet. */
    public Optional<FormDraft> findDraft(FormSubject subject, String form) {
        var actor = requireWriting(subject, "form.draft");
        return queries.findDraft(subject, form(form, subject).code(), owner(actor));
    }

    /**
     * Keeps what was typed, possible or not.
     *
     * @param version the draft's version this device goes on from, 0 for a first saving
     * @return the new version; empty when another device of the same person saved in between
     */
    public Optional<Integer> saveDraft(FormSubject subject, String form, int version, TypedForm typed) {
        var actor = requireWriting(subject, "form.draft");
        var page = form(form, subject);
        var event = actor.does("form.draft", subject.id(), null);
        return queries.saveDraft(subject, page.code(), event, version, typed, clock.instant())
                ? Optional.of(version + 1)
                : Optional.empty();
    }

    /** Throws the reader's own draft away. */
    public void dropDraft(FormSubject subject, String form) {
        queries.dropDraft(subject, form, owner(require(subject, "form.draft")));
    }

    /** Throws away everything the signed-in guardian has typed and not confirmed. */
    public void dropMyDrafts() {
        queries.dropDrafts(owner(permissions.requireParent("form.draft")));
    }

    private FormReading read(HandbookForm form, FormSubject subject, TypedForm typed, Dose.EnteredBy kind) {
        // A value from home is never judged.
        var given = kind == Dose.EnteredBy.PARENT ? Set.<String>of() : judgements.codes();
        return FormReading.read(form, typed, days.earliest(subject), LocalDate.now(clock), given);
    }

    private FormEntry find(FormSubject subject, UUID entryId, Actor actor, String action) {
        return queries.find(subject, entryId)
                .filter(entry -> !(actor instanceof Actor.Parent) || entry.isFromHome())
                .orElseThrow(() -> new NotYours(action, subject.id()));
    }

    private HandbookForm form(String code, FormSubject subject) {
        return forms.find(code)
                .filter(form -> form.subject() == subject.kind())
                .orElseThrow(() -> new NotYours("form.read", subject.id()));
    }

    private Actor require(FormSubject subject, String action) {
        return switch (subject.kind()) {
            case CHILD -> {
                var actor = permissions.requireChild(subject.id(), action);
                guard.require(subject.id());
                yield actor;
            }
            case PREGNANCY -> {
                var actor = permissions.requirePregnancy(subject.id(), action);
                guard.requirePregnancy(subject.id());
                yield actor;
            }
        };
    }

    private static String owner(Actor actor) {
        return actor.does("", null, null).actorId();
    }
}
