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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardians;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeDispatch;
import jp.sodachi.notice.NoticeInbox;
import jp.sodachi.notice.NoticeText;
import jp.sodachi.notice.NoticeTexts;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.reply.FamilyReplies;
import jp.sodachi.reply.ReplyDesk;
import jp.sodachi.reply.ReplyThread;
import jp.sodachi.reply.ThreadState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The desk finds what families wrote back, answers, hands over and closes; nobody's words are lost on the way. */
class ReplyStoryTest extends StaffSiteTest {
    @Autowired
    private TownNotices notices;

    @Autowired
    private NoticeDispatch dispatch;

    @Autowired
    private NoticeInbox inbox;

    @Autowired
    private FamilyReplies replies;

    @Autowired
    private ReplyDesk desk;

    @Autowired
    private Guardians guardians;

    @Autowired
    private ChildStates states;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void the_longest_waiting_stands_in_the_list_without_a_word_of_it_and_opening_it_is_kept_in_the_log()
            throws Exception {
        var child = born(BIZEN, "返田 ゆい", "かえりだ ゆい", today().minusDays(70));
        var thread = written(child, "sub-kaerida", "母乳のことで相談があります。");

        browser.perform(open(NURSE, "/replies"))
                .andExpect(content()
                        .string(allOf(
                                containsString("返田 ゆい"),
                                containsString("1時間以内"),
                                containsString("まだ決まっていません"),
                                not(containsString("母乳")))));
        var before = rowsAbout(child.id());
        browser.perform(open(NURSE, "/replies/" + thread.id()))
                .andExpect(content().string(allOf(containsString("母乳のことで"), containsString("1,000文字まで"))));
        assertThat(rowsAbout(child.id())).isEqualTo(before + 1);
        browser.perform(open(new Person("sub-nobody", "だれか", "n@example.jp"), "/replies/" + thread.id()))
                .andExpect(status().isNotFound());
    }

    @Test
    void two_nurses_who_answer_at_once_both_see_both_texts_and_one_answer_goes_out() throws Exception {
        var thread = written(born(BIZEN, "返木 れん", "かえりぎ れん", today().minusDays(71)), "sub-kaerigi", "何時からですか。");
        var path = "/replies/" + thread.id();
        browser.perform(send(NURSE, path + "/answer").param("version", "1").param("text", "10時からです。"))
                .andExpect(flash().attribute("saved", "reply.answered"))
                .andExpect(redirectedUrl(path));

        browser.perform(send(ADMIN, path + "/answer").param("version", "1").param("text", "9時半からです。"))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("10時からです。"), containsString("9時半からです。"))));
        browser.perform(open(NURSE, path))
                .andExpect(content().string(allOf(containsString("大森 けい"), not(containsString("9時半から")))));
    }

    @Test
    void what_cannot_be_sent_is_said_beside_its_field_and_stays_there() throws Exception {
        var thread = written(born(BIZEN, "返川 そら", "かえりかわ そら", today().minusDays(72)), "sub-kaerikawa", "こんにちは。");
        var path = "/replies/" + thread.id();
        browser.perform(send(NURSE, path + "/answer").param("version", "1").param("text", " "))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("ことばを入れてください。")));
        var much = "長".repeat(1001);
        browser.perform(send(NURSE, path + "/close").param("version", "1").param("lastWord", much))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString(much), containsString("いまは1,001文字です。"))));
        browser.perform(send(NURSE, path + "/hand-over")
                        .param("version", "1")
                        .param("to", "")
                        .param("word", "お願いします"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("引きつぐ人を"), containsString("お願いします"))));
        assertThat(in(BIZEN, actor(NURSE), () -> desk.open(thread.id())).said()).hasSize(1);
    }

    @Test
    void a_thread_is_handed_over_to_a_colleague_and_closed_with_a_word() throws Exception {
        var thread = written(born(BIZEN, "返野 あん", "かえりの あん", today().minusDays(73)), "sub-kaerino", "質問です。");
        var path = "/replies/" + thread.id();
        var admin = owner().sql("select id::text from t_332119.identity_staff where subject = 'sub-admin'")
                .query(String.class)
                .single();
        browser.perform(send(NURSE, path + "/hand-over")
                        .param("version", "1")
                        .param("to", admin)
                        .param("word", "栄養のことです"))
                .andExpect(flash().attribute("saved", "reply.handed-over"));
        browser.perform(open(ADMIN, path))
                .andExpect(content().string(allOf(containsString("受けもち:片山 早苗"), containsString("栄養のことです"))));
        assertThat(handedTo(admin))
                .as("the colleague is told where, and neither who nor what")
                .singleElement()
                .asString()
                .contains("/replies/" + thread.id())
                .doesNotContain("返野", "栄養", "質問");
        assertThat(seenBy("sub-kaerino").said()).as("a word among the office").hasSize(1);

        browser.perform(send(ADMIN, path + "/close").param("version", "2").param("lastWord", "電話でお話ししました。"))
                .andExpect(flash().attribute("saved", "reply.closed"));
        browser.perform(send(NURSE, path + "/answer").param("version", "3").param("text", "もう一言"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("もう一言")));
        assertThat(seenBy("sub-kaerino").isOpen()).isFalse();
        browser.perform(send(NURSE, path + "/reopen").param("version", "3"))
                .andExpect(flash().attribute("saved", "reply.reopened"));
        assertThat(seenBy("sub-kaerino").isOpen()).isTrue();
    }

    @Test
    void a_protected_familys_thread_has_no_name_in_the_list_asks_why_it_is_opened_and_sends_no_mail() throws Exception {
        var child = born(BIZEN, "返守 みう", "かえりもり みう", today().minusDays(74));
        var thread = written(child, "sub-kaerimori", "引っこしました。");
        in(BIZEN, actor(NURSE), () -> states.set(child.id(), ChildState.Kind.SHIELDED, "", today(), "支援措置"));

        browser.perform(open(NURSE, "/replies")).andExpect(content().string(not(containsString("返守"))));
        browser.perform(open(NURSE, "/replies/" + thread.id()))
                .andExpect(redirectedUrl("/children/" + child.id() + "/open"));
        browser.perform(send(NURSE, "/replies/" + thread.id() + "/answer")
                        .param("version", "1")
                        .param("text", "わかりました。"))
                .andExpect(redirectedUrl("/children/" + child.id() + "/open"));
        browser.perform(send(NURSE, "/children/" + child.id() + "/open").param("why", "ご本人からの電話のため"));
        browser.perform(send(NURSE, "/replies/" + thread.id() + "/answer")
                        .param("version", "1")
                        .param("text", "わかりました。"))
                .andExpect(flash().attribute("saved", "reply.answered"));
        assertThat(owner().sql("""
                        select count(*) from t_332119.notice_delivery where guardian_id = :guardian and template = 'reply-waits'
                        """)
                        .param("guardian", thread.guardian())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void who_answers_is_told_when_the_one_who_wrote_is_no_guardian_any_more() throws Exception {
        var child = born(BIZEN, "返名 こう", "かえりな こう", today().minusDays(74));
        var thread = written(child, "sub-kaerina", "いつ行けばよいですか。");
        var warned = containsString("いまはこのお子さんの保護者ではありません");
        browser.perform(open(NURSE, "/replies/" + thread.id()))
                .andExpect(content().string(not(warned)));

        browser.perform(send(NURSE, "/children/" + child.id() + "/guardians/" + thread.guardian() + "/end")
                .param("why", "親権が変わったため"));

        browser.perform(open(NURSE, "/replies/" + thread.id()))
                .andExpect(content().string(warned));
    }

    private static List<String> handedTo(String member) {
        return owner().sql("""
                        select args::text || ' ' || once_key from t_332119.notice_delivery
                         where staff_id = cast(:member as uuid) and template = 'thread-handed'
                        """).param("member", member).query(String.class).list();
    }

    private FamilyReplies.View seenBy(String subject) {
        return in(
                BIZEN,
                new Actor.Parent(subject, "", ""),
                () -> replies.open(inbox.list(Locale.JAPANESE, 1).getFirst().delivery())
                        .orElseThrow());
    }

    private ReplyThread written(Child child, String subject, String words) {
        var parent = joined(BIZEN, child, subject, "保護者");
        tell(child);
        in(BIZEN, parent, () -> {
            var delivery = inbox.list(Locale.JAPANESE, 1).getFirst().delivery();
            return replies.write(delivery, 0, words);
        });
        return in(BIZEN, actor(NURSE), () -> desk.list(ThreadState.WAITING, 100)).stream()
                .filter(thread -> thread.children().contains(child.id()))
                .findFirst()
                .orElseThrow();
    }

    private void tell(Child child) {
        var words = new NoticeText("教室", "お待ちしています。", "", NoticeText.Mark.WRITTEN);
        var content = new NoticeContent(
                "離乳食教室",
                new NoticeTexts(Map.of("ja", words)),
                new NoticeAction(NoticeAction.Kind.REPLY, ""),
                Segment.of(Segment.Audience.CHILDREN),
                true,
                null);
        UUID id = in(BIZEN, actor(NURSE), () -> notices.begin(content));
        in(BIZEN, actor(NURSE), () -> notices.propose(id, 1));
        in(BIZEN, actor(ADMIN), () -> notices.approve(id, 2));
        in(
                BIZEN,
                new Actor.Job("story"),
                () -> new TransactionTemplate(transactions).execute(_ -> {
                    dispatch.begin(id);
                    return dispatch.queue(
                            notices.find(id).orElseThrow(),
                            guardians.listOf(child.id()).stream()
                                    .map(one -> new NoticeDispatch.Reader(one.id(), List.of()))
                                    .toList());
                }));
    }

    private static long rowsAbout(UUID child) {
        return owner().sql(
                        "select count(*) from t_332119.audit_event where child_id = :child and action = 'reply.read'")
                .param("child", child)
                .query(Long.class)
                .single();
    }
}
