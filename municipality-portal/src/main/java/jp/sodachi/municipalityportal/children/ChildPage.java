package jp.sodachi.municipalityportal.children;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sodachi.identity.Guardian;
import jp.sodachi.municipalityportal.desk.DoneRow;
import jp.sodachi.municipalityportal.desk.EntryRows;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.HandbookForm;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.Standing;
import jp.sodachi.schedule.OfferWords;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.support.Age;
import org.jspecify.annotations.Nullable;

/**
 * A child's page as the template reads it.
 *
 * @param earlier how many rows of the time line are older than those shown
 */
record ChildPage(
        Child child,
        LocalDate today,
        @Nullable Age corrected,
        List<StateRow> states,
        List<DoneRow> timeline,
        int earlier,
        List<HandbookForm> forms,
        List<HandbookForm> otherForms,
        List<Pregnancy> pregnancies,
        List<PlanRow> now,
        List<PlanRow> later,
        List<PlanRow> over,
        List<CheckupRow> checkups,
        List<OfferWords> offers,
        List<GuardianRow> guardians,
        List<Child> siblings,
        List<ReadRow> reads) {

    /** So many of the newest rows are shown at first. */
    private static final int NEWEST = 12;

    /** Fewer than these are not worth a second page. */
    private static final int FEW = 4;

    /** What a page says in one reader's language. */
    record Speech(PlanWords plan, DoseRows doses, EntryRows entries, ReadWords reads) {}

    /** @param whole the whole time line, and not its newest rows alone */
    static ChildPage of(ChildFile.OpenedFile file, Speech speech, HandbookForms book, boolean whole) {
        var child = file.page().child();
        var today = file.plan().asOf();
        var words = speech.plan();
        // The town plans nothing any more for a child who moved away or has died.
        var planned = child.standing() == Standing.HERE ? file.plan().programmes() : List.<ProgrammePlan>of();
        var done = timeline(file, speech);
        var shown = whole || done.size() < NEWEST + FEW ? done : newest(done);
        var plan = planned.stream()
                .map(programme -> PlanRow.of(programme, child.id(), words))
                .toList();
        return new ChildPage(
                child,
                today,
                corrected(child, today),
                file.around().states().stream()
                        .map(state -> StateRow.of(state, words))
                        .toList(),
                shown,
                done.size() - shown.size(),
                checkups(book, child.facts().birthDate(), today, true),
                checkups(book, child.facts().birthDate(), today, false),
                file.around().pregnancies(),
                plan.stream().filter(PlanRow::isNow).toList(),
                plan.stream().filter(PlanRow::isLater).toList(),
                plan.stream().filter(PlanRow::isOver).toList(),
                child.standing() == Standing.HERE ? CheckupRow.list(file.checkups(), words) : List.of(),
                words.offers(file.offers(), today),
                file.guardians().stream()
                        .map(guardian -> GuardianRow.of(guardian, child))
                        .toList(),
                file.page().siblings(),
                file.reads().stream().map(speech.reads()::row).toList());
    }

    private static List<DoneRow> timeline(ChildFile.OpenedFile file, Speech speech) {
        var child = file.page().child();
        var doses = speech.doses()
                .list(
                        file.page().doses(),
                        child.facts(),
                        file.payers(),
                        file.around().stickers());
        var entries = speech.entries().list(file.entries(), "/children/" + child.id(), Optional.empty());
        return Stream.concat(doses.stream(), entries.stream())
                .sorted(Comparator.comparing(DoneRow::on).reversed())
                .toList();
    }

    /** What waits for the office is shown however old it is. */
    private static List<DoneRow> newest(List<DoneRow> done) {
        return Stream.concat(
                        done.stream().limit(NEWEST),
                        done.stream().skip(NEWEST).filter(row -> !row.settle().isEmpty()))
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

    /** States that hold now. */
    public List<StateRow> holding() {
        return states.stream().filter(row -> row.state().holds()).toList();
    }

    /** States that somebody undid. */
    public List<StateRow> undone() {
        return states.stream().filter(row -> !row.state().holds()).toList();
    }

    /** A state in words. */
    record StateRow(ChildState state, String what) {
        static StateRow of(ChildState state, PlanWords words) {
            return new StateRow(state, words.state(state));
        }
    }

    /**
     * A guardian who joined; the mail address itself is nothing the page needs.
     *
     * @param accountUnknown whether the person came from another platform and has to join anew
     * @param correct where the telephone number is entered or corrected
     * @param end where the link is ended
     */
    record GuardianRow(
            String name,
            boolean reachable,
            boolean accountUnknown,
            String language,
            String phone,
            String correct,
            String end) {
        static GuardianRow of(Guardian guardian, Child child) {
            var own = "/children/" + child.id() + "/guardians/" + guardian.id();
            return new GuardianRow(
                    guardian.displayName(),
                    guardian.emailVerified(),
                    guardian.accountUnknown(),
                    guardian.language(),
                    guardian.phone(),
                    own + "/phone",
                    own + "/end");
        }
    }

    /**
     * One row of the read log, in finished words.
     *
     * @param kind on whose side that person stands
     */
    record ReadRow(String who, String kind, String deed, boolean refused, String when) {}
}
