package jp.sodachi.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The edition's definition file, and what is read from a typed page. */
class HandbookFormsTest {
    private static final LocalDate BIRTH = LocalDate.of(2026, 8, 11);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final HandbookForms forms = HandbookForms.edition2025();

    @Test
    void thirteen_guardians_pages_nine_checkups_and_a_pregnancy_stand_in_the_edition() {
        assertThat(forms.list())
                .filteredOn(form -> form.code().startsWith("GUARDIAN_"))
                .hasSize(13);
        assertThat(forms.list()).filteredOn(HandbookForm::released).hasSize(9);
        assertThat(forms.list())
                .extracting(HandbookForm::code)
                .doesNotHaveDuplicates()
                .contains(
                        "PREG_HEALTH",
                        "PREG_WORK",
                        "PREG_TEETH",
                        "PREG_VISIT",
                        "DELIVERY",
                        "POSTPARTUM",
                        "POSTPARTUM_SELF")
                .contains("PREG_TESTS", "PREG_NOTES", "FAMILY_NOTES", "PARENT_CLASS", "POSTNATAL_CARE")
                .contains("BIRTH", "CHILD_TESTS", "NEWBORN_EARLY", "NEWBORN_LATE", "CHILD_TEETH", "CHILD_ILLNESS");
        assertThat(forms.list())
                .allSatisfy(form -> assertThat(form.items())
                        .as(form.code())
                        .extracting(FormItem::code)
                        .doesNotHaveDuplicates());
    }

    @Test
    void everything_asked_for_has_words_in_both_languages() throws IOException {
        for (var language : List.of("ja", "en")) {
            var words = new Properties();
            try (var reader = new InputStreamReader(
                    Objects.requireNonNull(
                            getClass().getResourceAsStream("/messages/record_" + language + ".properties")),
                    StandardCharsets.UTF_8)) {
                words.load(reader);
            }
            for (var form : forms.list()) {
                assertThat(words).containsKey("form.title." + form.code());
                for (var item : form.items()) {
                    assertThat(words).containsKey("form.item." + item.code());
                    item.options().forEach(option -> assertThat(words).containsKey("form.option." + option));
                    if (!item.unit().isEmpty()) {
                        assertThat(words).containsKey("form.unit." + item.unit());
                    }
                    if (item.type() == FormItem.Type.WHEN) {
                        assertThat(words).containsKey("form.milestone." + item.code());
                    }
                }
            }
        }
    }

    @Test
    void what_may_not_reach_lists_and_co_parents_is_marked() {
        assertThat(form("PREG_VISIT").items())
                .filteredOn(FormItem::sensitive)
                .extracting(FormItem::code)
                .containsExactlyInAnyOrder("smoking", "alcohol", "syphilis", "hiv", "chlamydia");
        assertThat(form("POSTPARTUM").items())
                .filteredOn(FormItem::sensitive)
                .extracting(FormItem::code)
                .containsExactlyInAnyOrder("mood_scale_total", "mood_scale_item10");
        assertThat(form("PREG_HEALTH").items())
                .filteredOn(FormItem::sensitive)
                .extracting(FormItem::code)
                .contains("illness_mental", "smoking", "alcohol", "worries", "earlier_pregnancies");
        assertThat(form("POSTPARTUM_SELF").items())
                .filteredOn(FormItem::sensitive)
                .extracting(FormItem::code)
                .contains("mood", "menstruation_from", "family_planning");
    }

    @Test
    void the_page_of_an_age_has_its_time() {
        assertThat(form("GUARDIAN_M03").isTimeFor(BIRTH, TODAY)).isTrue();
        assertThat(form("GUARDIAN_M06").isTimeFor(BIRTH, TODAY)).isFalse();
        assertThat(form("CHECKUP_Y03").isTimeFor(LocalDate.of(2023, 11, 24), TODAY))
                .isTrue();
        assertThat(form("CHECKUP_Y03").isTimeFor(LocalDate.of(2022, 11, 24), TODAY))
                .isFalse();
    }

    @Test
    void what_was_measured_at_birth_is_of_the_day_of_birth() {
        assertThat(form("BIRTH").isOfOneDay()).isTrue();
        assertThat(form("GUARDIAN_M03").isOfOneDay()).isFalse();
        assertThat(form("PREG_VISIT").isOfOneDay()).isFalse();
        assertThat(read("BIRTH", Map.of("weight_g", "3050")).faults())
                .extracting(FormFault::message)
                .containsExactly("form.fault.that-day");
        assertThat(FormReading.read(
                                form("BIRTH"),
                                new TypedForm("令和8年8月11日", "", "", "", Map.of("weight_g", "3050", "head", "33.5")),
                                BIRTH,
                                TODAY,
                                Set.of())
                        .entry())
                .hasValueSatisfying(entry -> assertThat(entry.on()).isEqualTo(BIRTH));
    }

    @Test
    void numbers_days_and_months_are_read_as_people_type_them() {
        var reading = read(
                "GUARDIAN_M03",
                Map.of("head_control_unknown", "x", "when_head_control", "令和8年11月", "smiles_when_played", "YES"));
        assertThat(reading.entry())
                .hasValueSatisfying(entry -> assertThat(entry.answers())
                        .containsOnly(
                                Map.entry("when_head_control", "2026-11"), Map.entry("smiles_when_played", "YES")));
        assertThat(read("GUARDIAN_M03", Map.of("when_head_control", "まだ")).entry())
                .hasValueSatisfying(entry -> assertThat(entry.answers()).containsEntry("when_head_control", "NOT_YET"));
        assertThat(read("CHECKUP_M03", Map.of("weight_g", "６，２００")).faults())
                .extracting(FormFault::message)
                .containsExactly("form.fault.number");
        assertThat(read("CHECKUP_M03", Map.of("weight_g", "６２００", "height", "60.54"))
                        .entry())
                .hasValueSatisfying(entry -> assertThat(entry.answers())
                        .containsOnly(Map.entry("weight_g", "6200"), Map.entry("height", "60.5")));
    }

    @Test
    void the_implausible_is_asked_back_and_never_bent() {
        assertThat(read("CHECKUP_M03", Map.of("weight_g", "62")).faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("weight_g");
                    assertThat(fault.message()).isEqualTo("form.fault.range");
                    assertThat(fault.values()).containsExactly("300", "20000");
                });
        assertThat(read("CHECKUP_M03", Map.of("hip_limit", "MAYBE")).faults())
                .extracting(FormFault::message)
                .containsExactly("form.fault.choice");
        assertThat(read("GUARDIAN_M03", Map.of("when_head_control", "2026/7")).faults())
                .extracting(FormFault::message)
                .containsExactly("form.fault.when");
        assertThat(read("GUARDIAN_M03", Map.of()).faults())
                .extracting(FormFault::message)
                .containsExactly("form.fault.empty");
        assertThat(FormReading.read(
                                form("CHECKUP_M03"),
                                new TypedForm("2026-08-10", "", "77", "", Map.of()),
                                BIRTH,
                                TODAY,
                                Set.of("01"))
                        .faults())
                .extracting(FormFault::message)
                .containsExactlyInAnyOrder("form.fault.before", "form.fault.choice");
    }

    @Test
    void a_file_that_is_no_handbook_is_refused() {
        assertThatThrownBy(() -> HandbookForms.read("item\tweight\tNUMBER\tkg;1;2;0\t-"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weeks_are_counted_from_280_days_before_the_due_date() {
        var due = LocalDate.of(2027, 3, 1);
        assertThat(PregnancyWeek.on(due, due)).contains(new PregnancyWeek(40, 0));
        assertThat(PregnancyWeek.on(due, due.minusDays(1))).contains(new PregnancyWeek(39, 6));
        assertThat(PregnancyWeek.on(due, due.minusDays(281))).isEmpty();
    }

    private HandbookForm form(String code) {
        return forms.find(code).orElseThrow();
    }

    private FormReading read(String code, Map<String, String> answers) {
        return FormReading.read(
                form(code), new TypedForm("2026-11-20", "", "", "", answers), BIRTH, TODAY, Set.of("01"));
    }
}
