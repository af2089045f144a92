package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.NewBirth;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.record.TypedForm;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A pregnancy is registered, followed, corrected, and becomes children. */
class PregnancyStoryTest extends StaffSiteTest {
    @Autowired
    Pregnancies pregnancies;

    @Autowired
    FormEntries entries;

    @Test
    void a_pregnancy_is_registered_and_its_page_says_the_week_and_what_comes_next() throws Exception {
        browser.perform(send(NURSE, "/pregnancies/new").param("name", "備前 みお").param("kana", "びぜん みお"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("value=\"備前 みお\""), containsString("日にちを入れてください"))));
        var answer = browser.perform(send(NURSE, "/pregnancies/new")
                        .param("name", "備前　みお")
                        .param("kana", "ビゼン ミオ")
                        .param("birthDate", "平成8年4月1日")
                        .param("dueDate", JapaneseDates.era(today().plusDays(100)))
                        .param("dueSource", "ULTRASOUND")
                        .param("fetuses", "２"))
                .andExpect(redirectedUrlPattern("/pregnancies/*"))
                .andReturn();
        browser.perform(open(NURSE, Objects.requireNonNull(answer.getResponse().getRedirectedUrl())))
                .andExpect(content()
                        .string(allOf(
                                containsString("25週5日"),
                                containsString("びぜん みお"),
                                containsString("受けるのによい時期は、妊娠26週0日の"),
                                containsString("RSウイルス"))));
        browser.perform(open(NURSE, "/pregnancies")).andExpect(content().string(containsString("備前 みお")));
    }

    @Test
    void a_corrected_due_date_keeps_the_old_one_with_the_reason() throws Exception {
        var pregnancy = expecting(BIZEN, "尾上 りさ", today().plusDays(60), 1);
        var correct = "/pregnancies/" + pregnancy.id() + "/correct";
        browser.perform(facts(correct, pregnancy, today().plusDays(66)).param("version", "0"))
                .andExpect(status().isUnprocessableContent());
        browser.perform(facts(correct, pregnancy, today().plusDays(66))
                        .param("version", "0")
                        .param("why", "超音波で変更"))
                .andExpect(redirectedUrl("/pregnancies/" + pregnancy.id()));
        browser.perform(open(NURSE, "/pregnancies/" + pregnancy.id()))
                .andExpect(content()
                        .string(allOf(
                                containsString("理由: 超音波で変更"),
                                containsString(JapaneseDates.full(today().plusDays(60))))));
        browser.perform(facts(correct, pregnancy, today().plusDays(70))
                        .param("version", "0")
                        .param("why", "もう一度"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("ほかの職員が先に保存しました")));
    }

    @Test
    void a_woman_without_account_and_child_has_a_number_from_her_notification_and_is_found_by_it() throws Exception {
        var typed = send(NURSE, "/pregnancies/new")
                .param("name", "浅越 ゆき")
                .param("kana", "あさごえ ゆき")
                .param("birthDate", "平成7年5月5日")
                .param("dueDate", JapaneseDates.era(today().plusDays(20)))
                .param("dueSource", "LMP")
                .param("fetuses", "1");
        browser.perform(typed.param("phone", "でんわ"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("10けたか11けたの番号"), containsString("value=\"浅越 ゆき\""))));
        var pregnancy = expecting(BIZEN, "浅越 まき", today().plusDays(20), 1);
        var page = "/pregnancies/" + pregnancy.id();
        browser.perform(open(NURSE, page)).andExpect(content().string(containsString("まだだれも参加していません")));
        browser.perform(send(NURSE, page + "/contact").param("name", "ご本人").param("phone", "０８０－１１１１－７７７３"))
                .andExpect(redirectedUrl(page));
        browser.perform(open(NURSE, page))
                .andExpect(content().string(allOf(containsString("tel:08011117773"), containsString("家族の連絡先を保存した"))));
        for (var words : List.of("7773", "080-1111-7773", "浅越まき", "ヨミ", JapaneseDates.era(today().plusDays(20)))) {
            look(NURSE, "/pregnancies", words).andExpect(content().string(containsString("浅越 まき")));
        }
        look(NURSE, "/pregnancies", "浅越まき 7774")
                .andExpect(content().string(allOf(not(containsString(page)), containsString("あてはまる方がいません"))));
        // Somebody else was faster: both are shown, nothing is overwritten.
        browser.perform(send(NURSE, page + "/contact").param("name", "夫").param("phone", "0869640001"))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("<span>0869640001</span>"),
                                containsString("name=\"expectedPhone\" value=\"08011117773\""))));
        // The child that is born has it, too, and one number is enough for the family.
        var child = in(
                        BIZEN,
                        actor(NURSE),
                        () -> pregnancies.giveBirth(
                                pregnancy.id(), today(), List.of(new NewBirth("浅越 はな", "あさごえ はな", ChildSex.F))))
                .getFirst();
        look(NURSE, "/children", "7773").andExpect(redirectedUrl("/children/" + child.id()));
        browser.perform(send(NURSE, "/children/" + child.id() + "/contact")
                        .param("phone", "0869640002")
                        .param("expectedName", "ご本人")
                        .param("expectedPhone", "08011117773"))
                .andExpect(redirectedUrl("/children/" + child.id()));
        assertThat(in(BIZEN, actor(NURSE), () -> pregnancies.get(pregnancy.id()))
                        .contact()
                        .phone())
                .isEqualTo("0869640002");
    }

    @Test
    void a_visit_is_kept_as_typed_until_it_is_confirmed_and_the_implausible_is_asked_back() throws Exception {
        var pregnancy = expecting(BIZEN, "森 あや", today().plusDays(100), 1);
        var form = "/pregnancies/" + pregnancy.id() + "/forms/PREG_VISIT";
        browser.perform(send(NURSE, form + "/draft/typing").param("on", "きのう").param("a.weight", "5"))
                .andExpect(status().isOk())
                .andExpect(content().string("1"));
        browser.perform(open(NURSE, form))
                .andExpect(content().string(allOf(containsString("value=\"きのう\""), containsString("下書きの続きです"))));
        assertThat(list(pregnancy)).as("a draft is no record").isEmpty();

        browser.perform(send(NURSE, form)
                        .param("version", "1")
                        .param("on", JapaneseDates.era(today()))
                        .param("a.weight", "5"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("30から200のあいだですか?"), containsString("value=\"5\""))));
        browser.perform(visit(form, "1", "５５．２")).andExpect(redirectedUrl("/pregnancies/" + pregnancy.id()));
        assertThat(list(pregnancy)).singleElement().satisfies(entry -> {
            assertThat(entry.answers()).containsEntry("weight", "55.2").doesNotContainKey("hiv");
            assertThat(entry.hidden()).isEqualTo(1);
        });
        browser.perform(open(NURSE, form)).andExpect(content().string(not(containsString("下書きの続きです"))));
        browser.perform(visit(form, "0", "55.2"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("同じ日の同じ記録が、すでにあります。")));
    }

    @Test
    void two_devices_on_one_draft_see_both_texts() throws Exception {
        var pregnancy = expecting(BIZEN, "岡 まり", today().plusDays(100), 1);
        var form = "/pregnancies/" + pregnancy.id() + "/forms/PREG_VISIT";
        browser.perform(send(NURSE, form + "/draft/typing").param("a.weight", "51"))
                .andExpect(status().isOk());
        browser.perform(send(NURSE, form + "/draft/typing")
                        .param("a.weight", "52")
                        .param("version", "0"))
                .andExpect(status().isConflict());
        browser.perform(send(NURSE, form + "/draft").param("a.weight", "52").param("version", "0"))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString(">51<"),
                                containsString("value=\"52\""),
                                containsString("name=\"version\" value=\"1\""))));
        browser.perform(visit(form, "0", "52")).andExpect(status().isConflict());
    }

    @Test
    void what_is_sensitive_is_hidden_until_asked_for_and_the_asking_is_kept() throws Exception {
        var pregnancy = expecting(BIZEN, "岸 なみ", today().plusDays(100), 1);
        browser.perform(visit("/pregnancies/" + pregnancy.id() + "/forms/PREG_VISIT", "0", "55"))
                .andExpect(redirectedUrl("/pregnancies/" + pregnancy.id()));
        browser.perform(open(NURSE, "/pregnancies/" + pregnancy.id()))
                .andExpect(content().string(allOf(not(containsString("<dt>HIV")), containsString("ふだん表示しない項目が1つ"))));
        browser.perform(open(NURSE, "/pregnancies/" + pregnancy.id() + "?sensitive=true"))
                .andExpect(content().string(allOf(containsString("<dt>HIV"), containsString("ふだん表示しない項目を見た"))));
    }

    @Test
    void twins_are_one_entry_and_the_woman_who_joined_finds_both_in_her_handbook() throws Exception {
        var pregnancy = expecting(BIZEN, "西野 さくら", today().plusDays(14), 2);
        var secret = in(
                BIZEN,
                actor(NURSE),
                () -> sheets.issueForPregnancy(pregnancy.id()).secret());
        var mother = new Actor.Parent("sub-sakura", "西野 さくら", "sakura@example.jp");
        in(BIZEN, mother, () -> sheets.join(secret, "ja"));

        var birth = "/pregnancies/" + pregnancy.id() + "/birth";
        browser.perform(open(NURSE, birth))
                .andExpect(content().string(allOf(containsString("2人目"), containsString("value=\"西野 \""))));
        browser.perform(send(NURSE, birth)
                        .param("day", JapaneseDates.era(today()))
                        .param("names[0]", "西野 あお")
                        .param("kanas[0]", "にしの あお")
                        .param("sexes[0]", "F")
                        .param("names[1]", "西野 そら")
                        .param("kanas[1]", "xx")
                        .param("sexes[1]", "M"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("value=\"西野 そら\""), containsString("ひらがなかカタカナ"))));
        browser.perform(send(NURSE, birth)
                        .param("day", JapaneseDates.era(today()))
                        .param("names[0]", "西野 あお")
                        .param("kanas[0]", "にしの あお")
                        .param("sexes[0]", "F")
                        .param("names[1]", "西野 そら")
                        .param("kanas[1]", "にしの そら")
                        .param("sexes[1]", "M"))
                .andExpect(redirectedUrlPattern("/children/*"));

        assertThat(in(BIZEN, mother, () -> records.listMyChildren())).hasSize(2).allSatisfy(child -> {
            assertThat(child.familyId()).isEqualTo(pregnancy.familyId());
            assertThat(Objects.requireNonNull(child.facts().gestation()).weeks())
                    .isEqualTo(38);
        });
        browser.perform(open(NURSE, "/pregnancies/" + pregnancy.id()))
                .andExpect(content()
                        .string(allOf(containsString("西野 あお"), containsString("西野 そら"), containsString("産婦健診"))));
    }

    private void waitsForTheMorning(Pregnancy pregnancy, String subject) {
        var secret = in(
                BIZEN,
                actor(NURSE),
                () -> sheets.issueForPregnancy(pregnancy.id()).secret());
        in(BIZEN, new Actor.Parent(subject, "平 ゆか", "yuka@example.jp"), () -> sheets.join(secret, "ja"));
        owner().sql("""
                        insert into t_332119.notice_delivery
                               (id, guardian_id, channel, template, args, once_key, state, attempts, not_before, deadline,
                                daytime_only, created_at)
                        select gen_random_uuid(), id, 'MAIL', 'town-notice', '{}', 'story/' || subject, 'READY', 0, :morning,
                               :late, true, :now
                          from t_332119.identity_guardian where subject = :subject
                        """)
                .param("subject", subject)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("morning", clock.instant().plusSeconds(36_000).atOffset(ZoneOffset.UTC))
                .param("late", clock.instant().plusSeconds(360_000).atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void a_pregnancy_that_ended_is_quiet_and_can_be_taken_back() throws Exception {
        var pregnancy = expecting(BIZEN, "平 ゆか", today().plusDays(150), 1);
        waitsForTheMorning(pregnancy, "sub-taira");
        browser.perform(open(NURSE, "/pregnancies/" + pregnancy.id() + "/messages"))
                .andExpect(content()
                        .string(allOf(
                                containsString("送信待ち"),
                                containsString("送るときに決まります"),
                                not(containsString("<td><span>メール</span>")))));
        browser.perform(send(NURSE, "/pregnancies/" + pregnancy.id() + "/end")
                        .param("day", JapaneseDates.era(today()))
                        .param("why", "届け"))
                .andExpect(redirectedUrl("/pregnancies/" + pregnancy.id()));
        assertThat(in(BIZEN, actor(NURSE), () -> pregnancies.get(pregnancy.id()))
                        .state())
                .isEqualTo(Pregnancy.State.ENDED);
        assertThat(owner().sql("select failure from t_332119.notice_delivery where once_key = 'story/sub-taira'")
                        .query(String.class)
                        .single())
                .as("nothing that was written before the loss is sent after it")
                .isEqualTo("CALLED_BACK");
        browser.perform(open(NURSE, "/pregnancies/" + pregnancy.id()))
                .andExpect(content().string(not(containsString("なぜこの日?"))));
        browser.perform(open(NURSE, "/pregnancies/" + pregnancy.id() + "/messages"))
                .andExpect(content()
                        .string(allOf(
                                containsString("送ったお知らせ"), containsString("取りやめた"), containsString("お知らせを止めています。"))));
        browser.perform(send(NURSE, "/pregnancies/" + pregnancy.id() + "/resume")
                        .param("why", "まちがい"))
                .andExpect(redirectedUrl("/pregnancies/" + pregnancy.id()));
        assertThat(in(BIZEN, actor(NURSE), () -> pregnancies.get(pregnancy.id()))
                        .goesOn())
                .isTrue();
    }

    @Test
    void a_pregnancy_of_another_town_and_of_another_woman_is_not_there() {
        var pregnancy = expecting(BIZEN, "谷 えり", today().plusDays(100), 1);
        var stranger = new Actor.Parent("sub-stranger", "", "s@example.jp");
        assertThatThrownBy(() -> in(SETOUCHI, actor(NURSE), () -> pregnancies.get(pregnancy.id())))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> in(
                        SETOUCHI,
                        actor(NURSE),
                        () -> entries.enter(
                                FormSubject.pregnancy(pregnancy.id()), "PREG_VISIT", TypedForm.on("2026-11-01"))))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> in(BIZEN, stranger, () -> pregnancies.get(pregnancy.id())))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> in(BIZEN, stranger, () -> entries.list(FormSubject.pregnancy(pregnancy.id()))))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> in(BIZEN, stranger, () -> pregnancies.search("", 5)))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void a_co_parent_sees_the_record_and_never_what_is_sensitive() {
        var pregnancy = expecting(BIZEN, "原 みき", today().plusDays(100), 1);
        var mother = join(pregnancy, "sub-miki");
        var partner = join(pregnancy, "sub-partner");
        in(
                BIZEN,
                actor(NURSE),
                () -> entries.enter(
                        FormSubject.pregnancy(pregnancy.id()),
                        "PREG_VISIT",
                        new TypedForm(today().toString(), "", "", "", Map.of("weight", "55", "hiv", "NEG"))));
        var subject = FormSubject.pregnancy(pregnancy.id());
        assertThat(in(BIZEN, mother, () -> entries.listWithSensitive(subject))
                        .getFirst()
                        .answers())
                .containsKey("hiv");
        assertThat(in(BIZEN, partner, () -> entries.list(subject)).getFirst().answers())
                .containsKey("weight")
                .doesNotContainKey("hiv");
        assertThatThrownBy(() -> in(BIZEN, partner, () -> entries.listWithSensitive(subject)))
                .isInstanceOf(NotYours.class);
    }

    private Actor.Parent join(Pregnancy pregnancy, String subject) {
        var parent = new Actor.Parent(subject, "", subject + "@example.jp");
        var secret = in(
                BIZEN,
                actor(NURSE),
                () -> sheets.issueForPregnancy(pregnancy.id()).secret());
        in(BIZEN, parent, () -> sheets.join(secret, "ja"));
        return parent;
    }

    private Pregnancy expecting(Tenant town, String name, LocalDate due, int fetuses) {
        var facts = new PregnancyFacts(
                name, "よみ かな", LocalDate.of(1995, 5, 5), due, PregnancyFacts.DueSource.ULTRASOUND, fetuses);
        return in(town, actor(NURSE), () -> pregnancies.register(facts, Optional.<UUID>empty()));
    }

    private java.util.List<jp.sodachi.record.FormEntry> list(Pregnancy pregnancy) {
        return in(BIZEN, actor(NURSE), () -> entries.list(FormSubject.pregnancy(pregnancy.id())));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder visit(
            String form, String version, String weight) {
        return send(NURSE, form)
                .param("version", version)
                .param("on", JapaneseDates.era(today()))
                .param("a.weight", weight)
                .param("a.hiv", "NEG");
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder facts(
            String path, Pregnancy pregnancy, LocalDate due) {
        return send(NURSE, path)
                .param("name", pregnancy.facts().name())
                .param("kana", pregnancy.facts().kana())
                .param("birthDate", "平成7年5月5日")
                .param("dueDate", JapaneseDates.era(due))
                .param("dueSource", "ULTRASOUND")
                .param("fetuses", "1");
    }
}
