package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.Objects;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.assessment.Authoring;
import jp.sodachi.assessment.TownInstruments;
import jp.sodachi.assessment.rules.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A nurse copies the questions on movements, changes them, and a second person has families asked by them. */
class OwnInstrumentStoryTest extends StaffSiteTest {
    private static final String BASE = "jp-motor-2023";

    @Autowired
    Authoring authoring;

    @Autowired
    TownInstruments instruments;

    @Autowired
    Assessments assessments;

    private String draft = "";

    @BeforeEach
    void a_copy_of_the_questions_on_movements() throws Exception {
        draft = copy(BASE, "1.1.0");
    }

    @AfterEach
    void the_questions_that_ship_again() {
        owner().sql(
                        "delete from t_332119.assessment_instrument where origin = 'TOWN' and state in ('DRAFT', 'PROPOSED')")
                .update();
        owner().sql("update t_332119.assessment_instrument set state = 'WITHDRAWN' where origin = 'TOWN'")
                .update();
        owner().sql("update t_332119.assessment_instrument set state = 'OFFERED' where instrument = '" + BASE + "'")
                .update();
    }

    @Test
    void what_is_copied_is_a_draft_that_differs_in_nothing_and_nobody_is_asked_by() throws Exception {
        browser.perform(open(NURSE, draft))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("まだ、もとの版と同じです"),
                                containsString("首がすわっていますか"),
                                containsString("相談の月齢をすぎて、どれかの質問に「まだ」"),
                                containsString("目安 5か月、相談 6か月"))));
        browser.perform(open(NURSE, "/instruments"))
                .andExpect(content().string(allOf(containsString("つくっているところ"), containsString(draft))));
        assertThat(copy(BASE, "1.1.0")).as("begun once").isEqualTo(draft);
    }

    @Test
    void changed_ages_words_thresholds_and_actions_hold_once_a_second_person_has_approved() throws Exception {
        browser.perform(form("/head")
                        .param("titleJa", "備前のからだの動き")
                        .param("titleEn", "Moving in Bizen")
                        .param("leadJa", "見てみましょう。")
                        .param("leadEn", "Have a look.")
                        .param("disclaimerJa", "検査ではありません。")
                        .param("disclaimerEn", "No test."))
                .andExpect(redirectedUrl(draft));
        browser.perform(question("head_control", "首は しっかりしていますか", "4", "5")).andExpect(redirectedUrl(draft));
        browser.perform(form("/steps/contact")
                        .param("within", "3")
                        .param("nextJa", "備前の保健師が お電話します。")
                        .param("nextEn", "We call you."))
                .andExpect(redirectedUrl(draft));
        browser.perform(open(NURSE, draft))
                .andExpect(content()
                        .string(allOf(
                                containsString("目安 5か月、相談 6か月"),
                                containsString("目安 4か月、相談 5か月"),
                                containsString("3開庁日のうちに連絡"))));
        var own =
                in(BIZEN, actor(NURSE), authoring::list).getFirst().instrument().id();
        approve();
        var child = born(BIZEN, "見本 つくし", "みほん つくし", today().minusMonths(5));
        var parent = joined(BIZEN, child, "sub-tsukushi", "見本 はな");
        assertThat(in(BIZEN, parent, () -> assessments.begin(child.id(), BASE)))
                .as("asked no more by what ships")
                .isEmpty();
        var sheet = in(BIZEN, parent, () -> {
            var begun = assessments.begin(child.id(), own).orElseThrow();
            assessments.answer(child.id(), begun, "head_control", "NOT_YET");
            assessments.send(child.id(), begun);
            return assessments.get(child.id(), begun).sheet();
        });
        assertThat(Objects.requireNonNull(sheet.result()).level()).isEqualTo(Level.REFER);
        nextVersionKeepsWhatWasAnswered(own, sheet.number(), sheet.checksum());
    }

    private void nextVersionKeepsWhatWasAnswered(String own, String number, String checksum) throws Exception {
        draft = copy(own, number);
        browser.perform(question("head_control", "首は すわりましたか", "5", "6")).andExpect(redirectedUrl(draft));
        approve();
        var all = in(BIZEN, actor(NURSE), instruments::list);
        assertThat(all)
                .filteredOn(each -> each.instrument().id().equals(own))
                .singleElement()
                .satisfies(each -> assertThat(each.instrument().version()).isNotEqualTo(number));
        assertThat(owner().sql("""
                        select checksum from t_332119.assessment_instrument where instrument = :id and number = :number
                        """)
                        .params(Map.of("id", own, "number", number))
                        .query(String.class)
                        .single())
                .isEqualTo(checksum);
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() throws Exception {
        browser.perform(question("head_control", "", "9", "8"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("id=\"textJa-error\""),
                                containsString("id=\"referBy-error\""),
                                containsString("value=\"9\""))));
        browser.perform(form("/ages")
                        .param("code", "m02", "")
                        .param("unit", "MONTHS", "MONTHS")
                        .param("from", "2", "1")
                        .param("to", "5", "3"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("月齢が重なっています"), containsString("from0-error"))));
        browser.perform(form("/steps/contact").param("nextJa", "お電話します").param("nextEn", "We call"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("連絡の期限を入れてください"), containsString("お電話します"))));
        browser.perform(form("/ages")
                        .param("code", "m02", "")
                        .param("unit", "MONTHS", "MONTHS")
                        .param("from", "2", "")
                        .param("to", "2", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("なくした月齢でだけ聞く質問")));
    }

    @Test
    void an_alarm_cannot_be_made_quiet() throws Exception {
        browser.perform(form("/rules/lost").param("level", "WATCH").param("action", "again"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("もとの版より低くはできません")));
        browser.perform(form("/rules/late").param("level", "REFER").param("action", "again"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("だれかが連絡します")));
        browser.perform(form("/rules/expected").param("level", "REFER").param("action", "contact"))
                .andExpect(redirectedUrl(draft));
    }

    @Test
    void of_two_who_write_the_second_sees_both_texts() throws Exception {
        browser.perform(question("roll_over", "ねがえりを しますか", "7", "8")).andExpect(redirectedUrl(draft));
        browser.perform(at(draft + "/questions/roll_over", ADMIN)
                        .param("textJa", "ごろんと しますか")
                        .param("textEn", "Rolls?")
                        .param("in", "m05")
                        .param("revision", "1"))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("ねがえりを しますか"), containsString("ごろんと しますか"))));
    }

    @Test
    void a_question_is_added_and_another_taken_out() throws Exception {
        browser.perform(form("/new-question")
                        .param("textJa", "名前を呼ぶと、こちらを見ますか")
                        .param("textEn", "Does your child look when called?")
                        .param("answers", "YES_NO")
                        .param("domain", "gross-motor")
                        .param("concern", "NO")
                        .param("in", "m09", "m10"))
                .andExpect(redirectedUrl(draft));
        browser.perform(form("/questions/crawl/remove")).andExpect(redirectedUrl(draft));
        browser.perform(open(NURSE, draft + "/preview?at=7"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("9か月"),
                                containsString("名前を呼ぶと、こちらを見ますか"),
                                not(containsString("はって動けますか")))));
    }

    @Test
    void the_preview_says_for_every_age_what_is_asked_and_what_each_not_yet_leads_to() throws Exception {
        browser.perform(open(NURSE, draft + "/preview?at=4"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("6か月"),
                                containsString("3問聞きます"),
                                containsString("5開庁日のうちに連絡"),
                                containsString("1開庁日のうちに連絡"),
                                containsString("23か月"))));
    }

    @Test
    void whoever_wrote_on_it_does_not_approve_it_and_it_can_be_given_back() throws Exception {
        browser.perform(form("/propose")).andExpect(redirectedUrl(draft));
        browser.perform(open(NURSE, draft)).andExpect(content().string(containsString("ほかの職員が確認します")));
        browser.perform(form("/approve")).andExpect(redirectedUrl(draft));
        assertThat(in(BIZEN, actor(NURSE), authoring::list)).hasSize(1);
        browser.perform(form("/head").param("titleJa", "x")).andExpect(status().isNotFound());
        browser.perform(at(draft + "/return", ADMIN).param("revision", revision()))
                .andExpect(status().isUnprocessableContent());
        browser.perform(at(draft + "/return", ADMIN)
                        .param("revision", revision())
                        .param("remark", "月齢を見直してください"))
                .andExpect(redirectedUrl(draft));
        browser.perform(open(NURSE, draft)).andExpect(content().string(containsString("月齢を見直してください")));
        browser.perform(form("/discard")).andExpect(redirectedUrl("/instruments"));
        browser.perform(open(NURSE, draft)).andExpect(status().isNotFound());
    }

    @Test
    void another_town_finds_nothing_of_it() throws Exception {
        var id = java.util.UUID.fromString(draft.substring(draft.lastIndexOf('/') + 1));
        browser.perform(form("/head")
                .param("titleJa", "ひみつの題")
                .param("titleEn", "Secret")
                .param("leadJa", "x")
                .param("leadEn", "x")
                .param("disclaimerJa", "x")
                .param("disclaimerEn", "x"));
        approve();
        assertThat(in(SETOUCHI, actor(NURSE), () -> authoring.find(id))).isEmpty();
        assertThat(in(SETOUCHI, actor(NURSE), authoring::list)).isEmpty();
        assertThat(in(SETOUCHI, actor(NURSE), instruments::list))
                .noneMatch(each -> each.instrument().title().ja().equals("ひみつの題"));
        assertThat(in(SETOUCHI, actor(NURSE), () -> instruments.find(BASE + "-town", "1.0.0")))
                .isEmpty();
        var child = born(SETOUCHI, "見本 よそ", "みほん よそ", today().minusMonths(6));
        var parent = joined(SETOUCHI, child, "sub-yoso", "見本 はな");
        assertThat(in(SETOUCHI, parent, () -> assessments.begin(child.id(), BASE + "-town")))
                .isEmpty();
        assertThat(in(SETOUCHI, parent, () -> assessments.open(child.id()).open()))
                .noneMatch(each -> each.instrument().title().ja().equals("ひみつの題"));
    }

    private void approve() throws Exception {
        browser.perform(form("/propose")).andExpect(redirectedUrl(draft));
        browser.perform(at(draft + "/approve", ADMIN)
                        .param("revision", revision())
                        .param("instead", "true"))
                .andExpect(redirectedUrl("/instruments"));
    }

    private String copy(String id, String number) throws Exception {
        return Objects.requireNonNull(
                browser.perform(send(NURSE, "/instruments/copy").param("id", id).param("number", number))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
    }

    private MockHttpServletRequestBuilder question(String code, String text, String expected, String refer) {
        return form("/questions/" + code)
                .param("textJa", text)
                .param("textEn", "Made up?")
                .param("expectedBy", expected)
                .param("referBy", refer)
                .param("in", "m04", "m05", "m06");
    }

    private MockHttpServletRequestBuilder form(String path) {
        return at(draft + path, NURSE).param("revision", revision());
    }

    private MockHttpServletRequestBuilder at(String path, Person person) {
        return send(person, path);
    }

    private String revision() {
        return in(BIZEN, actor(NURSE), authoring::list).stream()
                .findFirst()
                .map(each -> Integer.toString(each.revision()))
                .orElse("0");
    }
}
