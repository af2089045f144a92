package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import jp.sodachi.growth.Position;
import jp.sodachi.record.Child;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewMeasurement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a nurse sees and does of a child's growth. */
class GrowthDeskStoryTest extends StaffSiteTest {

    @Autowired
    Measurements measurements;

    private Child child;

    @BeforeEach
    void a_girl_of_183_days() {
        child = born(BIZEN, "赤木 みのり", "あかぎ みのり", today().minusDays(183));
    }

    @Test
    void the_childs_page_says_what_was_measured_by_whom_and_its_z() throws Exception {
        var parent = joined(BIZEN, child, "sub-parent-growth", "赤木 由美");
        in(BIZEN, parent, () -> measurements.enter(child.id(), List.of(weight("8")), false));

        browser.perform(open(NURSE, page()))
                .andExpect(content()
                        .string(allOf(
                                containsString("赤木 由美"),
                                containsString("<span class=\"origin\">保護者</span>"),
                                containsString("8.00"),
                                containsString("+0.75"),
                                containsString("成長の曲線とすべての値"))));
    }

    @Test
    void a_child_that_crosses_lines_stands_on_the_first_page_until_its_next_value() throws Exception {
        var other = born(SETOUCHI, "赤木 はるか", "あかぎ はるか", today().minusDays(183));
        measured(today().minusDays(60), "6.9");
        browser.perform(open(NURSE, "/")).andExpect(content().string(not(containsString(page() + "/growth\""))));

        measured(today().minusDays(1), "6.1");

        browser.perform(open(NURSE, "/"))
                .andExpect(content()
                        .string(allOf(
                                containsString("成長を見てほしいこども"),
                                containsString(page() + "/growth\""),
                                containsString("6.10 kg"),
                                not(containsString(other.facts().name())))));
        measured(today(), "6.3");
        browser.perform(open(NURSE, "/")).andExpect(content().string(containsString("6.30 kg")));
        var newest = in(BIZEN, actor(NURSE), () -> measurements.open(child.id()))
                .measurements()
                .getLast();
        in(BIZEN, actor(NURSE), () -> measurements.takeBack(child.id(), newest.id(), "はかりまちがい"));
        browser.perform(open(NURSE, "/")).andExpect(content().string(containsString("6.10 kg")));
        measured(today(), "7.3");
        browser.perform(open(NURSE, "/")).andExpect(content().string(not(containsString("6.10 kg"))));
    }

    private void measured(LocalDate day, String kilograms) {
        var weight = new NewMeasurement(Measurement.Kind.WEIGHT, new BigDecimal(kilograms), day, Position.AS_EXPECTED);
        in(BIZEN, actor(NURSE), () -> measurements.enter(child.id(), List.of(weight), true));
    }

    @Test
    void what_the_office_measures_stands_in_the_curves_and_against_the_length() throws Exception {
        browser.perform(send(NURSE, page() + "/growth/new")
                        .param("weight", "８．０")
                        .param("length", "66.66")
                        .param("position", "lying")
                        .param("measuredOn", today().toString()))
                .andExpect(redirectedUrl(page() + "/growth"));

        browser.perform(open(NURSE, page() + "/growth"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("<svg class=\"chart\""),
                                containsString("体重の成長曲線</title>"),
                                containsString("身長に対する体重"),
                                containsString("<span class=\"origin\">窓口</span>"),
                                containsString("大森 けい"))));
        assertThat(stored()).extracting(Measurement::position).containsOnly(Position.LYING);
    }

    @Test
    void an_unusual_value_is_asked_back_and_an_impossible_one_refused() throws Exception {
        var enter = page() + "/growth/new";
        browser.perform(send(NURSE, enter).param("weight", "19").param("measuredOn", today().toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("もう一度たしかめてください"),
                                containsString("体重 19.00 kg"),
                                containsString("この値で記録する"))));
        browser.perform(send(NURSE, enter)
                        .param("weight", "8000")
                        .param("measuredOn", today().plusDays(1).toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("value=\"8000\""), containsString("きょうより先の日"))));
        assertThat(stored()).isEmpty();

        browser.perform(send(NURSE, enter)
                        .param("weight", "19")
                        .param("measuredOn", today().toString())
                        .param("sure", "WEIGHT=19@" + today()))
                .andExpect(redirectedUrl(page() + "/growth"));
        browser.perform(open(NURSE, page() + "/growth")).andExpect(content().string(containsString("まれな値・たしかめて記録")));
    }

    @Test
    void a_parents_slip_is_corrected_with_a_reason_and_both_values_stay() throws Exception {
        var parent = joined(BIZEN, child, "sub-parent-slip", "赤木 健");
        in(BIZEN, parent, () -> measurements.enter(child.id(), List.of(weight("9")), false));
        var correct = page() + "/growth/" + stored().getFirst().id() + "/correct";

        browser.perform(send(NURSE, correct).param("weight", "8").param("measuredOn", today().toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("直すわけを入れてください")));
        browser.perform(send(NURSE, correct)
                        .param("weight", "8")
                        .param("measuredOn", today().toString())
                        .param("reason", "健診の控えで確認"))
                .andExpect(redirectedUrl(page() + "/growth"));

        browser.perform(open(NURSE, page() + "/growth"))
                .andExpect(content()
                        .string(allOf(
                                containsString("大森 けい が直した:"), containsString("健診の控えで確認"), containsString("9.00"))));
        assertThat(stored())
                .filteredOn(Measurement::stands)
                .singleElement()
                .satisfies(now -> assertThat(now.value()).isEqualByComparingTo("8"));
        browser.perform(open(NURSE, page() + "/growth").header("Accept-Language", "en"))
                .andExpect(
                        content().string(allOf(containsString("Growth curve: Weight"), not(containsString("はかった日")))));
    }

    @Test
    void another_towns_child_does_not_open() throws Exception {
        var other = born(SETOUCHI, "原 はる", "はら はる", today().minusDays(100));
        browser.perform(open(NURSE, "/children/" + other.id() + "/growth")).andExpect(status().isNotFound());
        browser.perform(send(NURSE, "/children/" + other.id() + "/growth/new")
                        .param("weight", "5")
                        .param("measuredOn", today().toString()))
                .andExpect(status().isNotFound());
    }

    private NewMeasurement weight(String kilograms) {
        return new NewMeasurement(Measurement.Kind.WEIGHT, new BigDecimal(kilograms), today(), Position.AS_EXPECTED);
    }

    private List<Measurement> stored() {
        return in(BIZEN, actor(NURSE), () -> measurements.open(child.id())).measurements();
    }

    private String page() {
        return "/children/" + child.id();
    }
}
