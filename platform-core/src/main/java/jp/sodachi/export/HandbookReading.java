package jp.sodachi.export;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.record.AskedForm;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildGrowth;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.Dose;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormItem;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.Judgement;
import jp.sodachi.record.Judgements;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.Photo;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.Records;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.context.MessageSource;
import org.springframework.transaction.annotation.Transactional;

/** Reads one child's handbook in one transaction, for the signed-in guardian of the child and nobody else. */
class HandbookReading {
    private static final String ACTION = "record.export";
    private static final int DAYS_A_MONTH = 30;

    private final Permissions permissions;
    private final Records records;
    private final FormEntries entries;
    private final HandbookForms forms;
    private final Judgements judgements;
    private final Pregnancies pregnancies;
    private final Measurements measurements;
    private final Photos photos;
    private final Assessments assessments;
    private final ChildPlans plans;
    private final MessageSource messages;
    private final Clock clock;

    HandbookReading(
            Permissions permissions,
            Records records,
            FormEntries entries,
            HandbookForms forms,
            Judgements judgements,
            Pregnancies pregnancies,
            Measurements measurements,
            Photos photos,
            Assessments assessments,
            ChildPlans plans,
            MessageSource messages,
            Clock clock) {
        this.permissions = permissions;
        this.records = records;
        this.entries = entries;
        this.forms = forms;
        this.judgements = judgements;
        this.pregnancies = pregnancies;
        this.measurements = measurements;
        this.photos = photos;
        this.assessments = assessments;
        this.plans = plans;
        this.messages = messages;
        this.clock = clock;
    }

    /** What was read, with what the PDF needs beyond the published format. */
    record Read(Handbook handbook, ChildGrowth growth, HandbookWords words, LocalDate today) {}

    /** @throws NotYours for everybody but a guardian linked to the child */
    @Transactional
    public Read read(UUID childId, Locale reader) {
        permissions.requireParent(ACTION);
        // A person with whom the record is shared may read it, and takes none of it along.
        if (records.listMyChildren().stream().noneMatch(mine -> mine.id().equals(childId))) {
            throw new NotYours(ACTION, childId);
        }
        permissions.requireChild(childId, ACTION);
        var today = LocalDate.now(clock);
        var words = new HandbookWords(messages, reader, plans.schedules(today).wording());
        var page = records.getChild(childId);
        var growth = measurements.open(childId);
        var pages = pages(entries.list(FormSubject.child(childId)), words);
        var handbook = new Handbook(
                Handbook.FORMAT,
                Handbook.VERSION,
                clock.instant(),
                town(),
                forms.edition(),
                subject(page.child()),
                pregnancies.listMine().stream()
                        .filter(each -> each.familyId().equals(page.child().familyId()))
                        .sorted(Comparator.comparing(each -> each.facts().dueDate()))
                        .map(each -> expecting(each, words))
                        .toList(),
                pages,
                growth.measurements().stream().map(HandbookReading::measured).toList(),
                new DoseNames(plans.plan(page, today), page.child().facts().sex(), words).given(page.doses()),
                milestones(pages, words),
                photos.list(childId).stream()
                        .sorted(Comparator.comparing(Photo::takenOn).thenComparing(Photo::id))
                        .map(HandbookReading::picture)
                        .toList(),
                new HandbookChecks(messages, reader)
                        .list(assessments.open(childId).sent()));
        return new Read(handbook, growth, words, today);
    }

    /** A pregnancy by itself, for whoever has joined for it. */
    record ReadPregnancy(ExpectingHandbook handbook, HandbookWords words, LocalDate today) {}

    /** @throws NotYours for everybody but a guardian linked to the pregnancy */
    @Transactional
    public ReadPregnancy readPregnancy(UUID id, Locale reader) {
        permissions.requireParent(ACTION);
        permissions.requirePregnancy(id, ACTION);
        var today = LocalDate.now(clock);
        var words = new HandbookWords(messages, reader, plans.schedules(today).wording());
        var pregnancy = pregnancies.get(id);
        var facts = pregnancy.facts();
        var handbook = new ExpectingHandbook(
                ExpectingHandbook.FORMAT,
                ExpectingHandbook.VERSION,
                clock.instant(),
                town(),
                forms.edition(),
                new ExpectingHandbook.Woman(
                        facts.name(), facts.kana(), permissions.isOwnPregnancy(id) ? facts.birthDate() : null),
                expecting(pregnancy, words));
        return new ReadPregnancy(handbook, words, today);
    }

    private static Handbook.Town town() {
        return new Handbook.Town(
                TenantScope.current().code().value(), TenantScope.current().name());
    }

    private static Handbook.Subject subject(Child child) {
        var facts = child.facts();
        var gestation = facts.gestation();
        return new Handbook.Subject(
                child.id(),
                facts.name(),
                facts.kana(),
                facts.birthDate(),
                facts.sex().name(),
                gestation == null ? null : gestation.weeks(),
                gestation == null ? null : gestation.days(),
                facts.dueDate());
    }

    /** A record that has moved says how it was here when it went: the pregnancy itself goes on. */
    private Handbook.Expecting expecting(Pregnancy pregnancy, HandbookWords words) {
        return new Handbook.Expecting(
                pregnancy.id(),
                pregnancy.facts().dueDate(),
                pregnancy.facts().dueSource().name(),
                pregnancy.facts().fetuses(),
                pregnancy.state() == Pregnancy.State.MOVED
                        ? Pregnancy.State.ONGOING.name()
                        : pregnancy.state().name(),
                pregnancy.state() == Pregnancy.State.MOVED ? null : pregnancy.endedOn(),
                pages(entries.list(FormSubject.pregnancy(pregnancy.id())), words));
    }

    private List<Handbook.Page> pages(List<FormEntry> filled, HandbookWords words) {
        Map<String, String> labels =
                judgements.list().stream().collect(Collectors.toMap(Judgement::code, Judgement::label));
        return filled.stream()
                .sorted(Comparator.comparingInt((FormEntry entry) -> place(entry.form()))
                        .thenComparing(FormEntry::on)
                        .thenComparing(FormEntry::enteredAt))
                .map(entry -> page(entry, labels, words))
                .toList();
    }

    /** Where a page lies in the paper handbook: by age, and of one age the guardian's page before the check-up's. */
    private int place(String code) {
        var all = forms.list();
        for (int at = 0; at < all.size(); at++) {
            var form = all.get(at);
            if (form.code().equals(code)) {
                var from = form.from();
                var side = form.author() == HandbookForm.Author.GUARDIAN ? 0 : all.size();
                return from == null ? at : all.size() + months(from) * all.size() * 2 + side + at;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static int months(Period age) {
        // A page of "27 days" stands with those of one month.
        return (int) age.toTotalMonths() + Math.round((float) age.getDays() / DAYS_A_MONTH);
    }

    private Handbook.Page page(FormEntry entry, Map<String, String> labels, HandbookWords words) {
        var judged = entry.judgement().isEmpty()
                ? null
                : new Handbook.Judged(entry.judgement(), labels.getOrDefault(entry.judgement(), entry.judgement()));
        return new Handbook.Page(
                entry.id(),
                entry.form(),
                words.say("form.title." + entry.form()),
                entry.edition(),
                entry.on(),
                entry.place(),
                forms.find(entry.form()).map(form -> AskedForm.answered(form, entry)).orElse(List.of()).stream()
                        .map(answered -> answer(answered, words))
                        .toList(),
                entry.hidden(),
                judged,
                entry.note(),
                new Handbook.Entered(origin(entry.enteredKind()), entry.enteredBy(), entry.enteredAt()),
                switch (entry.state()) {
                    case ENTERED, RELEASED -> Handbook.Standing.STANDS;
                    case WITHDRAWN -> new Handbook.Standing(Handbook.State.WITHDRAWN, entry.why());
                    case REPLACED -> new Handbook.Standing(Handbook.State.REPLACED, entry.why());
                },
                entry.replaces());
    }

    private static Handbook.Answer answer(AskedForm.Answered answered, HandbookWords words) {
        var item = answered.item();
        return new Handbook.Answer(
                item.code(),
                words.say("form.item." + item.code()),
                answered.value(),
                words.answer(answered),
                item.type() == FormItem.Type.WHEN && answered.day() != null);
    }

    /** The latest word for each. */
    private static List<Handbook.Milestone> milestones(List<Handbook.Page> pages, HandbookWords words) {
        Map<String, Handbook.Milestone> latest = new LinkedHashMap<>();
        pages.stream()
                .filter(page -> page.standing().counts())
                .sorted(Comparator.comparing(Handbook.Page::on))
                .flatMap(page -> page.answers().stream())
                .filter(Handbook.Answer::milestone)
                .forEach(answer -> latest.put(
                        answer.code(),
                        new Handbook.Milestone(
                                answer.code(),
                                words.say("form.milestone." + answer.code()),
                                answer.value(),
                                answer.label())));
        return latest.values().stream()
                .sorted(Comparator.comparing(Handbook.Milestone::since))
                .toList();
    }

    private static Handbook.Measured measured(Measurement each) {
        var end = each.end();
        return new Handbook.Measured(
                each.id(),
                each.kind().name(),
                each.value(),
                each.kind().measure().unit(),
                each.measuredOn(),
                each.position().name(),
                new Handbook.Entered(
                        switch (each.origin()) {
                            case PARENT -> Handbook.Origin.GUARDIAN;
                            case STAFF -> Handbook.Origin.TOWN;
                            case IMPORT -> Handbook.Origin.IMPORT;
                        },
                        each.enteredBy(),
                        each.enteredAt()),
                end == null
                        ? Handbook.Standing.STANDS
                        : new Handbook.Standing(
                                end.replacedBy() == null ? Handbook.State.WITHDRAWN : Handbook.State.REPLACED,
                                end.reason()),
                end == null ? null : end.replacedBy());
    }

    private static Handbook.Picture picture(Photo photo) {
        return new Handbook.Picture(
                photo.id(),
                photo.kind().name(),
                photo.doseId(),
                photo.takenOn(),
                photo.caption(),
                photo.width(),
                photo.height(),
                "photos/" + photo.id() + ".jpg",
                new Handbook.Entered(origin(photo.enteredKind()), photo.enteredBy(), photo.enteredAt()));
    }

    static Handbook.Origin origin(Dose.EnteredBy kind) {
        return switch (kind) {
            case PARENT -> Handbook.Origin.GUARDIAN;
            case STAFF -> Handbook.Origin.TOWN;
            case IMPORT -> Handbook.Origin.IMPORT;
        };
    }
}
