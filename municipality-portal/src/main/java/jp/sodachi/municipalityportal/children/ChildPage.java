package jp.sodachi.municipalityportal.children;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Guardian;
import jp.sodachi.municipalityportal.desk.EntryRow;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.Dose;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.Photo;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.Standing;
import jp.sodachi.schedule.OfferWords;
import jp.sodachi.schedule.Payer;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.support.Age;
import jp.sodachi.support.SupportRoom;
import org.jspecify.annotations.Nullable;

/** A child's page as the template reads it. */
record ChildPage(
        Child child,
        LocalDate today,
        @Nullable Age corrected,
        List<StateRow> states,
        List<Done> timeline,
        List<HandbookForm> forms,
        List<HandbookForm> otherForms,
        List<Pregnancy> pregnancies,
        List<Photo> stickers,
        List<PlanRow> now,
        List<PlanRow> later,
        List<PlanRow> over,
        List<CheckupRow> checkups,
        List<OfferWords> offers,
        List<GuardianRow> guardians,
        List<Child> siblings,
        List<ReadRow> reads) {

    static ChildPage of(ChildFile.OpenedFile file, PlanWords words, HandbookForms book) {
        var child = file.page().child();
        var today = file.plan().asOf();
        // The town plans nothing any more for a child who moved away or has died.
        var planned = child.standing() == Standing.HERE ? file.plan().programmes() : List.<ProgrammePlan>of();
        var plan =
                planned.stream().map(programme -> PlanRow.of(programme, words)).toList();
        return new ChildPage(
                child,
                today,
                corrected(child, today),
                file.around().states().stream()
                        .map(state -> StateRow.of(state, words))
                        .toList(),
                timeline(file, book),
                checkups(book, child.facts().birthDate(), today, true),
                checkups(book, child.facts().birthDate(), today, false),
                file.around().pregnancies(),
                file.around().stickers(),
                plan.stream().filter(PlanRow::isNow).toList(),
                plan.stream().filter(PlanRow::isLater).toList(),
                plan.stream().filter(PlanRow::isOver).toList(),
                child.standing() == Standing.HERE ? CheckupRow.list(file.checkups(), words) : List.of(),
                words.offers(file.offers(), today),
                file.guardians().stream().map(GuardianRow::of).toList(),
                file.page().siblings(),
                file.reads().stream().map(ReadRow::of).toList());
    }

    private static List<Done> timeline(ChildFile.OpenedFile file, HandbookForms book) {
        var entries = EntryRow.list(file.entries(), book, file.around().judgements(), Optional.empty());
        return Stream.concat(
                        file.page().doses().stream()
                                .map(dose -> new Done(
                                        dose.givenOn(),
                                        DoseRow.of(dose, file.payers().get(dose.id())),
                                        null)),
                        entries.stream().map(row -> new Done(row.entry().on(), null, row)))
                .sorted(Comparator.comparing(Done::day).reversed())
                .toList();
    }

    private static List<HandbookForm> checkups(HandbookForms book, LocalDate birth, LocalDate today, boolean now) {
        return book.list().stream()
                .filter(form ->
                        form.subject() == FormSubject.Kind.CHILD && form.author() == HandbookForm.Author.PROFESSIONAL)
                .filter(form -> form.isTimeFor(birth, today) == now)
                .toList();
    }

    public ChildFacts facts() {
        return child.facts();
    }

    private static @Nullable Age corrected(Child child, LocalDate today) {
        var facts = child.facts();
        return ChildPlans.findDueDate(facts)
                .flatMap(due -> Age.corrected(facts.birthDate(), due, today))
                .filter(_ -> child.standing() == Standing.HERE
                        && Age.on(facts.birthDate(), today).years() < 3)
                .orElse(null);
    }

    /** The photos of a dose's sticker. */
    public List<Photo> stickersOf(Dose dose) {
        return stickers.stream()
                .filter(photo -> dose.id().equals(photo.doseId()))
                .toList();
    }

    /** States that hold now. */
    public List<StateRow> holding() {
        return states.stream().filter(row -> row.state().holds()).toList();
    }

    /** States that somebody undid. */
    public List<StateRow> undone() {
        return states.stream().filter(row -> !row.state().holds()).toList();
    }

    /** Something done, in the time line: a dose or a filled-in page, never both. */
    record Done(
            LocalDate day, @Nullable DoseRow dose, @Nullable EntryRow entry) {
        /** Whether it counts. */
        public boolean stands() {
            return dose != null ? dose.stands() : entry != null && entry.entry().stands();
        }
    }

    /** A state in words. */
    record StateRow(ChildState state, String what) {
        static StateRow of(ChildState state, PlanWords words) {
            return new StateRow(state, words.state(state));
        }
    }

    /**
     * A dose in the time line.
     *
     * @param payer who pays for it by the rules; null for a dose that does not stand
     * @param from the side it came from, a part of a message key
     */
    record DoseRow(
            Dose dose,
            @Nullable Payer payer,
            boolean byParent,
            String from,
            LocalDate enteredOn,
            @Nullable LocalDate settledOn,
            boolean waits,
            boolean stands,
            String where) {
        static DoseRow of(Dose dose, @Nullable Payer payer) {
            var settled = dose.settledAt();
            return new DoseRow(
                    dose,
                    payer,
                    dose.enteredKind() == Dose.EnteredBy.PARENT,
                    dose.enteredKind().name(),
                    LocalDate.ofInstant(dose.enteredAt(), SupportRoom.JAPAN),
                    settled == null ? null : LocalDate.ofInstant(settled, SupportRoom.JAPAN),
                    dose.state() == Dose.State.ENTERED,
                    dose.stands(),
                    String.join(
                            " ・ ",
                            List.of(dose.place(), dose.givenBy(), dose.lot()).stream()
                                    .filter(part -> !part.isEmpty())
                                    .toList()));
        }
    }

    /** A guardian who joined; the mail address itself is nothing the page needs. */
    record GuardianRow(String name, boolean reachable, String language, String phone) {
        static GuardianRow of(Guardian guardian) {
            return new GuardianRow(
                    guardian.displayName(), guardian.emailVerified(), guardian.language(), guardian.phone());
        }
    }

    /** One row of the read log. */
    record ReadRow(AuditTrail.AuditRow row, boolean refused) {
        static ReadRow of(AuditTrail.AuditRow row) {
            return new ReadRow(row, row.outcome() == AuditEvent.Outcome.REFUSED);
        }
    }
}
