package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The night's way of asking says exactly what the pages' way says. */
class SweepTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String TOWN = """
            layer: "132012"
            base: {place: JP, from: 2026.4, before: 2027.4}
            version: 1
            changes:
              - {add: programme, id: mumps, series: MUMPS, covers: {doses: 1, window: [M(12), entry-1d], yen: 3000}, given: {from: 2026-04-01}}
              - {add: programme, id: hpv-boys, series: HPV, who: {sex: M}, covers: {doses: 3, window: [Y(11), Y(16)]}, given: {from: 2026-04-01}}
            """;

    private final Schedules town = Schedules.japan().withLayer("132012.yaml", TOWN);
    private final List<String> programmes = Stream.concat(
                    town.routineProgrammes().stream().filter(code -> !code.equals("RSV_MAT")),
                    town.voluntaryProgrammes().stream())
            .toList();
    private final Sweep sweep = town.sweep(programmes);

    @Test
    void every_programme_of_every_child_reads_the_same_both_ways() {
        RandomChildren children = new RandomChildren(new Random(7));
        for (int number = 0; number < 1_500; number++) {
            RandomChildren.Case made = children.next();
            Person person = Person.of(made.person().birthDate(), made.person().sex());
            int next = run(person, made.history(), made.today());

            Optional<LocalDate> first = Optional.empty();
            for (int at = 0; at < programmes.size(); at++) {
                ProgrammePlan plan = town.plan(programmes.get(at), person, made.history(), made.today());
                assertThat(read(at)).as("child %d: %s", number, made).isEqualTo(written(plan));
                first = Stream.concat(first.stream(), plan.nextChange().stream())
                        .min(LocalDate::compareTo);
            }
            assertThat(day(next)).isEqualTo(first);
            List<String> shown = town.plan(person, made.history(), made.today()).programmes().stream()
                    .map(ProgrammePlan::programme)
                    .toList();
            assertThat(programmes.stream().filter(code -> sweep.inPlan(programmes.indexOf(code))))
                    .containsAll(shown);
            for (LocalOffer offer : town.offers(person, made.history(), made.today())) {
                assertThat(day(sweep.offeredFrom(offer.id()))).contains(offer.from());
            }
        }
    }

    @Test
    void what_is_known_beside_birth_and_doses_is_forgotten_with_the_next_child() {
        LocalDate birth = LocalDate.of(2019, 2, 3);
        Person child = Person.of(birth, Sex.FEMALE);
        int mr2 = programmes.indexOf("MR2");
        sweep.begin(Days.of(birth), Sex.FEMALE, Days.of(TODAY));
        sweep.known(true, Days.of(LocalDate.of(2026, 2, 10)), Sweep.NO_DAY);
        sweep.run();
        Status inShortage = sweep.status(mr2);

        run(child, List.of(), TODAY);

        assertThat(inShortage).isEqualTo(Status.OVERDUE);
        assertThat(sweep.status(mr2)).isEqualTo(Status.EXPIRED);
    }

    @Test
    void a_mother_is_asked_by_her_due_date() {
        Sweep mothers = town.sweep(List.of("RSV_MAT"));
        mothers.begin(Days.of(LocalDate.of(1995, 5, 5)), Sex.FEMALE, Days.of(TODAY));
        mothers.known(false, Sweep.NO_DAY, Days.of(LocalDate.of(2027, 1, 31)));
        mothers.run();

        assertThat(mothers.status(0)).isEqualTo(Status.DUE);
        assertThat(day(mothers.last(0))).contains(LocalDate.of(2027, 1, 9));
    }

    @Test
    void the_towns_programmes_are_listed_and_an_unknown_one_pays_nothing() {
        run(Person.of(LocalDate.of(2025, 6, 1), Sex.FEMALE), List.of(), TODAY);

        assertThat(sweep.programmes()).isEqualTo(programmes);
        assertThat(sweep.localProgrammes()).containsExactlyInAnyOrder("mumps", "hpv-boys");
        assertThat(day(sweep.offeredFrom("mumps"))).contains(LocalDate.of(2026, 5, 31));
        assertThat(sweep.offeredFrom("hpv-boys")).isEqualTo(Sweep.NO_DAY);
        assertThat(sweep.offeredFrom("nothing-of-that-name")).isEqualTo(Sweep.NO_DAY);
    }

    @Test
    void equal_answers_have_equal_sums_and_another_answer_another() {
        Person child = Person.of(LocalDate.of(2026, 6, 12), Sex.FEMALE);
        List<RecordedDose> kept = List.of(dose("2026-08-14"), dose("2026-09-11"));
        long first = sum(child, kept);

        assertThat(sum(child, List.of(kept.getLast(), kept.getFirst()))).isEqualTo(first);
        assertThat(Stream.of(
                                List.<RecordedDose>of(),
                                List.of(dose("2026-08-14")),
                                List.of(dose("2026-08-15")),
                                List.of(dose("2026-08-14"), dose("2026-09-02")),
                                List.of(dose("2026-08-14"), dose("2026-09-12")))
                        .map(history -> sum(child, history)))
                .doesNotHaveDuplicates()
                .doesNotContain(first);
        assertThat(sum(Person.of(LocalDate.of(2026, 6, 13), Sex.FEMALE), kept)).isNotEqualTo(first);
    }

    private static RecordedDose dose(String day) {
        return new RecordedDose("DPT_IPV_HIB", LocalDate.parse(day));
    }

    private long sum(Person person, List<RecordedDose> history) {
        run(person, history, TODAY);
        return sweep.checksum();
    }

    private int run(Person person, List<RecordedDose> history, LocalDate today) {
        sweep.begin(Days.of(person.birthDate()), person.sex(), Days.of(today));
        for (RecordedDose dose : history) {
            sweep.dose(sweep.products().indexOf(dose.product()), Days.of(dose.givenOn()));
        }
        return sweep.run();
    }

    private List<Object> read(int at) {
        return List.of(
                sweep.status(at),
                sweep.nextKey(at),
                day(sweep.earliest(at)),
                day(sweep.recommendedFrom(at)),
                day(sweep.recommendedTo(at)),
                day(sweep.last(at)),
                day(sweep.nextChange(at)),
                sweep.needsReview(at));
    }

    private static List<Object> written(ProgrammePlan plan) {
        Optional<NextDose> next = plan.next();
        return List.of(
                plan.status(),
                next.map(NextDose::key).orElse(""),
                next.map(NextDose::earliest),
                next.flatMap(NextDose::recommendedFrom),
                next.flatMap(NextDose::recommendedTo),
                next.flatMap(NextDose::last),
                plan.nextChange(),
                plan.needsReview());
    }

    private static Optional<LocalDate> day(int number) {
        return number == Sweep.NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(number));
    }
}
