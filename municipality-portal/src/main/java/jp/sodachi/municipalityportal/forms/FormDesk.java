package jp.sodachi.municipalityportal.forms;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.record.FormDraft;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormOutcome;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.Judgement;
import jp.sodachi.record.Judgements;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Records;
import jp.sodachi.record.TypedForm;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the office does with the pages of the handbook. Each method is one transaction and asks who acts first. */
@Component
@Transactional
class FormDesk {
    private final FormEntries entries;
    private final HandbookForms forms;
    private final Judgements judgements;
    private final Records records;
    private final Pregnancies pregnancies;
    private final Permissions permissions;

    FormDesk(
            FormEntries entries,
            HandbookForms forms,
            Judgements judgements,
            Records records,
            Pregnancies pregnancies,
            Permissions permissions) {
        this.entries = entries;
        this.forms = forms;
        this.judgements = judgements;
        this.records = records;
        this.pregnancies = pregnancies;
        this.permissions = permissions;
    }

    /** The page to fill in, with what this nurse has typed of it already. */
    public OpenedForm open(FormSubject subject, String code) {
        permissions.requireStaff(StaffRole.NURSE, "form.read");
        var form = forms.find(code)
                .filter(found -> found.subject() == subject.kind())
                .orElseThrow(() -> new NotYours("form.read", subject.id()));
        return new OpenedForm(
                face(subject),
                form,
                entries.suggestDay(subject, code),
                entries.findDraft(subject, code),
                form.released() ? offered() : List.of());
    }

    /** One standing entry with everything in it, to be corrected or withdrawn. */
    public FormEntry get(FormSubject subject, UUID entryId) {
        permissions.requireStaff(StaffRole.NURSE, "form.read");
        return entries.listWithSensitive(subject).stream()
                .filter(entry -> entry.id().equals(entryId))
                .findFirst()
                .orElseThrow(() -> new NotYours("form.read", subject.id()));
    }

    /** What stands in the place of an entry that was corrected, however often; empty when it was withdrawn. */
    public Optional<FormEntry> findInPlaceOf(FormSubject subject, UUID entryId) {
        permissions.requireStaff(StaffRole.NURSE, "form.read");
        var all = entries.listWithSensitive(subject);
        var next =
                all.stream().filter(entry -> entryId.equals(entry.replaces())).findFirst();
        while (next.isPresent() && !next.get().stands()) {
            var last = next.get().id();
            next = all.stream().filter(entry -> last.equals(entry.replaces())).findFirst();
        }
        return next;
    }

    public FormOutcome enter(FormSubject subject, String code, TypedForm typed) {
        permissions.requireStaff(StaffRole.NURSE, "form.enter");
        return entries.enter(subject, code, typed);
    }

    public FormOutcome correct(FormSubject subject, UUID entryId, int version, TypedForm typed, String why) {
        permissions.requireStaff(StaffRole.NURSE, "form.correct");
        return entries.correct(subject, entryId, version, typed, why);
    }

    /** False when somebody settled it in the meantime. */
    public boolean withdraw(FormSubject subject, UUID entryId, int version, String why) {
        permissions.requireStaff(StaffRole.NURSE, "form.withdraw");
        return entries.withdraw(subject, entryId, version, why);
    }

    /** Lets the family see an entry. False when somebody released or settled it in the meantime. */
    public boolean release(FormSubject subject, UUID entryId) {
        permissions.requireStaff(StaffRole.NURSE, "form.release");
        return entries.release(subject, entryId);
    }

    /** The draft's new version, or empty when another device saved in between. */
    public Optional<Integer> saveDraft(FormSubject subject, String code, int version, TypedForm typed) {
        permissions.requireStaff(StaffRole.NURSE, "form.draft");
        return entries.saveDraft(subject, code, version, typed);
    }

    public void dropDraft(FormSubject subject, String code) {
        permissions.requireStaff(StaffRole.NURSE, "form.draft");
        entries.dropDraft(subject, code);
    }

    private List<Judgement> offered() {
        return judgements.list().stream().filter(each -> !each.retired()).toList();
    }

    private Face face(FormSubject subject) {
        return switch (subject.kind()) {
            case CHILD -> {
                var facts = records.getChild(subject.id()).child().facts();
                yield new Face(facts.name(), facts.kana());
            }
            case PREGNANCY -> {
                var facts = pregnancies.get(subject.id()).facts();
                yield new Face(facts.name(), facts.kana());
            }
        };
    }

    /** Whom the page is about. */
    record Face(String name, String kana) {}

    /**
     * A page about to be filled in.
     *
     * @param day the day it is most likely about
     */
    record OpenedForm(
            Face face, HandbookForm form, LocalDate day, Optional<FormDraft> draft, List<Judgement> judgements) {}
}
