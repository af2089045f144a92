package jp.sodachi.record;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.layer.TownSchedules;
import jp.sodachi.schedule.CheckupPlan;
import jp.sodachi.schedule.DoneCheckup;
import jp.sodachi.schedule.LocalOffer;
import jp.sodachi.schedule.Payer;
import jp.sodachi.schedule.Person;
import jp.sodachi.schedule.Plan;
import jp.sodachi.schedule.ProgrammePlan;
import jp.sodachi.schedule.RecordedDose;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;

/**
 * What the town's own schedule says about a child of the record. The one place where a record becomes the schedule's input, so that
 * the parents' pages, the office's pages and the reminders give the same dates.
 */
public final class ChildPlans {
    /** A pregnancy lasts forty weeks when counted to the due date. */
    private static final int DAYS_TO_DUE_DATE = 280;

    private static final int DAYS_A_WEEK = 7;
    private static final String MATERNAL_PROGRAMME = "RSV_MAT";
    private static final String MATERNAL_PRODUCT = "RSV_MATERNAL";

    private final TownSchedules schedules;

    ChildPlans(TownSchedules schedules) {
        this.schedules = schedules;
    }

    /** Whether the schedule of {@code day} has a product of this code. */
    boolean knows(String product, LocalDate day) {
        return schedules.on(day).products().contains(product);
    }

    /** The present town's schedule on {@code day}: national version and the town's own layer. */
    public Schedules schedules(LocalDate day) {
        return schedules.on(day);
    }

    /** What the town pays for a child beyond the national programme, soonest first. */
    public List<LocalOffer> offers(ChildRecord page, LocalDate asOf) {
        return schedules.on(asOf).offers(person(page.child().facts()), history(page.doses()), asOf);
    }

    /**
     * Who pays for each standing dose, by the dose's id. The schedule of {@code asOf} answers; where that knows nobody, the one
     * that the town had on the day of the dose: what a town has paid stays paid when its programme ends. A dose that came with
     * another record and is nobody's here may have been paid there.
     */
    public Map<UUID, Payer> payers(ChildRecord page, LocalDate asOf) {
        var person = person(page.child().facts());
        var present = schedules.on(asOf);
        var payers = present.payers(person, history(page.doses()));
        Map<UUID, Payer> byDose = new HashMap<>();
        for (var dose : page.standingDoses()) {
            var given = new RecordedDose(dose.product(), dose.givenOn());
            var payer = dose.abroad() ? new Payer.Nobody() : payers.get(given);
            if (!dose.abroad() && payer instanceof Payer.Nobody) {
                var then = schedules.on(dose.givenOn());
                payer = then == present ? payer : payer(then, person, page, given, payer);
            }
            if (payer != null) {
                byDose.put(dose.id(), elsewhere(dose, payer));
            }
        }
        return byDose;
    }

    /** What another town paid for stands in no rule of this one. */
    private static Payer elsewhere(Dose dose, Payer payer) {
        return payer instanceof Payer.Nobody && dose.enteredKind() == Dose.EnteredBy.IMPORT
                ? new Payer.Elsewhere()
                : payer;
    }

    /** An older schedule may not know a newer product. */
    private static Payer payer(Schedules then, Person person, ChildRecord page, RecordedDose given, Payer otherwise) {
        var known = history(page.doses()).stream()
                .filter(dose -> then.products().contains(dose.product()))
                .toList();
        return then.payers(person, known).getOrDefault(given, otherwise);
    }

    /** The plan of a child's page on {@code asOf}. */
    public Plan plan(ChildRecord page, LocalDate asOf) {
        return plan(page.child(), page.doses(), asOf);
    }

    /** The plan of {@code child} on {@code asOf}; withdrawn doses count for nothing. */
    public Plan plan(Child child, Collection<Dose> doses, LocalDate asOf) {
        return schedules.on(asOf).plan(person(child.facts()), history(doses), asOf);
    }

    /**
     * The check-ups of a child and of its mother after birth, at the town's own times. A page of the handbook that stands
     * and bears a check-up's code is that check-up done.
     */
    public CheckupPlan checkups(Child child, Collection<FormEntry> entries, LocalDate asOf) {
        return schedules.on(asOf).checkups().forChild(child.facts().birthDate(), done(entries), asOf);
    }

    /** The same for whoever knows only which check-ups were done. */
    public CheckupPlan checkups(ChildForReminder child, LocalDate asOf) {
        return schedules.on(asOf).checkups().forChild(child.child().facts().birthDate(), child.checkups(), asOf);
    }

    /**
     * The check-ups of a pregnancy, by the due date and at the town's own times. A page of the handbook that stands and bears
     * a check-up's code is that check-up done.
     */
    public CheckupPlan checkups(Pregnancy pregnancy, Collection<FormEntry> entries, LocalDate asOf) {
        return schedules.on(asOf).checkups().forPregnancy(pregnancy.facts().dueDate(), done(entries), asOf);
    }

    private static List<DoneCheckup> done(Collection<FormEntry> entries) {
        return entries.stream()
                .filter(FormEntry::stands)
                .map(entry -> new DoneCheckup(entry.form(), entry.on()))
                .distinct()
                .toList();
    }

    /**
     * The day from which the corrected age is counted: the due date as registered, else as the length of the pregnancy gives
     * it; empty when neither is known.
     */
    public static Optional<LocalDate> findDueDate(ChildFacts facts) {
        var gestation = facts.gestation();
        return facts.due()
                .or(() -> gestation == null
                        ? Optional.empty()
                        : Optional.of(facts.birthDate()
                                .plusDays(DAYS_TO_DUE_DATE - gestation.weeks() * DAYS_A_WEEK - gestation.days())));
    }

    /**
     * What the schedule says about the vaccination of the pregnant woman against RSV, by her due date.
     *
     * @param given the days on which she received it in this pregnancy
     */
    public Optional<ProgrammePlan> findMaternal(Pregnancy pregnancy, Collection<LocalDate> given, LocalDate asOf) {
        var facts = pregnancy.facts();
        var woman = Person.of(facts.birthDate(), Sex.FEMALE).withDueDate(facts.dueDate());
        var history = given.stream()
                .map(day -> new RecordedDose(MATERNAL_PRODUCT, day))
                .toList();
        return schedules.on(asOf).plan(woman, history, asOf).find(MATERNAL_PROGRAMME);
    }

    /** The schedule's own due date is that of a pregnant woman; a child has none. */
    private static Person person(ChildFacts facts) {
        return Person.of(facts.birthDate(), sex(facts.sex()));
    }

    /** The schedule's word for a registered sex. */
    static Sex sex(ChildSex registered) {
        return switch (registered) {
            case F -> Sex.FEMALE;
            case M -> Sex.MALE;
            case U -> Sex.UNKNOWN;
        };
    }

    private static List<RecordedDose> history(Collection<Dose> doses) {
        return doses.stream()
                .filter(Dose::stands)
                .map(dose -> new RecordedDose(dose.product(), dose.givenOn()))
                .toList();
    }
}
