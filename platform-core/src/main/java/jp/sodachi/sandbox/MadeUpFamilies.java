package jp.sodachi.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildFacts.Gestation;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.Records;
import jp.sodachi.schedule.Person;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;

/**
 * Fills the present town with made-up families through the same services the pages use: births are registered, sheets
 * are spent, doses are entered by parents and by the office. The same town gets the same families every time.
 */
public final class MadeUpFamilies {
    /** Pages show it as the name of who entered: it says that nobody did. */
    private static final String WRITTEN_BY = "見本";

    private static final int OLDEST_DAYS = 6 * 365;
    private static final int FULL_TERM_DAYS = 280;
    private static final int RECENT_DAYS = 30;

    private final Records records;
    private final CounterSheets sheets;
    private final MadeUpNames names = new MadeUpNames();
    private final MadeUpGrowth growth;
    private final MadeUpDoses doses;
    private final LocalDate today;

    public MadeUpFamilies(Records records, CounterSheets sheets, Measurements measurements, LocalDate today) {
        this.records = records;
        this.sheets = sheets;
        this.growth = new MadeUpGrowth(measurements, today);
        this.doses = new MadeUpDoses(Schedules.japan(), today);
        this.today = today;
    }

    /**
     * Makes {@code count} families.
     *
     * @param town seeds the choice of names and dates
     * @param signIns parents who can really sign in, given to the first families in this order
     */
    public void make(int count, String town, List<Actor.Parent> signIns) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(Long.parseLong(town));
        for (var i = 0; i < count; i++) {
            family(i, i < signIns.size() ? Optional.of(signIns.get(i)) : Optional.empty(), random);
        }
    }

    private void family(int number, Optional<Actor.Parent> signIn, RandomGenerator random) {
        var surname = names.pick("surname", random);
        var guardian =
                signIn.or(() -> random.nextInt(10) < 7 ? Optional.of(stranger(surname, random)) : Optional.empty());
        // The first family of every town shows the usual day: a baby of three months and an elder sibling.
        var ages = number == 0 ? new int[] {103, 1130} : agesOf(random);
        var children = new ArrayList<Child>();
        for (var age : ages) {
            children.add(register(surname, age, children, random));
        }
        guardian.ifPresent(parent -> join(children.getFirst().id(), parent));
        children.forEach(child -> vaccinate(child, guardian, random));
        children.forEach(child -> growth.measure(child, guardian));
    }

    private static int[] agesOf(RandomGenerator random) {
        var first = 20 + random.nextInt(OLDEST_DAYS - 20);
        return random.nextInt(10) < 3 && first > 700
                ? new int[] {first, 30 + random.nextInt(first - 600)}
                : new int[] {first};
    }

    private Actor.Parent stranger(MadeUpNames.Name surname, RandomGenerator random) {
        var name = surname.with(names.pick("guardian", random)).written();
        var subject = new UUID(random.nextLong(), random.nextLong()).toString();
        return new Actor.Parent(subject, name, subject.substring(0, 8) + "@families.invalid");
    }

    private Child register(MadeUpNames.Name surname, int age, List<Child> siblings, RandomGenerator random) {
        var sex = random.nextBoolean() ? ChildSex.F : ChildSex.M;
        var name = surname.with(names.pick(sex == ChildSex.F ? "girl" : "boy", random));
        var birth = today.minusDays(age);
        var early = random.nextInt(12) == 0 ? 21 + random.nextInt(40) : random.nextInt(18) - 7;
        var gestation = FULL_TERM_DAYS - early;
        var facts = new ChildFacts(
                name.written(),
                name.kana(),
                birth,
                sex,
                new Gestation(gestation / 7, gestation % 7),
                birth.plusDays(early));
        var sibling = siblings.isEmpty() ? null : siblings.getFirst().id();
        return asOffice(() -> records.registerBirth(facts, sibling));
    }

    private void vaccinate(Child child, Optional<Actor.Parent> guardian, RandomGenerator random) {
        var facts = child.facts();
        var person = Person.of(facts.birthDate(), facts.sex() == ChildSex.F ? Sex.FEMALE : Sex.MALE);
        doses.of(person, random).forEach(dose -> enter(child, dose, guardian));
    }

    /** What parents entered in the last weeks waits for the office; everything older came from the office. */
    private void enter(Child child, NewDose dose, Optional<Actor.Parent> guardian) {
        var parent = guardian.filter(_ -> dose.givenOn().isAfter(today.minusDays(RECENT_DAYS)));
        if (parent.isPresent()) {
            CurrentActor.call(parent.get(), () -> records.recordDose(child.id(), dose));
        } else {
            asOffice(() -> records.recordDose(child.id(), dose));
        }
    }

    private void join(UUID child, Actor.Parent guardian) {
        var sheet = asOffice(() -> sheets.issue(child));
        CurrentActor.call(guardian, () -> sheets.join(sheet.secret(), "ja"));
    }

    private static <T> T asOffice(ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentActor.call(new Actor.Job(WRITTEN_BY), work);
    }
}
