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
        assertThat(VaccinesInJapan.isTooEarly("DPT_IPV_HIB", LocalDate.of(2023, 3, 26)))
                .isTrue();
        assertThat(VaccinesInJapan.isTooEarly("DPT_IPV_HIB", LocalDate.of(2023, 3, 27)))
                .isFalse();
    }

    @Test
    void a_vaccine_older_than_everybody_on_record_and_an_unknown_one_are_never_too_early() {
        assertThat(List.of("BCG", "DPT", "JE", "VAR", "NO_SUCH"))
                .allMatch(product -> !VaccinesInJapan.isTooEarly(product, LocalDate.of(1990, 1, 1)));
    }

    @Test
    void received_abroad_it_may_be_of_any_day() {
        var day = LocalDate.of(2020, 1, 1);
        assertThat(new NewDose("PCV20", day, "", "").isTooEarly()).isTrue();
        assertThat(new NewDose("PCV20", day, "", "", "", "", true).isTooEarly()).isFalse();
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
                assertThat(cells).hasSize(4);
                assertThat(known).contains(cells[0]);
                assertThat(cells[2]).isIn("APPROVED", "SOLD", "ENDORSED");
                assertThat(cells[3]).isNotBlank();
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
            assertThat(VaccinesInJapan.isTooEarly(parts[0], LocalDate.parse(parts[1])))
                    .isFalse();
        });
    }
}
