package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who pays for a dose: the national programme, the town, nobody; and where nobody can say yet. */
class PayersTest {

    private static final Payer NOBODY = new Payer.Nobody();
    private static final Payer UNDECIDED = new Payer.Undecided();
    private static final LocalDate BORN = LocalDate.of(2013, 7, 7);
    private static final Person BOY = Person.of(BORN, Sex.MALE);
    private static final RecordedDose FIRST = dose("HPV9", 2026, 7, 7);
    private static final RecordedDose SECOND = dose("HPV9", 2026, 9, 7);
    private static final RecordedDose THIRD = dose("HPV9", 2027, 1, 7);

    private final Schedules japan = Schedules.japan();

    @Test
    void hpv_given_to_a_boy_is_paid_by_nobody_where_the_town_says_nothing() {
        assertThat(japan.payers(BOY, List.of(FIRST)))
                .containsOnly(org.assertj.core.api.Assertions.entry(FIRST, NOBODY));
        assertThat(japan.plan(BOY, List.of(FIRST), FIRST.givenOn()).programmes())
                .noneMatch(plan ->
                        plan.perDose().stream().anyMatch(one -> one.dose().equals(FIRST)));
    }

    @Test
    void a_town_that_pays_two_doses_for_boys_pays_the_first_two_and_not_the_third() {
        Schedules town = town(programme("boys", TownLayer.Kind.COHORT, "HPV", Optional.of(Sex.MALE), 2, 8_000));
        Payer paid = new Payer.Local("boys", "HPV", 8_000);

        // The order in which a record is read has no effect on who pays.
        assertThat(town.payers(BOY, List.of(THIRD, FIRST, SECOND)))
                .containsEntry(FIRST, paid)
                .containsEntry(SECOND, paid)
                .containsEntry(THIRD, NOBODY);
    }

    @Test
    void a_town_that_pays_for_boys_counts_no_other_vaccine_of_theirs() {
        Schedules town = town(programme("boys", TownLayer.Kind.COHORT, "HPV", Optional.of(Sex.MALE), 1, 0));

        assertThat(town.payers(BOY, List.of(dose("DT", 2026, 7, 6), FIRST)))
                .containsEntry(FIRST, new Payer.Local("boys", "HPV", 0));
    }

    @Test
    void a_girl_is_the_national_programmes_whatever_the_town_pays_for_boys() {
        Schedules town = town(programme("boys", TownLayer.Kind.COHORT, "HPV", Optional.of(Sex.MALE), 2, 0));

        assertThat(town.payers(Person.of(BORN, Sex.FEMALE), List.of(FIRST)))
                .containsEntry(FIRST, new Payer.National("HPV"));
    }

    @Test
    void without_a_known_sex_nobody_can_say_who_pays_for_hpv() {
        assertThat(japan.payers(Person.of(BORN, Sex.UNKNOWN), List.of(FIRST))).containsEntry(FIRST, UNDECIDED);
        Schedules town = town(programme("all", TownLayer.Kind.COHORT, "HPV", Optional.empty(), 2, 0));
        assertThat(town.payers(Person.of(BORN, Sex.UNKNOWN), List.of(FIRST)))
                .containsEntry(FIRST, new Payer.Local("all", "HPV", 0));
    }

    @Test
    void a_voluntary_vaccine_is_the_towns_up_to_the_number_it_pays() {
        Person child = Person.of(LocalDate.of(2024, 6, 1), Sex.FEMALE);
        RecordedDose once = dose("MUMPS", 2025, 7, 1);
        RecordedDose again = dose("MUMPS", 2026, 7, 1);
        Schedules town = town(programme("mumps", TownLayer.Kind.PROGRAMME, "MUMPS", Optional.empty(), 1, 3_000));

        assertThat(japan.payers(child, List.of(once))).containsEntry(once, NOBODY);
        assertThat(town.payers(child, List.of(once, again)))
                .containsEntry(once, new Payer.Local("mumps", "MUMPS", 3_000))
                .containsEntry(again, NOBODY);
    }

    @Test
    void each_season_of_influenza_has_its_own_doses() {
        Person child = Person.of(LocalDate.of(2024, 6, 1), Sex.FEMALE);
        List<RecordedDose> given = List.of(
                dose("FLU_INACT", 2025, 10, 20),
                dose("FLU_INACT", 2025, 11, 20),
                dose("FLU_INACT", 2026, 10, 20),
                dose("FLU_INACT", 2026, 11, 20));
        Schedules town = town(programme("flu", TownLayer.Kind.PROGRAMME, "FLU_INACT", Optional.empty(), 2, 1_000));

        assertThat(town.payers(child, given).values())
                .hasSize(4)
                .containsOnly(new Payer.Local("flu", "FLU_INACT", 1_000));
    }

    @Test
    void a_dose_after_its_legal_period_is_nobodys_and_with_an_older_age_the_towns() {
        Person child = Person.of(LocalDate.of(2024, 6, 1), Sex.FEMALE);
        RecordedDose late = dose("MR", 2026, 6, 2);
        Schedules town = town(programme("mr", TownLayer.Kind.PROGRAMME, "MR1", Optional.empty(), 1, 0));

        assertThat(japan.payers(child, List.of(late))).containsEntry(late, NOBODY);
        assertThat(town.payers(child, List.of(late))).containsEntry(late, new Payer.Local("mr", "MR1", 0));
    }

    @Test
    void of_one_product_in_two_programmes_the_one_that_pays_speaks() {
        Person child = Person.of(LocalDate.of(2020, 6, 1), Sex.FEMALE);
        RecordedDose first = dose("MR", 2021, 6, 2);
        RecordedDose second = dose("MR", 2026, 6, 2);

        assertThat(japan.payers(child, List.of(first, second)))
                .containsEntry(first, new Payer.National("MR1"))
                .containsEntry(second, new Payer.National("MR2"));
    }

    @Test
    void half_a_pair_waits_for_the_other_and_is_then_the_national_programmes() {
        Person child = Person.of(LocalDate.of(2024, 6, 1), Sex.FEMALE);
        RecordedDose measles = dose("M", 2025, 7, 1);
        RecordedDose rubella = dose("R", 2026, 4, 20);

        assertThat(japan.payers(child, List.of(measles))).containsEntry(measles, UNDECIDED);
        assertThat(japan.payers(child, List.of(measles, rubella)))
                .containsEntry(measles, new Payer.National("MR1"))
                .containsEntry(rubella, new Payer.National("MR1"));
    }

    @Test
    void a_dose_that_does_not_count_is_nobodys_even_where_the_town_pays() {
        Person child = Person.of(LocalDate.of(2026, 6, 12), Sex.FEMALE);
        RecordedDose first = dose("DPT_IPV_HIB", 2026, 8, 14);
        RecordedDose tooSoon = dose("DPT_IPV_HIB", 2026, 9, 2);
        Schedules town = town(programme("penta", TownLayer.Kind.PROGRAMME, "PENTA", Optional.empty(), 4, 0));

        assertThat(town.payers(child, List.of(first, tooSoon)))
                .containsEntry(first, new Payer.National("PENTA"))
                .containsEntry(tooSoon, NOBODY);
    }

    @Test
    void an_undecided_dose_waits_for_a_person_unless_the_town_pays_anyhow() {
        Person child = Person.of(LocalDate.of(2024, 6, 1), Sex.FEMALE);
        RecordedDose abroad = dose("MMR", 2025, 7, 1);
        Schedules town = town(programme("mr", TownLayer.Kind.PROGRAMME, "MR1", Optional.empty(), 1, 500));

        assertThat(japan.payers(child, List.of(abroad))).containsEntry(abroad, UNDECIDED);
        assertThat(japan.plan("MR1", child, List.of(abroad), LocalDate.of(2026, 1, 1))
                        .perDose())
                .extracting(DoseVerdict::programme)
                .containsExactly("NONE");
        assertThat(town.plan("MR1", child, List.of(abroad), LocalDate.of(2026, 1, 1))
                        .perDose())
                .extracting(DoseVerdict::programme)
                .containsExactly("LOCAL:mr");
        assertThat(town.payers(child, List.of(abroad))).containsEntry(abroad, new Payer.Local("mr", "MR1", 500));
    }

    @Test
    void the_plan_says_of_its_doses_what_the_payers_say() {
        Person child = Person.of(LocalDate.of(2024, 6, 1), Sex.FEMALE);
        List<RecordedDose> given = List.of(
                dose("HEPB", 2024, 8, 5),
                dose("DPT_IPV_HIB", 2024, 8, 5),
                dose("DPT_IPV_HIB", 2024, 9, 5),
                dose("BCG", 2024, 11, 6),
                dose("MR", 2025, 6, 10),
                dose("VAR", 2025, 6, 10));
        var payers = japan.payers(child, given);

        assertThat(payers).hasSize(given.size());
        japan.plan(child, given, LocalDate.of(2026, 11, 22)).programmes().stream()
                .flatMap(plan -> plan.perDose().stream()
                        .filter(verdict -> verdict.programme().equals("NATIONAL"))
                        .peek(verdict ->
                                assertThat(payers).containsEntry(verdict.dose(), new Payer.National(plan.programme()))))
                .forEach(verdict -> assertThat(verdict.counts()).isTrue());
        assertThat(payers.values()).allMatch(payer -> payer instanceof Payer.National);
    }

    @Test
    void an_empty_record_has_no_payers_and_an_unknown_product_is_told() {
        assertThat(japan.payers(BOY, List.of())).isEmpty();
        assertThatThrownBy(() -> japan.payers(BOY, List.of(dose("NOTHING", 2026, 7, 7))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Schedules town(TownLayer.Programme programme) {
        return japan.withLayer(
                "town.yaml",
                TownLayer.empty("2026.10.1", "2027.4").with(programme).text());
    }

    private static TownLayer.Programme programme(
            String id, TownLayer.Kind kind, String series, Optional<Sex> sex, int doses, int yen) {
        return new TownLayer.Programme(
                id,
                kind,
                series,
                sex,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                doses,
                yen,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static RecordedDose dose(String product, int year, int month, int day) {
        return new RecordedDose(product, LocalDate.of(year, month, day));
    }
}
