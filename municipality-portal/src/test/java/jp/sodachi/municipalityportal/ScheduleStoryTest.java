package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.layer.TownSchedules;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.NewDose;
import jp.sodachi.schedule.LocalOffer;
import jp.sodachi.schedule.NextDose;
import jp.sodachi.schedule.TownLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The town's own layer, from a nurse's draft to an admin's approval and the way back. */
class ScheduleStoryTest extends StaffSiteTest {
    @Autowired
    ChildPlans plans;

    @Autowired
    TownSchedules schedules;

    @BeforeEach
    @AfterEach
    void no_layer() {
        owner().sql("delete from t_332119.schedule_layer").update();
        in(BIZEN, actor(NURSE), () -> {
            org.springframework.test.util.ReflectionTestUtils.invokeMethod(schedules, "forget");
            return true;
        });
    }

    @Test
    void a_draft_is_tried_on_the_towns_children_approved_by_a_second_person_and_moves_the_plan() throws Exception {
        var baby = born(BIZEN, "柴田 つむぎ", "しばた つむぎ", today().minusMonths(1));
        browser.perform(open(NURSE, "/schedule"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("まだ追加分がありません"),
                                containsString("国の決まり 2026.10.1"),
                                containsString("生後5か月 〜 生後8か月"))));
        begin();

        browser.perform(period(NURSE, 1, "4", "7")).andExpect(redirectedUrl("/schedule/draft"));
        browser.perform(send(NURSE, "/schedule/draft/terms")
                        .param("version", "2")
                        .param("effectiveFrom", today().toString())
                        .param("reason", "地域の結核の状況"))
                .andExpect(redirectedUrl("/schedule/draft"));
        browser.perform(open(NURSE, "/schedule/trial"))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("柴田 つむぎ"), containsString("承認を頼む"))));
        var before = bcg(baby);

        browser.perform(send(NURSE, "/schedule/propose").param("version", "3"))
                .andExpect(flash().attribute("saved", "layer.proposed"));
        assertThat(bcg(baby)).isEqualTo(before);
        browser.perform(open(ADMIN, "/schedule/trial"))
                .andExpect(content().string(allOf(containsString("柴田 つむぎ"), containsString("承認する"))));
        browser.perform(send(ADMIN, "/schedule/approve").param("version", "4"))
                .andExpect(flash().attribute("saved", "layer.approved"));

        assertThat(bcg(baby).recommendedFrom())
                .contains(before.recommendedFrom().orElseThrow().minusMonths(1));
        assertThat(bcg(baby).last()).isEqualTo(before.last());
        assertThat(rows("layer.approve")).isPositive();
        assertThat(rows("schedule.preview")).isPositive();
        browser.perform(open(NURSE, "/schedule"))
                .andExpect(content()
                        .string(allOf(
                                containsString("BCGの標準の時期"), containsString("使用中"), containsString("承認: 片山 早苗 さん"))));
    }

    @Test
    void nobody_approves_what_they_wrote_and_a_nurse_approves_nothing() throws Exception {
        browser.perform(send(ADMIN, "/schedule/draft")).andExpect(redirectedUrl("/schedule/draft"));
        browser.perform(send(NURSE, "/schedule/propose").param("version", "1"));

        browser.perform(open(ADMIN, "/schedule/trial"))
                .andExpect(content().string(allOf(containsString("ほかの管理者が承認します"), not(containsString(">承認する<")))));
        browser.perform(send(ADMIN, "/schedule/approve").param("version", "2"))
                .andExpect(flash().attribute("warning", "layer.meanwhile"));
        browser.perform(send(NURSE, "/schedule/approve").param("version", "2")).andExpect(status().isNotFound());
        browser.perform(send(ADMIN, "/schedule/return").param("version", "2").param("remark", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("直してほしいところを書いてください。")));
        browser.perform(send(ADMIN, "/schedule/return").param("version", "2").param("remark", "予算を確かめてください"))
                .andExpect(flash().attribute("saved", "layer.returned"));
        browser.perform(open(NURSE, "/schedule/draft")).andExpect(content().string(containsString("予算を確かめてください")));
    }

    @Test
    void what_a_town_may_not_change_is_said_beside_the_field_and_nothing_typed_is_lost() throws Exception {
        begin();
        browser.perform(period(NURSE, 1, "13", "14"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("id=\"from-error\""),
                                containsString("法律の期間の中で"),
                                containsString("value=\"13\""))));
        browser.perform(send(NURSE, "/schedule/draft/period/MR1/D1").param("version", "1"))
                .andExpect(status().isNotFound());
        browser.perform(send(NURSE, "/schedule/draft/lead")
                        .param("version", "1")
                        .param("days", "400"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("0から120までの数で入れてください。")));
        browser.perform(programme(NURSE, "SUBSIDY", 1).param("series", "MR1").param("untilYears", "1"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("ワクチンをえらんでください。"),
                                containsString("id=\"series-error\""),
                                containsString("value=\"4000\""))));
        browser.perform(programme(NURSE, "SUBSIDY", 1)
                        .param("series", "MUMPS")
                        .param("untilYears", "0")
                        .param("untilMonths", "3"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(
                        content().string(allOf(containsString("id=\"until-error\""), containsString("終わりが、はじまりより前"))));
        browser.perform(programme(NURSE, "EXTENSION", 1).param("series", "MR1").param("untilYears", "2"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("国の期間の終わりより後にしてください。")));
        browser.perform(programme(NURSE, "COHORT", 1).param("series", "HPV").param("untilYears", "16"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("対象を、性別か生まれた日で決めてください。")));
    }

    @Test
    void a_subsidy_is_offered_to_the_children_of_its_age_with_amount_and_last_day() throws Exception {
        var child = born(BIZEN, "松井 りく", "まつい りく", today().minusYears(2));
        begin();
        browser.perform(programme(NURSE, "SUBSIDY", 1).param("series", "MUMPS").param("untilYears", "5"))
                .andExpect(redirectedUrl("/schedule/draft"));
        browser.perform(send(NURSE, "/schedule/draft/words")
                        .param("version", "2")
                        .param("series", "MUMPS")
                        .param("ja", "おたふく(市の助成)")
                        .param("en", "Mumps (town pays)"))
                .andExpect(redirectedUrl("/schedule/draft"));
        browser.perform(send(NURSE, "/schedule/draft/lead")
                        .param("version", "3")
                        .param("days", "30"))
                .andExpect(redirectedUrl("/schedule/draft"));
        browser.perform(send(NURSE, "/schedule/draft/order/BCG/up").param("version", "4"))
                .andExpect(redirectedUrl("/schedule/draft/order"));
        browser.perform(open(NURSE, "/schedule/draft"))
                .andExpect(content()
                        .string(allOf(
                                containsString("おたふくかぜの助成"),
                                containsString("1回あたり 4,000円を町が負担"),
                                containsString("おたふく(市の助成)"),
                                containsString("30日前から"))));
        browser.perform(open(NURSE, "/schedule/draft/programmes/mumps-1"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"4000\"")));
        for (var page : List.of("words?series=MUMPS", "lead", "order", "terms", "period/BCG/D1")) {
            browser.perform(open(NURSE, "/schedule/draft/" + page)).andExpect(status().isOk());
        }
        today(5);
        browser.perform(open(NURSE, "/schedule/trial"))
                .andExpect(content()
                        .string(allOf(
                                containsString("松井 りく"),
                                containsString("おたふくかぜの町の負担"),
                                containsString("町の負担はありません"),
                                not(containsString("対象ではありません")))));
        approve(6);

        LocalOffer offer = in(BIZEN, actor(NURSE), () -> plans.offers(records.getChild(child.id()), today()))
                .getFirst();
        assertThat(offer.yen()).isEqualTo(4_000);
        assertThat(offer.to()).contains(child.facts().birthDate().plusYears(5).minusDays(1));
        assertThat(in(BIZEN, actor(NURSE), () -> schedules.on(today()).leadTimeDays()))
                .contains(30);
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content()
                        .string(allOf(
                                containsString("この町の助成"),
                                containsString("おたふく(市の助成)"),
                                containsString("1回あたり 4,000円を町が負担します"),
                                containsString("(あと1回)"))));
        in(BIZEN, actor(NURSE), () -> records.recordDose(child.id(), new NewDose("MUMPS", today(), "", "")));
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content().string(allOf(containsString(">町の助成<"), not(containsString("この町の助成")))));
    }

    @Test
    void the_childs_page_says_who_pays_for_each_dose_also_where_the_child_has_no_programme() throws Exception {
        var facts = new ChildFacts("松井 そら", "まつい そら", today().minusYears(13), ChildSex.M, null, null);
        var boy = in(BIZEN, actor(NURSE), () -> records.registerBirth(facts, null));
        in(BIZEN, actor(NURSE), () -> records.recordDose(boy.id(), new NewDose("HPV9", today(), "", "")));
        browser.perform(open(NURSE, "/children/" + boy.id()))
                .andExpect(content().string(allOf(containsString("公費の対象外"), not(containsString("定期接種(公費)")))));
        in(
                BIZEN,
                actor(NURSE),
                () -> records.recordDose(
                        boy.id(), new NewDose("BCG", today().minusYears(13).plusMonths(6), "", "")));
        browser.perform(open(NURSE, "/children/" + boy.id()).header("Accept-Language", "en"))
                .andExpect(content()
                        .string(allOf(containsString("Not publicly paid"), containsString("Routine (publicly paid)"))));
    }

    @Test
    void of_two_who_save_the_second_sees_both_texts() throws Exception {
        begin();
        browser.perform(period(NURSE, 1, "4", "7")).andExpect(redirectedUrl("/schedule/draft"));
        browser.perform(period(ADMIN, 1, "3", "6"))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("この町: 生後3か月 〜 生後6か月"),
                                containsString("この町: 生後4か月 〜 生後7か月"),
                                containsString("大森 けい さんが先に保存しました"),
                                containsString("name=\"version\" value=\"2\""))));
        browser.perform(period(ADMIN, 2, "3", "6")).andExpect(redirectedUrl("/schedule/draft"));
    }

    @Test
    void an_approved_version_is_undone_by_a_new_one_with_the_earlier_content() throws Exception {
        begin();
        browser.perform(period(NURSE, 1, "4", "7"));
        today(2);
        approve(3);
        begin();
        browser.perform(send(NURSE, "/schedule/draft/period/BCG/D1/remove").param("version", "1"));
        today(2);
        approve(3);
        assertThat(in(BIZEN, actor(NURSE), () -> schedules.resolve(today()).layer()))
                .contains(2);

        browser.perform(send(NURSE, "/schedule/versions/1/undo")).andExpect(redirectedUrl("/schedule/draft"));
        browser.perform(open(NURSE, "/schedule/draft"))
                .andExpect(content().string(allOf(containsString("第1版の内容にもどす"), containsString("この町: 生後4か月 〜 生後7か月"))));
        browser.perform(send(NURSE, "/schedule/draft")).andExpect(flash().attribute("warning", "layer.open-already"));
        browser.perform(open(NURSE, "/schedule/discard")).andExpect(status().isOk());
        browser.perform(send(NURSE, "/schedule/discard/1")).andExpect(flash().attribute("saved", "layer.discarded"));
    }

    @Test
    void a_layer_made_for_other_national_versions_is_left_out_and_the_page_says_so() throws Exception {
        owner().sql("""
            insert into t_332119.schedule_layer
                   (id, number, state, content, hash, effective_from, reason, editor_ids, edited_by, edited_at,
                    remark, approved_by, approved_at, version)
            values (:id, 1, 'APPROVED', :text, :hash, :from, '', array['n'], 'n', now(), '', 'a', now(), 1)
            """)
                .param("id", UUID.randomUUID())
                .param(
                        "text",
                        TownLayer.empty("2024.4", "2025.4")
                                .withLeadTime(Optional.of(30))
                                .text())
                .param("hash", TownLayer.empty("2024.4", "2025.4").hash())
                .param("from", today().minusDays(1))
                .update();

        assertThat(in(BIZEN, actor(NURSE), () -> schedules.on(today())).layerHash())
                .isEmpty();
        browser.perform(open(NURSE, "/schedule")).andExpect(content().string(containsString("国の決まりだけで答えています")));
        begin();
        assertThat(in(BIZEN, actor(NURSE), () -> schedules.draft(draft(), today()))
                        .leadTimeDays())
                .contains(30);
    }

    private static TownLayer draft() {
        return owner().sql("select content from t_332119.schedule_layer where state = 'DRAFT'")
                .query((row, _) -> TownLayer.read("draft.yaml", row.getString("content")))
                .single();
    }

    @Test
    void every_page_reads_in_english_too() throws Exception {
        begin();
        for (var page : List.of(
                "",
                "/draft",
                "/trial",
                "/discard",
                "/draft/terms",
                "/draft/lead",
                "/draft/words",
                "/draft/order",
                "/draft/period/BCG/D1",
                "/draft/checkup/CHECKUP_M03",
                "/draft/checkup/CHECKUP_Y03",
                "/draft/checkup/PREG_VISIT",
                "/draft/programmes/new/SUBSIDY",
                "/draft/programmes/new/EXTENSION",
                "/draft/programmes/new/COHORT")) {
            browser.perform(open(NURSE, "/schedule" + page).header("Accept-Language", "en"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("??"))));
        }
    }

    private void begin() throws Exception {
        browser.perform(send(NURSE, "/schedule/draft")).andExpect(redirectedUrl("/schedule/draft"));
    }

    private void today(int version) throws Exception {
        browser.perform(send(NURSE, "/schedule/draft/terms")
                        .param("version", Integer.toString(version))
                        .param("effectiveFrom", today().toString())
                        .param("reason", "ためし"))
                .andExpect(redirectedUrl("/schedule/draft"));
    }

    private void approve(int version) throws Exception {
        browser.perform(send(NURSE, "/schedule/propose").param("version", Integer.toString(version)));
        browser.perform(send(ADMIN, "/schedule/approve").param("version", Integer.toString(version + 1)))
                .andExpect(flash().attribute("saved", "layer.approved"));
    }

    private MockHttpServletRequestBuilder period(Person person, int version, String from, String to) {
        return send(person, "/schedule/draft/period/BCG/D1")
                .param("version", Integer.toString(version))
                .param("from", from)
                .param("to", to)
                .param("reason", "地域の結核の状況");
    }

    private MockHttpServletRequestBuilder programme(Person person, String kind, int version) {
        return send(person, "/schedule/draft/programmes/new/" + kind)
                .param("version", Integer.toString(version))
                .param("since", "AGE")
                .param("sinceYears", "1")
                .param("until", "AGE")
                .param("doses", "1")
                .param("yen", "4000");
    }

    private NextDose bcg(Child child) {
        return in(BIZEN, actor(NURSE), () -> plans.plan(records.getChild(child.id()), today()))
                .find("BCG")
                .orElseThrow()
                .next()
                .orElseThrow();
    }

    private static long rows(String action) {
        return owner().sql("select count(*) from t_332119.audit_event where action = :action and outcome = 'DONE'")
                .param("action", action)
                .query(Long.class)
                .single();
    }
}
