package jp.sodachi.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.sodachi.schedule.Schedules;
import org.junit.jupiter.api.Test;

/** Since when each vaccine could be given. */
class VaccinesInJapanTest {
    @Test
    void the_first_day_counts_and_the_day_before_does_not() {
        var first = LocalDate.of(2023, 3, 27);
        assertThat(VaccinesInJapan.findBar("DPT_IPV_HIB", first.minusDays(1), ChildSex.F))
                .contains(new VaccinesInJapan.Bar.NotYet(first));
        assertThat(VaccinesInJapan.findBar("DPT_IPV_HIB", first, ChildSex.F)).isEmpty();
    }

    @Test
    void boys_received_the_vaccines_against_papilloma_later_than_girls_and_one_of_them_never() {
        var nine = LocalDate.of(2025, 8, 25);
        assertThat(VaccinesInJapan.findBar("HPV9", nine.minusDays(1), ChildSex.M))
                .contains(new VaccinesInJapan.Bar.NotYetForBoys(nine));
        assertThat(VaccinesInJapan.findBar("HPV9", nine, ChildSex.M)).isEmpty();
        assertThat(VaccinesInJapan.findBar("HPV9", nine.minusDays(1), ChildSex.F))
                .isEmpty();
        assertThat(VaccinesInJapan.findBar("HPV9", nine.minusDays(1), ChildSex.U))
                .isEmpty();
        assertThat(VaccinesInJapan.findBar("HPV9", LocalDate.of(2020, 7, 20), ChildSex.M))
                .contains(new VaccinesInJapan.Bar.NotYet(LocalDate.of(2020, 7, 21)));

        assertThat(VaccinesInJapan.findBar("HPV4", LocalDate.of(2020, 12, 24), ChildSex.M))
                .isPresent();
        assertThat(VaccinesInJapan.findBar("HPV4", LocalDate.of(2020, 12, 25), ChildSex.M))
                .isEmpty();
        assertThat(VaccinesInJapan.findBar("HPV2", LocalDate.of(2026, 1, 1), ChildSex.M))
                .contains(new VaccinesInJapan.Bar.NotForBoys());
        assertThat(VaccinesInJapan.findBar("HPV2", LocalDate.of(2026, 1, 1), ChildSex.F))
                .isEmpty();
    }

    @Test
    void what_grown_ups_could_have_before_children_counts_from_the_childrens_day() {
        assertThat(VaccinesInJapan.findBar("PCV15", LocalDate.of(2023, 6, 25), ChildSex.F))
                .isPresent();
        assertThat(VaccinesInJapan.findBar("PCV15", LocalDate.of(2023, 6, 26), ChildSex.F))
                .isEmpty();
    }

    @Test
    void a_vaccine_older_than_everybody_on_record_and_an_unknown_one_are_never_too_early() {
        assertThat(List.of("BCG", "DPT", "JE", "VAR", "NO_SUCH"))
                .allMatch(product -> VaccinesInJapan.findBar(product, LocalDate.of(1990, 1, 1), ChildSex.M)
                        .isEmpty());
    }

    @Test
    void received_abroad_it_may_be_of_any_day() {
        var day = LocalDate.of(2020, 1, 1);
        assertThat(new NewDose("PCV20", day, "", "").isTooEarly(ChildSex.M)).isTrue();
        assertThat(new NewDose("PCV20", day, "", "", "", "", true).isTooEarly(ChildSex.M))
                .isFalse();
    }

    @Test
    void every_row_is_of_a_product_of_the_schedule_and_names_its_source() throws Exception {
        var known = Schedules.japan().products();
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/record/vaccines-in-japan.tsv"))) {
            var rows = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
            assertThat(rows).hasSizeGreaterThan(15).allSatisfy(cells -> {
                assertThat(cells).hasSize(5);
                assertThat(known).contains(cells[0]);
                assertThat(cells[1]).isIn("ALL", "M");
                assertThat(cells[3]).isIn("APPROVED", "SOLD", "ENDORSED", "NEVER");
                assertThat(cells[4]).isNotBlank();
            });
        }
    }

    @Test
    void no_vaccine_became_routine_before_it_was_in_use() {
        // The days on which products became routine stand in the national definition; each lies behind the first day.
        var routine = List.of(
                "RV1 2020-10-01",
                "HIB 2013-04-01",
                "PCV20 2024-10-01",
                "PCV15 2024-04-01",
                "PCV13 2013-11-01",
                "DPT_IPV_HIB 2024-04-01",
                "HPV9 2023-04-01",
                "HPV4 2013-04-01",
                "HPV2 2013-04-01",
                "RSV_MATERNAL 2026-04-01");
        assertThat(routine).allSatisfy(each -> {
            var parts = each.split(" ");
            assertThat(VaccinesInJapan.findBar(parts[0], LocalDate.parse(parts[1]), ChildSex.F))
                    .isEmpty();
        });
    }
}
