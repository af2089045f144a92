package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.layer.NationalVersions;
import jp.sodachi.layer.TownSchedules;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.schedule.Checkups;
import jp.sodachi.schedule.NationalFile;
import jp.sodachi.schedule.TownLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Check-ups at the town's own times: what is written stays, and what the law fixes is not asked for. */
class CheckupTimeStoryTest extends StaffSiteTest {
    @Autowired
    TownSchedules schedules;

    @BeforeEach
    @AfterEach
    void no_layer() {
        owner().sql("delete from t_332119.schedule_layer").update();
    }

    @Test
    void a_customary_checkup_gets_its_own_window_and_keeps_it_when_another_form_is_saved() throws Exception {
        begin();
        browser.perform(checkup("CHECKUP_M03", 1)
                        .param("from", "４")
                        .param("to", "5")
                        .param("offered", "YES"))
                .andExpect(redirectedUrl("/schedule/draft"));
        browser.perform(send(NURSE, "/schedule/draft/lead")
                        .param("version", "2")
                        .param("days", "21"))
                .andExpect(redirectedUrl("/schedule/draft"));

        assertThat(draft().checkups())
                .containsEntry(
                        "CHECKUP_M03",
                        TownLayer.Checkup.AS_THE_NATION.with(
                                0, 0, java.util.List.of("M(4)+1d", "M(5)"), Optional.of(true), "月に1回の集団健診"));
        browser.perform(open(NURSE, "/schedule/draft"))
                .andExpect(content()
                        .string(allOf(
                                containsString("3〜4か月児健診の時期"),
                                containsString("生後4か月の次の日から生後5か月まで"),
                                containsString("/schedule/draft/checkup/CHECKUP_M03"))));
        browser.perform(open(NURSE, "/schedule/draft/checkup/CHECKUP_M03"))
                .andExpect(content().string(allOf(containsString("value=\"4\""), containsString("月に1回の集団健診"))));

        browser.perform(
                send(NURSE, "/schedule/draft/checkup/CHECKUP_M03/remove").param("version", "3"));
        assertThat(draft().checkups()).isEmpty();
        assertThat(draft().leadTimeDays()).contains(21);
    }

    @Test
    void the_trial_counts_the_children_whose_checkup_moves_and_leaves_out_those_who_had_it() throws Exception {
        born(BIZEN, "岡 みつき", "おか みつき", today().minusMonths(3).minusDays(10));
        var done = born(BIZEN, "岡 はづき", "おか はづき", today().minusMonths(3).minusDays(10));
        born(BIZEN, "岡 さつき", "おか さつき", today().minusMonths(30));
        owner().sql("""
            insert into t_332119.record_form_entry
                   (id, subject_id, subject_kind, form, edition, occurred_on, place, answers, judgement, note,
                    entered_kind, entered_by, entered_at, state, why, version)
            values (:id, :child, 'CHILD', 'CHECKUP_M03', '2025', :on, '', '{}', '', '', 'STAFF', '', now(),
                    'ENTERED', '', 1)
            """)
                .param("id", UUID.randomUUID())
                .param("child", done.id())
                .param("on", today())
                .update();
        begin();
        browser.perform(checkup("CHECKUP_M03", 1)
                        .param("from", "4")
                        .param("to", "5")
                        .param("offered", "YES"))
                .andExpect(redirectedUrl("/schedule/draft"));

        browser.perform(open(NURSE, "/schedule/trial"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("3〜4か月児健診"),
                                containsString("岡 みつき"),
                                containsString("いま受けられます"),
                                containsString("もう少し先です"),
                                not(containsString("岡 はづき")),
                                not(containsString("岡 さつき")))));
    }

    @Test
    void published_check_ups_answer_from_their_day_in_every_town() {
        var text = Checkups.shippedText()
                .replaceFirst("(?m)^version: .*$", "version: 2027.1.1")
                .replace(
                        "early: review, std: [open, last], last: M(5)", "early: review, std: [open, last], last: M(6)");
        var later = NationalFile.read("later.yaml", text);
        var day = today().plusDays(30);
        try {
            new SchemaMigrator(Map.of("home", migratorLogin()), clock)
                    .onEveryReference(owner -> NationalVersions.put(owner, later, day, clock));
            forget();
            assertThat(in(BIZEN, actor(NURSE), () -> schedules.on(day))
                            .checkups()
                            .number())
                    .isEqualTo("2027.1.1");
            assertThat(in(BIZEN, actor(NURSE), () -> schedules.on(day.minusDays(1)))
                            .checkups()
                            .number())
                    .isEqualTo("2026.10.1");
        } finally {
            owner().sql("delete from reference.schedule_version where version = '2027.1.1'")
                    .update();
            forget();
        }
    }

    @Test
    void of_a_checkup_the_law_demands_only_the_edges_move() throws Exception {
        begin();
        browser.perform(open(NURSE, "/schedule/draft/checkup/CHECKUP_Y03"))
                .andExpect(content()
                        .string(allOf(
                                containsString("法律で行うことが決まっている"),
                                not(containsString("name=\"offered\"")),
                                not(containsString("name=\"from\"")))));
        browser.perform(checkup("CHECKUP_Y03", 1)
                        .param("start", "−１４")
                        .param("end", "7")
                        .param("offered", "NO"))
                .andExpect(redirectedUrl("/schedule/draft"));

        assertThat(draft().checkups())
                .containsEntry(
                        "CHECKUP_Y03",
                        TownLayer.Checkup.AS_THE_NATION.with(
                                -14, 7, java.util.List.of(), Optional.empty(), "月に1回の集団健診"));
    }

    @Test
    void too_many_days_a_window_backwards_and_no_reason_are_said_beside_the_field() throws Exception {
        begin();
        browser.perform(checkup("CHECKUP_M03", 1).param("start", "32"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("31日までの日数"), containsString("value=\"32\""))));
        browser.perform(checkup("CHECKUP_M03", 1).param("from", "5").param("to", "4"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("おわりは、はじまりより後に")));
        browser.perform(send(NURSE, "/schedule/draft/checkup/CHECKUP_M03")
                        .param("version", "1")
                        .param("start", "3"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("理由を入れてください")));
        browser.perform(open(NURSE, "/schedule/draft/checkup/NOTHING")).andExpect(status().isNotFound());
        assertThat(draft().checkups()).isEmpty();
    }

    /** What is published is announced in life; here nobody waits for it. */
    private void forget() {
        in(BIZEN, actor(NURSE), () -> {
            ReflectionTestUtils.invokeMethod(schedules, "forget");
            return true;
        });
    }

    private void begin() throws Exception {
        browser.perform(send(NURSE, "/schedule/draft")).andExpect(redirectedUrl("/schedule/draft"));
    }

    private MockHttpServletRequestBuilder checkup(String code, int version) {
        return send(NURSE, "/schedule/draft/checkup/" + code)
                .param("version", Integer.toString(version))
                .param("reason", "月に1回の集団健診");
    }

    private static TownLayer draft() {
        return owner().sql("select content from t_332119.schedule_layer where state = 'DRAFT'")
                .query((row, _) -> TownLayer.read("draft.yaml", row.getString("content")))
                .single();
    }
}
