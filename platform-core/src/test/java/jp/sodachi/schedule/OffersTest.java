package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a town pays, at the borders of what it wrote; and what a schedule says of itself. */
class OffersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
    private static final LocalDate FINAL = LocalDate.of(2027, 3, 31);
    private static final LocalDate ELDEST = LocalDate.of(2023, 4, 2);
    private static final LocalDate YOUNGEST = LocalDate.of(2025, 9, 30);
    private static final TownLayer.Programme MUMPS = new TownLayer.Programme(
            "mumps",
            TownLayer.Kind.PROGRAMME,
            "MUMPS",
            Optional.of(Sex.FEMALE),
            Optional.of(ELDEST),
            Optional.of(YOUNGEST),
            "M(12)",
            "M(48)",
            1,
            3_000,
            Optional.of(FIRST),
            Optional.of(FINAL),
            "");
    private static final TownLayer LAYER =
            TownLayer.empty("2026.10.1", "2027.4").with(MUMPS);

    private final Schedules japan = Schedules.japan();
    private final Schedules town = japan.withLayer("town.yaml", LAYER.text());

    @ParameterizedTest
    @CsvSource({
        "2023-04-01, FEMALE, false",
        "2023-04-02, FEMALE, true",
        "2025-09-30, FEMALE, true",
        "2025-10-01, FEMALE, false",
        "2024-06-01, MALE, false"
    })
    void only_the_children_who_are_meant_are_offered_it(LocalDate birth, Sex sex, boolean offered) {
        assertThat(town.offers(Person.of(birth, sex), List.of(), TODAY)).hasSize(offered ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, NONE", "2026-04-01, LOCAL:mumps", "2027-03-31, LOCAL:mumps", "2027-04-01, NONE"})
    void a_dose_is_paid_from_the_first_to_the_last_day(LocalDate given, String payer) {
        Person child = Person.of(LocalDate.of(2024, 6, 1), Sex.FEMALE);

        assertThat(town.plan("MUMPS", child, List.of(new RecordedDose("MUMPS", given)), LocalDate.of(2027, 6, 1))
                        .perDose())
                .extracting(DoseVerdict::programme)
                .containsExactly(payer);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-30, NONE", "2026-05-31, LOCAL:mumps"})
    void a_dose_is_paid_from_the_age_on(LocalDate given, String payer) {
        Person child = Person.of(LocalDate.of(2025, 6, 1), Sex.FEMALE);

        assertThat(town.plan("MUMPS", child, List.of(new RecordedDose("MUMPS", given)), TODAY)
                        .perDose())
                .extracting(DoseVerdict::programme)
                .containsExactly(payer);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-31, 1", "2027-04-01, 0"})
    void after_the_last_day_nothing_is_offered(LocalDate asOf, int offers) {
        assertThat(town.offers(Person.of(LocalDate.of(2024, 6, 1), Sex.FEMALE), List.of(), asOf))
                .hasSize(offers);
    }

    @Test
    void an_offer_holds_on_its_first_and_last_day_and_on_no_other_side() {
        LocalOffer offer = town.offers(Person.of(LocalDate.of(2025, 6, 1), Sex.FEMALE), List.of(), TODAY)
                .getFirst();

        assertThat(offer.from()).isEqualTo(LocalDate.of(2026, 5, 31));
        assertThat(offer.dosesLeft()).isOne();
        assertThat(offer.holdsOn(offer.from())).isTrue();
        assertThat(offer.holdsOn(offer.from().minusDays(1))).isFalse();
        assertThat(offer.holdsOn(FINAL)).isTrue();
        assertThat(offer.holdsOn(FINAL.plusDays(1))).isFalse();
    }

    @Test
    void doses_the_child_had_are_taken_from_those_the_town_pays() {
        Schedules boys = japan.withLayer(
                "town.yaml",
                LAYER.with(new TownLayer.Programme(
                                "boys",
                                TownLayer.Kind.COHORT,
                                "HPV",
                                Optional.of(Sex.MALE),
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                "",
                                2,
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                ""))
                        .text());
        Person boy = Person.of(LocalDate.of(2013, 7, 7), Sex.MALE);
        RecordedDose first = new RecordedDose("HPV9", LocalDate.of(2026, 7, 7));
        RecordedDose second = new RecordedDose("HPV9", LocalDate.of(2026, 10, 7));

        LocalOffer open = boys.offers(boy, List.of(), TODAY).getFirst();
        assertThat(open.to()).isEmpty();
        assertThat(open.from()).isEqualTo(boy.birthDate());
        assertThat(open.holdsOn(LocalDate.of(2090, 1, 1))).isTrue();
        assertThat(boys.offers(boy, List.of(first), TODAY))
                .extracting(LocalOffer::dosesLeft)
                .containsExactly(1);
        assertThat(boys.offers(boy, List.of(first, second), TODAY)).isEmpty();
        assertThat(boys.offers(boy, List.of(new RecordedDose("MR", LocalDate.of(2026, 7, 7))), TODAY))
                .extracting(LocalOffer::dosesLeft)
                .containsExactly(2);
    }

    @Test
    void a_schedule_says_whose_it_is_and_what_the_town_changed() {
        Schedules own = japan.withLayer(
                "town.yaml",
                LAYER.withLeadTime(Optional.of(30))
                        .withWording(Map.of("schedule.programme.MUMPS", "おたふくかぜ(市の助成)"))
                        .text());

        assertThat(own.version()).isEqualTo(own.place() + " " + own.number()).isEqualTo(japan.version());
        assertThat(own.leadTimeDays()).contains(30);
        assertThat(own.wording()).containsOnlyKeys("schedule.programme.MUMPS");
        assertThat(own.layerHash()).isPresent();
        assertThat(japan.layerHash()).isEmpty();
        assertThat(japan.leadTimeDays()).isEmpty();
        assertThat(japan.wording()).isEmpty();
        assertThat(own.plan(Person.of(TODAY, Sex.FEMALE), List.of(), TODAY).layerHash())
                .isEqualTo(own.layerHash());
        assertThat(japan.routineProgrammes()).contains("PENTA", "HPV").doesNotContain("MUMPS");
        assertThat(japan.voluntaryProgrammes()).contains("MUMPS").doesNotContain("PENTA", "HPV");
        assertThat(japan.products()).contains("MR", "MUMPS", "DPT_IPV_HIB");
        assertThat(japan.dayAfterLegalPeriod("MR1")).contains("M(24)+1d");
        assertThat(japan.dayAfterLegalPeriod("NOTHING")).isEmpty();
        assertThat(own.outlines().stream()
                        .filter(outline -> outline.programme().equals("MUMPS"))
                        .flatMap(outline -> outline.ofTown().stream()))
                .containsExactly(MUMPS);
        assertThat(own.outlines().stream()
                        .filter(outline -> !outline.programme().equals("MUMPS"))
                        .flatMap(outline -> outline.ofTown().stream()))
                .isEmpty();
    }

    @Test
    void a_programme_is_replaced_in_its_place_and_taken_out_again() {
        TownLayer.Programme second = new TownLayer.Programme(
                "second",
                TownLayer.Kind.PROGRAMME,
                "MUMPS",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "M(12)",
                "M(48)",
                1,
                1_000,
                Optional.empty(),
                Optional.empty(),
                "");
        TownLayer both = LAYER.with(second);

        assertThat(both.programmes()).containsExactly(MUMPS, second);
        assertThat(both.with(MUMPS).programmes()).containsExactly(MUMPS, second);
        assertThat(both.without("mumps").programmes()).containsExactly(second);
        assertThat(both.find("second")).contains(second);
        assertThat(both.find("third")).isEmpty();
        assertThat(both.hash()).isNotEqualTo(LAYER.hash()).hasSize(LAYER.hash().length());
        TownLayer.Period early = new TownLayer.Period("M(4)", "M(7)", "early");
        assertThat(both.withPeriod("BCG/D1", Optional.of(early)).withPeriod("BCG/D1", Optional.empty()))
                .isEqualTo(both);
    }

    @Test
    void every_judged_dose_has_its_place_and_one_that_counts_speaks_for_its_product() {
        Person child = Person.of(LocalDate.of(2020, 6, 1), Sex.FEMALE);
        RecordedDose first = new RecordedDose("MR", LocalDate.of(2021, 6, 2));
        RecordedDose early = new RecordedDose("DPT_IPV_HIB", LocalDate.of(2020, 7, 1));
        RecordedDose penta = new RecordedDose("DPT_IPV_HIB", LocalDate.of(2020, 9, 1));
        RecordedDose second = new RecordedDose("DPT_IPV_HIB", LocalDate.of(2020, 10, 1));
        RecordedDose mumps = new RecordedDose("MUMPS", LocalDate.of(2021, 6, 2));
        Map<RecordedDose, DosePlace> places = japan.plan(
                        child, List.of(first, early, penta, second, mumps), LocalDate.of(2026, 11, 22))
                .places();

        assertThat(places).containsOnlyKeys(first, early, penta, second);
        assertThat(places.get(first))
                .extracting(DosePlace::programme, DosePlace::ordinal, DosePlace::counts)
                .containsExactly("MR1", 1, true);
        assertThat(places.get(early))
                .extracting(DosePlace::programme, DosePlace::ordinal, DosePlace::counts)
                .containsExactly("PENTA", 0, false);
        assertThat(places.get(second))
                .extracting(DosePlace::programme, DosePlace::ordinal, DosePlace::planned)
                .containsExactly("PENTA", 2, 4);
    }

    @Test
    void a_plan_finds_its_programmes_its_reasons_and_its_next_change() {
        Person child = Person.of(LocalDate.of(2026, 6, 12), Sex.FEMALE);
        Plan plan = japan.plan(
                child,
                List.of(
                        new RecordedDose("DPT_IPV_HIB", LocalDate.of(2026, 8, 14)),
                        new RecordedDose("DPT_IPV_HIB", LocalDate.of(2026, 9, 2))),
                TODAY);
        ProgrammePlan penta = plan.find("PENTA").orElseThrow();

        assertThat(penta.programme()).isEqualTo("PENTA");
        assertThat(plan.find("NOTHING")).isEmpty();
        assertThat(penta.counted()).isOne();
        assertThat(penta.why(Why.Field.EARLIEST).orElseThrow().rule()).isEqualTo("PENTA/P2.repeat");
        assertThat(penta.why(Why.Field.LAST)).isPresent();
        assertThat(plan.nextChange())
                .isEqualTo(plan.programmes().stream()
                        .map(ProgrammePlan::nextChange)
                        .flatMap(Optional::stream)
                        .sorted()
                        .findFirst());
        assertThat(plan.nextChange()).isPresent();
    }
}
