package jp.sodachi.municipalityportal.children;

import java.time.LocalDate;
import java.util.List;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Guardian;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.Dose;
import jp.sodachi.record.Standing;
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
        List<DoseRow> doses,
        List<PlanRow> now,
        List<PlanRow> later,
        List<PlanRow> over,
        List<GuardianRow> guardians,
        List<Child> siblings,
        List<ReadRow> reads) {

    static ChildPage of(ChildFile.OpenedFile file, PlanWords words) {
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
                file.states().stream().map(state -> StateRow.of(state, words)).toList(),
                file.page().doses().stream().map(DoseRow::of).toList(),
                plan.stream().filter(PlanRow::isNow).toList(),
                plan.stream().filter(PlanRow::isLater).toList(),
                plan.stream().filter(PlanRow::isOver).toList(),
                file.guardians().stream().map(GuardianRow::of).toList(),
                file.page().siblings(),
                file.reads().stream().map(ReadRow::of).toList());
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
     * A dose in the time line.
     *
     * @param from the side it came from, a part of a message key
     */
    record DoseRow(
            Dose dose,
            boolean byParent,
            String from,
            LocalDate enteredOn,
            @Nullable LocalDate settledOn,
            boolean waits,
            boolean stands,
            String where) {
        static DoseRow of(Dose dose) {
            var settled = dose.settledAt();
            return new DoseRow(
                    dose,
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
    record GuardianRow(String name, boolean reachable, String language) {
        static GuardianRow of(Guardian guardian) {
            return new GuardianRow(guardian.displayName(), guardian.emailVerified(), guardian.language());
        }
    }

    /** One row of the read log. */
    record ReadRow(AuditTrail.AuditRow row, boolean refused) {
        static ReadRow of(AuditTrail.AuditRow row) {
            return new ReadRow(row, row.outcome() == AuditEvent.Outcome.REFUSED);
        }
    }
}
