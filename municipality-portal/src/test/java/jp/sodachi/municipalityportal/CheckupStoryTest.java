package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Child;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormOutcome;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.TypedForm;
import jp.sodachi.support.JapaneseDates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** A check-up is entered, looked over, shown to the family, and put right. */
class CheckupStoryTest extends StaffSiteTest {
    @Autowired
    FormEntries entries;

    @Test
    void a_result_is_seen_by_the_family_only_after_somebody_released_it() throws Exception {
        var child = born(BIZEN, "秋山 ねね", "あきやま ねね", today().minusDays(110));
        var parent = joined(BIZEN, child, "sub-nene", "秋山 とも");
        enter(child, "03").andExpect(redirectedUrl("/children/" + child.id()));
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content()
                        .string(allOf(
                                containsString("3〜4か月児健診"), containsString("要観察"), containsString("家族にはまだ見えません"))));
        assertThat(seen(parent, child)).isEmpty();

        var entry = all(child).getFirst();
        browser.perform(send(NURSE, "/children/" + child.id() + "/entries/" + entry.id() + "/release"))
                .andExpect(redirectedUrl("/children/" + child.id()));
        assertThat(seen(parent, child)).singleElement().satisfies(shown -> {
            assertThat(shown.judgement()).isEqualTo("03");
            assertThat(shown.releasedBy()).isEqualTo("大森 けい");
        });
    }

    @Test
    void values_from_home_stand_beside_the_offices_and_are_never_judged() throws Exception {
        var child = born(BIZEN, "冬木 ここ", "ふゆき ここ", today().minusDays(110));
        var parent = joined(BIZEN, child, "sub-koko", "冬木 めぐ");
        var subject = FormSubject.child(child.id());
        var judged = in(BIZEN, parent, () -> entries.enter(subject, "CHECKUP_M03", typed("01")));
        assertThat(judged).isInstanceOf(FormOutcome.Refused.class);
        assertThat(in(BIZEN, parent, () -> entries.enter(subject, "CHECKUP_M03", typed(""))))
                .isInstanceOf(FormOutcome.Entered.class);
        enter(child, "01").andExpect(redirectedUrl("/children/" + child.id()));

        assertThat(all(child)).hasSize(2);
        assertThat(seen(parent, child))
                .as("its own")
                .singleElement()
                .satisfies(own -> assertThat(own.isFromHome()).isTrue());
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content().string(containsString("家庭で書いた値")));
    }

    @Test
    void a_correction_keeps_the_old_result_and_has_to_be_released_again() throws Exception {
        var child = born(BIZEN, "春日 もも", "かすが もも", today().minusDays(110));
        var parent = joined(BIZEN, child, "sub-momo", "春日 れい");
        enter(child, "03");
        var entry = all(child).getFirst();
        browser.perform(send(NURSE, "/children/" + child.id() + "/entries/" + entry.id() + "/release"));
        var correct = "/children/" + child.id() + "/entries/" + entry.id() + "/correct";
        browser.perform(open(NURSE, correct)).andExpect(content().string(containsString("value=\"6200\"")));
        correct(correct, "1", "")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("理由を入れてください。")));
        correct(correct, "1", "体重の書きまちがい").andExpect(redirectedUrl("/children/" + child.id()));
        correct(correct, "1", "もう一度").andExpect(status().isConflict());

        assertThat(all(child))
                .extracting(FormEntry::state)
                .containsExactlyInAnyOrder(FormEntry.State.ENTERED, FormEntry.State.REPLACED);
        assertThat(seen(parent, child))
                .singleElement()
                .satisfies(old -> assertThat(old.why()).isEqualTo("体重の書きまちがい"));
    }

    @Test
    void a_withdrawn_checkup_stays_with_its_reason() throws Exception {
        var child = born(BIZEN, "夏目 りく", "なつめ りく", today().minusDays(110));
        enter(child, "01");
        var withdraw =
                "/children/" + child.id() + "/entries/" + all(child).getFirst().id() + "/withdraw";
        browser.perform(send(NURSE, withdraw).param("version", "0")).andExpect(status().isUnprocessableContent());
        browser.perform(send(NURSE, withdraw).param("version", "0").param("why", "別のお子さん"))
                .andExpect(redirectedUrl("/children/" + child.id()));
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content().string(allOf(containsString("理由: 別のお子さん"), containsString("取り消し: 大森 けい"))));
    }

    @Test
    void the_town_words_its_own_judgements_and_only_its_administrators_do() throws Exception {
        browser.perform(open(NURSE, "/judgements")).andExpect(status().isNotFound());
        browser.perform(open(ADMIN, "/judgements")).andExpect(content().string(containsString("要精密")));
        browser.perform(send(ADMIN, "/judgements")
                        .param("code", "04")
                        .param("label", "あ".repeat(21))
                        .param("version", "0"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("あ".repeat(21))));
        browser.perform(send(ADMIN, "/judgements")
                        .param("code", "04")
                        .param("label", "紹介")
                        .param("followUp", "true")
                        .param("version", "0"))
                .andExpect(redirectedUrl("/judgements"));
        browser.perform(open(ADMIN, "/judgements"))
                .andExpect(content().string(allOf(containsString("value=\"紹介\""), containsString("value=\"異常なし\""))));
    }

    @Test
    void a_record_under_another_childs_id_is_not_there() {
        var child = born(BIZEN, "星 かな", "ほし かな", today().minusDays(110));
        var other = born(BIZEN, "月 かな", "つき かな", today().minusDays(110));
        var parent = joined(BIZEN, other, "sub-tsuki", "月 ゆう");
        in(BIZEN, parent, () -> entries.enter(FormSubject.child(other.id()), "CHECKUP_M03", typed("")));
        var entry = all(other).getFirst();
        assertThatThrownBy(() -> in(
                        BIZEN, actor(NURSE), () -> entries.withdraw(FormSubject.child(child.id()), entry.id(), 0, "x")))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() ->
                        in(BIZEN, parent, () -> entries.enter(FormSubject.child(child.id()), "CHECKUP_M03", typed(""))))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> in(
                        BIZEN,
                        actor(NURSE),
                        () -> entries.enter(FormSubject.child(child.id()), "PREG_VISIT", typed(""))))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> in(BIZEN, parent, () -> entries.release(FormSubject.child(other.id()), entry.id())))
                .isInstanceOf(NotYours.class);
    }

    private ResultActions enter(Child child, String judgement) throws Exception {
        return browser.perform(send(NURSE, "/children/" + child.id() + "/forms/CHECKUP_M03")
                .param("on", JapaneseDates.era(today()))
                .param("judgement", judgement)
                .param("a.weight_g", "6200")
                .param("a.hip_limit", "YES"));
    }

    private ResultActions correct(String path, String version, String why) throws Exception {
        return browser.perform(send(NURSE, path)
                .param("version", version)
                .param("on", JapaneseDates.era(today()))
                .param("judgement", "01")
                .param("a.weight_g", "6400")
                .param("why", why));
    }

    private TypedForm typed(String judgement) {
        return new TypedForm(today().toString(), "", judgement, "", Map.of("weight_g", "6300"));
    }

    private List<FormEntry> all(Child child) {
        return in(BIZEN, actor(NURSE), () -> entries.list(FormSubject.child(child.id())));
    }

    private List<FormEntry> seen(Actor.Parent parent, Child child) {
        return in(BIZEN, parent, () -> entries.list(FormSubject.child(child.id())));
    }
}
