package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.NoticeDispatch;
import jp.sodachi.notice.NoticeTemplates;
import jp.sodachi.notice.TownNotice;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.support.JapaneseDates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The office writes a notice from a text it was given, a second person approves it, and those not reached are followed up. */
class NoticeStoryTest extends StaffSiteTest {
    private static final Actor JOB = new Actor.Job("story");

    @Autowired
    private NoticeTemplates templates;

    @Autowired
    private TownNotices notices;

    @Autowired
    private NoticeDispatch dispatch;

    @Autowired
    private Guardians guardians;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void the_texts_a_town_is_given() {
        in(BIZEN, JOB, templates::giveStarters);
        // A notice that concerns nobody is not proposed.
        born(BIZEN, "受田 いつき", "うけだ いつき", today().minusMonths(8));
    }

    @Test
    void a_notice_begins_with_a_given_text_and_is_not_proposed_while_something_is_open() throws Exception {
        browser.perform(open(NURSE, "/notices/new")).andExpect(content().string(containsString("年末年始の窓口のお休み")));
        browser.perform(open(NURSE, "/notices/write?template=checkup"))
                .andExpect(content().string(allOf(containsString("〔会場〕"), containsString("質問票を開く"))));
        var id = saved(form("/notices/write").param("body", "会場:〔会場〕"));

        browser.perform(open(NURSE, "/notices/" + id)).andExpect(content().string(containsString("まだ書かれていないところ")));
        browser.perform(send(NURSE, "/notices/" + id + "/propose").param("version", "1"))
                .andExpect(flash().attribute("warning", "notice.blanks.warning"));
        browser.perform(form("/notices/" + id + "/edit").param("version", "1").param("body", "会場:市民センター"))
                .andExpect(redirectedUrl("/notices/" + id));
        browser.perform(send(NURSE, "/notices/" + id + "/propose").param("version", "2"))
                .andExpect(flash().attribute("saved", "notice.proposed"));
    }

    @Test
    void whatever_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() throws Exception {
        browser.perform(send(NURSE, "/notices/write")
                        .param("name", "健診")
                        .param("subject", "{お子}さんの健診")
                        .param("body", "")
                        .param("audience", "PREGNANCIES")
                        .param("weekFrom", "30")
                        .param("weekTo", "8")
                        .param("action", "LINK")
                        .param("link", "http://example.jp")
                        .param("when", "AT")
                        .param("on", "令和7年1月1日")
                        .param("at", "９：００"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("{お子} は差しこめることばではありません。"),
                                containsString("本文を入れてください。"),
                                containsString("「から」より大きい数を入れてください。"),
                                containsString("https:// ではじまるアドレスを入れてください。"),
                                containsString("送る日時を過ぎています。"),
                                containsString("value=\"{お子}さんの健診\""))));
        browser.perform(send(NURSE, "/notices/write")
                        .param("name", "健診")
                        .param("subject", "健診")
                        .param("audience", "EVERYBODY")
                        .param("body", "{お子さんの名前}さん"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("お子さんの名前は、お子さんのいるご家庭に送るときだけ使えます。")));
    }

    @Test
    void a_notice_says_when_it_is_to_leave_and_one_whose_moment_has_passed_is_not_proposed() throws Exception {
        browser.perform(send(NURSE, "/notices/write")
                        .param("name", "健診")
                        .param("subject", "健診")
                        .param("body", "お待ちしています。")
                        .param("audience", "EVERYBODY")
                        .param("when", "SOON"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("いつ送るかをえらんでください。")));

        var night = saved(written("/notices/write")
                .param("on", JapaneseDates.era(today().plusDays(1)))
                .param("at", "22:00")
                .with(request -> {
                    request.setParameter("when", "AT");
                    return request;
                }));
        browser.perform(open(NURSE, "/notices/" + night)).andExpect(content().string(containsString("この時刻は夜なので")));

        var id = saved(written("/notices/write"));
        owner().sql("update t_332119.notice_town_notice set send_at = :past where id = :id")
                .param("past", clock.instant().atOffset(ZoneOffset.UTC).minusHours(1))
                .param("id", id)
                .update();
        browser.perform(send(NURSE, "/notices/" + id + "/propose").param("version", "1"))
                .andExpect(flash().attribute("warning", "notice.wrong.past-now"));
        assertThat(in(BIZEN, JOB, () -> notices.find(id)).orElseThrow().state()).isEqualTo(TownNotice.State.DRAFT);
    }

    @Test
    void what_is_missing_of_the_english_words_is_not_hidden_in_a_closed_drawer() throws Exception {
        browser.perform(written("/notices/write").param("buttonEn", "Book"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("<details class=\"more\" open=\"open\">")));
    }

    @Test
    void the_numbers_say_on_which_way_whom_a_letter_and_of_an_emergency_all_ways() throws Exception {
        joined(BIZEN, born(BIZEN, "堀 こと", "ほり こと", today().minusMonths(90)), "sub-hori", "堀 花");
        born(BIZEN, "堀 なお", "ほり なお", today().minusMonths(90));

        browser.perform(open(NURSE, "/notices/count?audience=CHILDREN&ageFrom=89&ageTo=91"))
                .andExpect(content()
                        .string(allOf(
                                containsString("手帳を使っていないご家庭 1件、お送りできない保護者 1人"),
                                containsString("お一人に1つの方法で"),
                                containsString("お送りできない方"),
                                not(containsString("LINE")))));
        browser.perform(open(NURSE, "/notices/count?audience=CHILDREN&ageFrom=89&ageTo=91&urgent=true"))
                .andExpect(content().string(containsString("登録のある送り方すべてで")));
    }

    @Test
    void the_numbers_follow_the_choice_and_a_real_name_is_shown_only_when_asked_for_and_kept_in_the_log()
            throws Exception {
        var child = born(BIZEN, "水野 ひより", "みずの ひより", today().minusMonths(100));
        joined(BIZEN, child, "sub-mizuno", "水野 花");
        browser.perform(open(NURSE, "/notices/count?audience=CHILDREN&ageFrom=99&ageTo=101"))
                .andExpect(content().string(allOf(containsString("<b><span>1</span>"), not(containsString("<html")))));
        var id = saved(form("/notices/write")
                .param("ageFrom", "99")
                .param("ageTo", "101")
                .param("body", "{お子さんの名前}さんへ"));

        browser.perform(open(NURSE, "/notices/" + id)).andExpect(content().string(not(containsString("ひより"))));
        browser.perform(open(NURSE, "/notices/" + id + "?example=true"))
                .andExpect(content().string(containsString("ひよりさんへ")));

        assertThat(owner().sql("""
                        select count(*) from t_332119.audit_event where action = 'notice.example.read' and child_id = :child
                        """)
                        .param("child", child.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_author_is_told_that_somebody_else_approves_and_the_second_person_sends_it() throws Exception {
        var id = saved(written("/notices/write"));
        browser.perform(send(NURSE, "/notices/" + id + "/propose").param("version", "1"));
        browser.perform(open(NURSE, "/notices/" + id))
                .andExpect(content().string(allOf(containsString("ほかの職員が確認します"), not(containsString("確認して送る")))));
        browser.perform(send(NURSE, "/notices/" + id + "/approve").param("version", "2"))
                .andExpect(flash().attribute("warning", "notice.approve.author"));

        browser.perform(send(ADMIN, "/notices/" + id + "/return")
                        .param("version", "2")
                        .param("remark", " "))
                .andExpect(status().isUnprocessableContent());
        browser.perform(open(ADMIN, "/notices/" + id)).andExpect(content().string(containsString("確認して送る")));
        browser.perform(send(ADMIN, "/notices/" + id + "/approve").param("version", "2"))
                .andExpect(flash().attribute("saved", "notice.approved"));
        browser.perform(send(ADMIN, "/notices/" + id + "/approve").param("version", "2"))
                .andExpect(flash().attribute("warning", "notice.changed-meanwhile"));
        browser.perform(send(NURSE, "/notices/" + id + "/stop"))
                .andExpect(flash().attribute("saved", "notice.stopped"));
    }

    @Test
    void a_family_without_an_account_stands_on_the_list_with_its_next_step() throws Exception {
        var child = born(BIZEN, "谷 そら", "たに そら", today().minusMonths(3));
        var id = saved(written("/notices/write"));
        browser.perform(send(NURSE, "/notices/" + id + "/propose").param("version", "1"));
        browser.perform(send(ADMIN, "/notices/" + id + "/approve").param("version", "2"));
        in(
                BIZEN,
                JOB,
                () -> new TransactionTemplate(transactions).execute(_ -> {
                    dispatch.begin(id);
                    return dispatch.end(id, List.of(new NoticeDispatch.Missed(false, child.id())));
                }));

        browser.perform(open(NURSE, "/notices/" + id)).andExpect(content().string(containsString("ご家庭と理由、次にすることを見る")));
        browser.perform(open(NURSE, "/notices/" + id + "/missed"))
                .andExpect(content()
                        .string(allOf(
                                containsString("谷 そら"),
                                containsString("手帳を使っていない"),
                                containsString("電話か手紙でお伝えください。"))));
    }

    @Test
    void two_who_change_a_draft_at_once_both_see_both_texts() throws Exception {
        var id = saved(written("/notices/write"));
        browser.perform(form("/notices/" + id + "/edit").param("version", "1").param("body", "先に保存した文"));

        browser.perform(form("/notices/" + id + "/edit").param("version", "1").param("body", "あとから書いた文"))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("先に保存した文"), containsString("あとから書いた文"))));
        browser.perform(form("/notices/" + id + "/edit")
                        .param("version", "1")
                        .param("body", "先に保存した文")
                        .param("ageTo", "7"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("生後0か月から7か月まで")));
    }

    @Test
    void a_text_of_the_towns_own_is_added_changed_and_put_away() throws Exception {
        browser.perform(written("/notices/templates/new").param("version", "0"))
                .andExpect(redirectedUrl("/notices/templates"));
        var code = in(BIZEN, JOB, templates::list).stream()
                .filter(one -> one.name().equals("健診のご案内") && !one.isUntouched())
                .findFirst()
                .orElseThrow()
                .code();
        browser.perform(written("/notices/templates/" + code).param("version", "1"))
                .andExpect(redirectedUrl("/notices/templates"));
        browser.perform(written("/notices/templates/" + code).param("version", "1"))
                .andExpect(status().isConflict());
        browser.perform(open(NURSE, "/notices/templates")).andExpect(content().string(containsString("が編集")));
        browser.perform(send(NURSE, "/notices/templates/" + code + "/put-away").param("version", "2"));
        browser.perform(open(NURSE, "/notices/templates/" + code)).andExpect(status().isNotFound());
    }

    @Test
    void whether_something_was_sent_to_a_family_is_answered_without_saying_what_it_said() throws Exception {
        var child = born(BIZEN, "森 ゆい", "もり ゆい", today().minusMonths(3));
        joined(BIZEN, child, "sub-mori", "森 花");
        var id = saved(written("/notices/write"));
        browser.perform(send(NURSE, "/notices/" + id + "/propose").param("version", "1"));
        browser.perform(send(ADMIN, "/notices/" + id + "/approve").param("version", "2"));
        in(
                BIZEN,
                JOB,
                () -> new TransactionTemplate(transactions).execute(_ -> {
                    dispatch.begin(id);
                    var readers = guardians.listOf(child.id()).stream()
                            .map(one -> new NoticeDispatch.Reader(one.id(), List.of("ゆい")))
                            .toList();
                    return dispatch.queue(notices.find(id).orElseThrow(), readers);
                }));

        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content().string(containsString("/children/" + child.id() + "/messages")));
        browser.perform(open(NURSE, "/children/" + child.id() + "/messages"))
                .andExpect(content()
                        .string(allOf(
                                containsString("健診のご案内"), containsString("送信待ち"), not(containsString("お待ちしています。")))));
        owner().sql("""
                        update t_332119.notice_delivery
                           set state = 'FAILED', failure = 'HEARD', template = 'birthday', notice_id = null, ended_at = now()
                         where notice_id = :id
                        """).param("id", id).update();
        browser.perform(open(NURSE, "/children/" + child.id() + "/messages"))
                .andExpect(content()
                        .string(allOf(
                                containsString("<td><span>お知らせ</span>"),
                                containsString("そのほかの理由"),
                                not(containsString("??")))));
    }

    @Test
    void an_admin_says_when_families_are_reminded_and_a_nurse_does_not() throws Exception {
        browser.perform(open(NURSE, "/notices/reminders")).andExpect(status().isNotFound());
        browser.perform(open(ADMIN, "/notices/reminders"))
                .andExpect(content().string(allOf(containsString("value=\"14\""), containsString("value=\"30\""))));
        browser.perform(send(ADMIN, "/notices/reminders")
                        .param("version", "0")
                        .param("endsBefore", "九")
                        .param("lastCall", "３"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("0から60まで"), containsString("7から90まで"))));
        browser.perform(send(ADMIN, "/notices/reminders")
                        .param("version", "0")
                        .param("endsBefore", "２１")
                        .param("lastCall", "45")
                        .param("wordsJa", "予診票は窓口でもお渡しします。"))
                .andExpect(redirectedUrl("/notices/reminders"));
        browser.perform(send(ADMIN, "/notices/reminders")
                        .param("version", "0")
                        .param("endsBefore", "7")
                        .param("lastCall", "30"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("予診票は窓口でもお渡しします。")));
    }

    @Test
    void a_template_with_a_field_nobody_knows_is_not_kept_and_nothing_typed_is_lost() throws Exception {
        browser.perform(form("/notices/templates/new").param("version", "0").param("body", "{お母さんの名前}さんへ"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("{お母さんの名前} は差しこめることばではありません。"),
                                containsString("{お母さんの名前}さんへ</textarea>"))));
    }

    @Test
    void another_towns_notice_is_not_found() throws Exception {
        var id = saved(written("/notices/write"));

        assertThat(in(SETOUCHI, JOB, () -> notices.find(id))).isEmpty();
        browser.perform(open(new Person("sub-nobody", "だれか", "n@example.jp"), "/notices/" + id))
                .andExpect(status().isNotFound());
    }

    private MockHttpServletRequestBuilder form(String path) {
        return send(NURSE, path)
                .param("name", "健診のご案内")
                .param("subject", "健診のご案内")
                .param("audience", "CHILDREN")
                .param("action", "PLAN")
                .param("when", "NOW");
    }

    private MockHttpServletRequestBuilder written(String path) {
        return form(path).param("body", "お待ちしています。");
    }

    private UUID saved(MockHttpServletRequestBuilder form) throws Exception {
        var location = browser.perform(form).andReturn().getResponse().getRedirectedUrl();
        assertThat(location).startsWith("/notices/");
        return UUID.fromString(String.valueOf(location).substring("/notices/".length()));
    }
}
