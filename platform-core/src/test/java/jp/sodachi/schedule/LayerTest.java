package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A town's layer: who pays, when to come; never whether a dose counts. */
class LayerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String HEAD = """
            layer: "132012"
            base: {place: JP, from: 2026.4, before: 2027.4}
            version: 7
            changes:
            """;
    private static final String TOWN = HEAD + """
              - add: programme
                id: mumps-subsidy
                series: MUMPS
                covers: {doses: 1, window: [M(12), entry-1d], yen: 4000}
                given: {from: 2026-04-01, to: 2028-03-31}
              - add: programme
                id: mr1-late
                series: MR1
                covers: {window: [M(24)+1d, M(36)]}
                given: {from: 2026-04-01}
              - set: BCG/D1.std
                to: [M(4), M(7)]
                reason: local tuberculosis situation
              - leadTimeDays: 30
              - wording: {schedule.programme.MUMPS: おたふくかぜ(市の助成があります)}
            """;

    private final Schedules japan = Schedules.japan();
    private final Schedules town = japan.withLayer("132012.yaml", TOWN);

    @Test
    void a_subsidised_dose_names_the_towns_programme_and_still_is_not_routine() {
        Person child = Person.of(LocalDate.of(2025, 6, 1), Sex.FEMALE);
        List<RecordedDose> history = List.of(
                new RecordedDose("MUMPS", LocalDate.of(2026, 7, 1)),
                new RecordedDose("MUMPS", LocalDate.of(2026, 9, 1)));

        List<DoseVerdict> verdicts = town.plan("MUMPS", child, history, TODAY).perDose();

        assertThat(verdicts).extracting(DoseVerdict::programme).containsExactly("LOCAL:mumps-subsidy", "NONE");
        assertThat(verdicts).extracting(DoseVerdict::counts).containsOnly(true);
        assertThat(verdicts.getFirst().routine()).contains(false);
    }

    @Test
    void a_late_dose_is_late_nationally_and_paid_by_the_towns_extension() {
        Person child = Person.of(LocalDate.of(2024, 2, 1), Sex.MALE);
        List<RecordedDose> history = List.of(new RecordedDose("MR", LocalDate.of(2026, 6, 1)));

        DoseVerdict verdict = town.plan("MR1", child, history, TODAY).perDose().getFirst();

        assertThat(verdict.validity()).isEqualTo(Validity.LATE);
        assertThat(verdict.programme()).isEqualTo("LOCAL:mr1-late");
    }

    @Test
    void the_standard_period_moves_and_the_legal_window_stays() {
        Person child = Person.of(LocalDate.of(2026, 7, 10), Sex.MALE);

        NextDose national = japan.plan("BCG", child, List.of(), TODAY).next().orElseThrow();
        NextDose local = town.plan("BCG", child, List.of(), TODAY).next().orElseThrow();

        assertThat(national.recommendedFrom()).contains(LocalDate.of(2026, 12, 9));
        assertThat(local.recommendedFrom()).contains(LocalDate.of(2026, 11, 9));
        assertThat(local.last()).isEqualTo(national.last());
        assertThat(local.earliest()).isEqualTo(national.earliest());
    }

    @Test
    void an_empty_layer_is_the_national_answer_and_no_layer_changes_what_counts() {
        Schedules empty = japan.withLayer("empty.yaml", HEAD.replace("changes:", "changes: []"));
        RandomChildren children = new RandomChildren(new Random(7));
        for (int number = 0; number < 10_000; number++) {
            RandomChildren.Case made = children.next();
            ProgrammePlan national = japan.plan(made.programme(), made.person(), made.history(), made.today());
            assertThat(empty.plan(made.programme(), made.person(), made.history(), made.today()))
                    .isEqualTo(national);
            assertThat(town.plan(made.programme(), made.person(), made.history(), made.today())
                            .perDose())
                    .extracting(DoseVerdict::counts)
                    .isEqualTo(
                            national.perDose().stream().map(DoseVerdict::counts).toList());
        }
    }

    @Test
    void what_is_national_is_locked() {
        assertRefused("- set: PCV/P2.open\n    to: [M(2), M(3)]", "PCV/P2.open is national and locked", "BCG/D1.std");
        assertRefused("- set: MR1/D1.std\n    to: [M(12), M(20)]", "MR1/D1.std is national and locked", "BCG/D1.std");
        assertRefused("- set: BCG/D1.std\n    to: [M(13), M(14)]", "outside the legal window", "inside the window");
        assertRefused("- remove: PCV", "unknown change [remove]", "add, set, wording");
        assertRefused("- leadTimeDays: 400", "out of range: 400", "0 to 120 days");
        assertRefused(
                "- {add: series, id: own, series: BCG, covers: {}, given: {}}", "may not add series", "programme");
    }

    @Test
    void a_layer_loads_on_its_own_base_only() {
        assertThatThrownBy(() -> japan.withLayer("old.yaml", TOWN.replace("before: 2027.4", "before: 2026.9")))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("not made for JP 2026.10.1");
    }

    private void assertRefused(String change, String problem, String allowed) {
        assertThatThrownBy(() -> japan.withLayer("132012.yaml", HEAD + "  " + change + "\n"))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("132012.yaml")
                .hasMessageContaining(problem)
                .hasMessageContaining(allowed);
    }
}
