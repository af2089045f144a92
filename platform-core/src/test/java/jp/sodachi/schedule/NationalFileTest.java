package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** National files of both kinds, and a town's layer over whatever check-ups are in force. */
class NationalFileTest {

    private static final LocalDate BIRTH = LocalDate.of(2026, 6, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Schedules japan = Schedules.japan();

    @Test
    void a_file_says_of_itself_which_kind_it_is() {
        for (NationalFile.Kind kind : NationalFile.Kind.values()) {
            NationalFile shipped = NationalFile.shipped(kind);
            NationalFile read = NationalFile.read("again.yaml", shipped.text());

            assertThat(read.getClass()).isEqualTo(shipped.getClass());
            assertThat(read.place()).isEqualTo(kind.place()).isEqualTo(shipped.place());
            assertThat(read.number()).isEqualTo(shipped.number()).isEqualTo("2026.10.1");
            assertThat(read.hash()).isEqualTo(shipped.hash()).isEqualTo(ContentHash.of(shipped.text()));
            assertThat(read.answersFrom()).isEqualTo(LocalDate.of(2026, 4, 1));
        }
    }

    @Test
    void the_pages_have_every_word_that_the_shipped_files_need() {
        for (Locale reader : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            Wording words = Wording.in(reader);
            for (NationalFile.Kind kind : NationalFile.Kind.values()) {
                assertThat(NationalFile.shipped(kind).words())
                        .isNotEmpty()
                        .allSatisfy(key -> assertThat(words.find(key)).isPresent());
            }
        }
        assertThat(NationalFile.shipped(NationalFile.Kind.VACCINATIONS).words())
                .contains(
                        "schedule.programme.MUMPS",
                        "schedule.programme.BCG",
                        "schedule.product.MR",
                        "schedule.step.P1");
        assertThat(NationalFile.shipped(NationalFile.Kind.CHECKUPS).words())
                .contains("schedule.checkup.name.CHECKUP_Y03");
    }

    @Test
    void new_check_ups_move_no_vaccination_and_new_vaccinations_no_check_up() {
        NationalFile later = laterThirdMonth();
        Schedules after = later.over(japan);

        assertThat(last(after)).isEqualTo(last(japan).plusMonths(1));
        assertThat(after.baseHash()).isEqualTo(japan.baseHash());
        assertThat(after.plan(Person.of(BIRTH, Sex.FEMALE), List.of(), TODAY))
                .isEqualTo(japan.plan(Person.of(BIRTH, Sex.FEMALE), List.of(), TODAY));
        assertThat(last(NationalFile.shipped(NationalFile.Kind.VACCINATIONS).over(after)))
                .isEqualTo(last(after));
    }

    @Test
    void a_towns_own_days_are_counted_from_the_check_ups_in_force() {
        String layer = TownLayer.empty("2026.10.1", "2027.4")
                .withCheckup(
                        "CHECKUP_M03",
                        Optional.of(TownLayer.Checkup.AS_THE_NATION.with(0, 7, List.of(), Optional.empty(), "hall")))
                .text();
        Schedules national = laterThirdMonth().over(japan);

        assertThat(last(national.withLayer("town.yaml", layer)))
                .isEqualTo(last(national).plusDays(7));
        assertThat(last(japan.withLayer("town.yaml", layer)))
                .isEqualTo(last(japan).plusDays(7));
        Schedules town = japan.withLayer("town.yaml", layer);
        assertThatThrownBy(() -> town.withCheckups(national.checkups())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_check_up_that_is_gone_is_refused_to_a_town_that_still_names_it() {
        String layer = TownLayer.empty("2026.10.1", "2027.4")
                .withCheckup(
                        "CHECKUP_Y05",
                        Optional.of(TownLayer.Checkup.AS_THE_NATION.with(0, 7, List.of(), Optional.empty(), "hall")))
                .text();
        String without = Checkups.shippedText().replace("CHECKUP_Y05:", "CHECKUP_Y06:");
        Schedules national = japan.withCheckups(Checkups.read("without.yaml", without));

        assertThatThrownBy(() -> national.withLayer("town.yaml", layer))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("CHECKUP_Y05");
    }

    @Test
    void a_diff_of_check_ups_names_the_check_up_the_visit_and_both_days() {
        List<NationalDiff.Difference> differences = NationalDiff.between(
                Checkups.shippedText(),
                laterThirdMonth()
                        .text()
                        .replace("CHECKUP_Y05:", "CHECKUP_Y06:")
                        .replace("skipAfter: EDD-211d", "skipAfter: EDD-212d"));

        assertThat(differences)
                .filteredOn(one -> one.name().equals("CHECKUP_M03"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.area()).isEqualTo("checkups");
                    assertThat(one.step()).isEqualTo("D1");
                    assertThat(one.part()).isEqualTo("last");
                    assertThat(one.what()).isEqualTo(NationalDiff.What.CHANGED);
                    assertThat(one.before()).isEqualTo("M(5)");
                    assertThat(one.after()).isEqualTo("M(6)");
                    assertThat(one.beforeWords()).isNotEmpty();
                });
        assertThat(differences)
                .filteredOn(one -> one.name().equals("PREG_VISIT"))
                .singleElement()
                .satisfies(one -> assertThat(one.afterWords()).isNotEmpty());
        assertThat(differences)
                .extracting(NationalDiff.Difference::name, NationalDiff.Difference::what, NationalDiff.Difference::part)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("CHECKUP_Y05", NationalDiff.What.REMOVED, ""),
                        org.assertj.core.groups.Tuple.tuple("CHECKUP_Y06", NationalDiff.What.ADDED, ""));
    }

    private static NationalFile laterThirdMonth() {
        String written = "open: M(3)+1d, early: review, std: [open, last], last: M(5)";
        assertThat(Checkups.shippedText()).contains(written);
        return NationalFile.read(
                "later.yaml", Checkups.shippedText().replace(written, written.replace("last: M(5)", "last: M(6)")));
    }

    private static LocalDate last(Schedules schedules) {
        return schedules
                .checkups()
                .forChild(BIRTH, List.of(), TODAY.minusMonths(2))
                .find("CHECKUP_M03")
                .orElseThrow()
                .plan()
                .next()
                .orElseThrow()
                .last()
                .orElseThrow();
    }
}
