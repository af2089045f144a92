package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A town's layer edited by forms: values to text and back, and what it gives a child. */
class TownLayerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final TownLayer.Programme MUMPS = new TownLayer.Programme(
            "mumps",
            TownLayer.Kind.PROGRAMME,
            "MUMPS",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "M(12)",
            "entry-1d",
            1,
            4_000,
            Optional.of(LocalDate.of(2026, 4, 1)),
            Optional.of(LocalDate.of(2028, 3, 31)),
            "予診票は窓口で\n\"お渡し\"します: # {} \\ 𠮷");

    private final Schedules japan = Schedules.japan();

    private static TownLayer.Programme programme(String id, String series, String from, String to) {
        return new TownLayer.Programme(
                id,
                TownLayer.Kind.COHORT,
                series,
                Optional.of(Sex.MALE),
                Optional.empty(),
                Optional.empty(),
                from,
                to,
                3,
                0,
                Optional.of(LocalDate.of(2026, 10, 1)),
                Optional.empty(),
                "");
    }

    private static TownLayer full() {
        return TownLayer.empty("2026.10.1", "2027.4")
                .with(MUMPS)
                .with(programme("hpv-boys", "HPV", "FY(Y(12)).start", "FY(Y(16)).end"))
                .withPeriod("BCG/D1", Optional.of(new TownLayer.Period("M(4)", "M(7)", "地域の結核の状況")))
                .withLeadTime(Optional.of(30))
                .withWording(Map.of("schedule.programme.MUMPS", "おたふくかぜ(市の助成)"))
                .withOrder(List.of("BCG", "PCV"))
                .withCheckup(
                        "CHECKUP_M03",
                        Optional.of(new TownLayer.Checkup(
                                "D1",
                                -7,
                                14,
                                List.of(),
                                List.of("M(3)+8d", "M(4)"),
                                Optional.of(true),
                                "月に1回: \"集団\"",
                                "問診票を{お持ち}ください")))
                .withCheckup(
                        "CHECKUP_Y05",
                        Optional.of(TownLayer.Checkup.AS_THE_NATION.with(
                                0, 0, List.of("M(60)+1d", "M(66)"), Optional.of(false), "r")));
    }

    @Test
    void a_layer_is_read_as_it_was_written_and_equal_content_has_one_hash() {
        TownLayer read = TownLayer.read("town.yaml", full().text());

        assertThat(read).isEqualTo(full());
        assertThat(japan.withLayer("a.yaml", full().text()).layerHash())
                .isEqualTo(japan.withLayer("b.yaml", read.text()).layerHash());
        assertThat(TownLayer.read(
                        "town.yaml", TownLayer.empty("2026.10.1", "2027.4").text()))
                .matches(TownLayer::isEmpty);
    }

    @Test
    void a_child_is_offered_what_the_town_pays_with_amount_and_last_day_until_it_was_used() {
        Schedules town = japan.withLayer("town.yaml", full().text());
        Person child = Person.of(LocalDate.of(2025, 6, 1), Sex.FEMALE);

        LocalOffer offer = town.offers(child, List.of(), TODAY).getFirst();

        assertThat(offer.programme()).isEqualTo("MUMPS");
        assertThat(offer.from()).isEqualTo(LocalDate.of(2026, 5, 31));
        assertThat(offer.to()).contains(LocalDate.of(2028, 3, 31));
        assertThat(offer.yen()).isEqualTo(4_000);
        assertThat(town.offers(child, List.of(new RecordedDose("MUMPS", LocalDate.of(2026, 7, 1))), TODAY))
                .isEmpty();
        assertThat(japan.offers(child, List.of(), TODAY)).isEmpty();
    }

    @Test
    void a_boy_of_the_towns_cohort_is_offered_what_the_nation_gives_girls_only() {
        Schedules town = japan.withLayer("town.yaml", full().text());
        Person boy = Person.of(LocalDate.of(2013, 7, 7), Sex.MALE);

        LocalOffer offer = town.offers(boy, List.of(), TODAY).getFirst();

        assertThat(offer.id()).isEqualTo("hpv-boys");
        assertThat(offer.from()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(offer.to()).contains(LocalDate.of(2030, 3, 31));
        assertThat(town.offers(Person.of(boy.birthDate(), Sex.FEMALE), List.of(), TODAY))
                .isEmpty();
    }

    @Test
    void a_local_tail_begins_where_the_legal_period_ended_and_is_not_offered_before() {
        TownLayer.Programme late = new TownLayer.Programme(
                "mr1-late",
                TownLayer.Kind.PROGRAMME,
                "MR1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "M(12)",
                "M(36)",
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                "");
        Schedules town = japan.withLayer(
                "town.yaml", TownLayer.empty("2026.10.1", "2027.4").with(late).text());

        assertThat(town.offers(Person.of(LocalDate.of(2024, 6, 1), Sex.MALE), List.of(), TODAY))
                .extracting(LocalOffer::from)
                .containsExactly(LocalDate.of(2026, 6, 1));
        assertThat(town.offers(Person.of(LocalDate.of(2025, 6, 1), Sex.MALE), List.of(), TODAY))
                .isEmpty();
    }

    @Test
    void a_window_without_a_day_is_refused_with_the_programmes_name() {
        String text = TownLayer.empty("2026.10.1", "2027.4")
                .with(programme("odd", "HPV", "Y(16)", "Y(12)"))
                .text();
        assertThatThrownBy(() -> japan.withLayer("town.yaml", text))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("odd.covers.window")
                .hasMessageContaining("window is empty");
    }

    @Test
    void every_programme_has_an_outline_whose_words_exist() {
        Wording words = Wording.in(java.util.Locale.JAPANESE);
        Outline bcg = japan.outlines().stream()
                .filter(outline -> outline.programme().equals("BCG"))
                .findFirst()
                .orElseThrow();

        assertThat(bcg.steps().getFirst().stdFrom())
                .containsExactly(new Phrase("schedule.day.months", List.of(new Phrase.Part.Count(5))));
        assertThat(japan.outlines())
                .allSatisfy(outline -> outline.steps().forEach(step -> {
                    assertThat(words.word("schedule.step." + step.key())).isNotBlank();
                    step.open()
                            .forEach(phrase ->
                                    assertThat(words.word(phrase.message())).isNotBlank());
                    step.last()
                            .forEach(phrase ->
                                    assertThat(words.word(phrase.message())).isNotBlank());
                }));
    }

    @Test
    void two_national_versions_differ_by_exactly_what_was_changed() {
        String older = Schedules.shippedText();
        String newer = older.replace("version: 2026.10.1", "version: 2027.4.1")
                .replace("std: [M(5), M(8)]", "std: [M(4), M(8)]")
                .replace("  MENACWY:\n    kind: voluntary", "  MENINGO:\n    kind: voluntary");

        List<NationalDiff.Difference> found = NationalDiff.between(older, newer);

        assertThat(found)
                .extracting(one -> one.what() + " " + one.area() + " " + one.name() + " " + one.step() + " "
                        + one.part() + " " + one.before() + ">" + one.after())
                .containsExactly(
                        "CHANGED version    2026.10.1>2027.4.1",
                        "CHANGED series BCG D1 std[0] M(5)>M(4)",
                        "ADDED series MENINGO   >",
                        "REMOVED series MENACWY   >");
        assertThat(found.get(1).afterWords().getFirst().parts()).containsExactly(new Phrase.Part.Count(4));
        assertThat(NationalDiff.between(older, older)).isEmpty();
    }
}
