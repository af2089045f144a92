package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
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
import jp.sodachi.reply.ReplyDesk;
import jp.sodachi.reply.ReplyThread;
import jp.sodachi.reply.Said;
import jp.sodachi.reply.Spoken;
import jp.sodachi.reply.ThreadState;
import jp.sodachi.tenancy.TenantScope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A guardian writes back to the town under a notice that asks for it, and reads the answer there. */
class ReplyStoryTest extends Story {

    @Autowired
    private TownNotices notices;

    @Autowired
    private NoticeDispatch dispatch;

    @Autowired
    private NoticeInbox inbox;

    @Autowired
    private ReplyDesk desk;

    @Autowired
    private Guardians guardians;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void what_a_guardian_writes_lands_with_the_desk_and_the_answer_stands_under_the_notice() {
        var hana = toldAndAsked("木村 あおい", "きむら あおい");
        var page = "/notices/" + newest(hana);
        hana.get(page).is(200).shows("町に返事を書く", "1,000文字まで", "返事をどうぞ");

        assertThat(hana.post(page + "/reply", "text", "駐車場はありますか。", "seen", "0").leadsTo())
                .isEqualTo(page);
        hana.get(page).shows("駐車場はありますか。", "町に届いています");
        var thread = threadOf(hana);
        assertThat(thread.state()).isEqualTo(ThreadState.WAITING);
        assertThat(said(thread)).containsExactly("駐車場はありますか。");

        assertThat(office(BIZEN, () -> desk.answer(thread.id(), 1, "10台分あります。")))
                .isEqualTo(Spoken.DONE);
        assertThat(office(BIZEN, () -> desk.answer(thread.id(), 2, "満車のときは市役所へどうぞ。")))
                .isEqualTo(Spoken.DONE);
        assertThat(newsTo(hana))
                .as("one mail for two answers, and nothing in it")
                .containsExactly("{\"path\": \"/notices\"}");
        hana.get("/").shows("<span>1</span>");
        hana.get("/notices").shows("返信あり");
        hana.get(page).shows("10台分あります。", "満車のときは市役所へどうぞ。");
        hana.get("/notices").hides("返信あり");
        hana.post(page + "/reply", "text", "ありがとうございます。", "seen", "3");
        assertThat(said(thread)).hasSize(4);
    }

    @Test
    void nothing_typed_is_lost_when_it_cannot_be_sent() {
        var jun = toldAndAsked("木下 るい", "きのした るい");
        var page = "/notices/" + newest(jun);
        jun.post(page + "/reply", "text", " \u3000").is(422).shows("伝えたいことを書いてください。");
        var much = "長".repeat(1001);
        jun.post(page + "/reply", "text", much).is(422).shows(much, "1,000文字までにしてください。いまは1,001文字です。");
        jun.post(page + "/reply", "text", "来週は行けますか。");
        var thread = threadOf(jun);
        office(BIZEN, () -> desk.answer(thread.id(), 1, "はい。"));
        jun.post(page + "/reply", "text", "やはり今週にします。", "seen", "1").is(409).shows("はい。", "やはり今週にします。", "書いているあいだに");

        office(BIZEN, () -> desk.close(thread.id(), 2, "お待ちしています。"));
        jun.post(page + "/reply", "text", "もうひとつ。", "seen", "3").is(409).shows("このやりとりを終わりにした", "もうひとつ。", "お待ちしています。");
        assertThat(said(thread)).containsExactly("来週は行けますか。", "はい。", "お待ちしています。");
    }

    @Test
    void what_is_typed_is_kept_as_a_draft_that_the_desk_does_not_see() {
        var mei = toldAndAsked("木田 めい", "きだ めい");
        var page = "/notices/" + newest(mei);
        assertThat(mei.post(page + "/reply/draft/typing", "text", "書きか", "version", "0")
                        .page())
                .isEqualTo("1");
        mei.post(page + "/reply/draft/typing", "text", "べつの画面", "version", "0").is(409);
        mei.post(page + "/reply/draft", "text", "書きかけ", "version", "1");
        mei.get(page).shows("書きかけ", "value=\"2\"");
        assertThat(office(BIZEN, () -> desk.list(ThreadState.WAITING, 100)))
                .noneMatch(thread -> thread.guardian().equals(idOf(mei)));

        mei.post(page + "/reply", "text", "べつの画面の文", "version", "1", "seen", "0")
                .is(409)
                .shows("書きかけ", "べつの画面の文");
        mei.post(page + "/reply", "text", "べつの画面の文", "version", "2", "seen", "0");
        mei.get(page).hides("書きかけ<");
    }

    @Test
    void nobody_writes_under_another_familys_notice_nor_under_one_that_asks_for_nothing() {
        var owner = toldAndAsked("木山 そう", "きやま そう");
        var stranger = toldAndAsked("林田 りく", "はやしだ りく");
        var page = "/notices/" + newest(owner);
        stranger.post(page + "/reply", "text", "こんにちは。").is(404);
        stranger.post(page + "/reply/draft", "text", "こんにちは。").is(404);
        stranger.post(page + "/reply/draft/typing", "text", "こんにちは。").is(404);
        owner.get(page).hides("こんにちは。");

        var child = born(BIZEN, "木野 ゆあ", "きの ゆあ", LocalDate.of(2026, 8, 1), null);
        var other = parentOf(BIZEN, child);
        tell(child, NoticeAction.NONE);
        other.get("/notices/" + newest(other)).hides("町に返事を書く");
        other.post("/notices/" + newest(other) + "/reply", "text", "こんにちは。").is(404);
    }

    private Visitor toldAndAsked(String name, String kana) {
        var child = born(BIZEN, name, kana, LocalDate.of(2026, 8, 1), null);
        var visitor = parentOf(BIZEN, child);
        tell(child, new NoticeAction(NoticeAction.Kind.REPLY, ""));
        return visitor;
    }

    private UUID newest(Visitor visitor) {
        return as(visitor, () -> inbox.list(Locale.JAPANESE, 1).getFirst().delivery());
    }

    private UUID idOf(Visitor visitor) {
        return as(visitor, () -> guardians.findMe().orElseThrow().id());
    }

    private static <T> T as(Visitor visitor, ScopedValue.CallableOp<T, RuntimeException> work) {
        return TenantScope.call(BIZEN, () -> CurrentActor.call(new Actor.Parent(visitor.account(), "", ""), work));
    }

    private ReplyThread threadOf(Visitor visitor) {
        var guardian = idOf(visitor);
        return office(BIZEN, () -> desk.list(ThreadState.WAITING, 100)).stream()
                .filter(thread -> thread.guardian().equals(guardian))
                .findFirst()
                .orElseThrow();
    }

    private List<String> said(ReplyThread thread) {
        return office(BIZEN, () -> desk.open(thread.id())).said().stream()
                .map(Said::body)
                .toList();
    }

    private List<String> newsTo(Visitor visitor) {
        return Towns.owner()
                .sql(
                        "select args::text from %s.notice_delivery where guardian_id = :guardian and template = 'reply-waits'"
                                .formatted(BIZEN.schema()))
                .param("guardian", idOf(visitor))
                .query(String.class)
                .list();
    }

    private void tell(Child child, NoticeAction action) {
        var words = new NoticeText("{お子さんの名前}さんの教室", "お待ちしています。", "返事をどうぞ", NoticeText.Mark.WRITTEN);
        var content = new NoticeContent(
                "教室", new NoticeTexts(Map.of("ja", words)), action, Segment.of(Segment.Audience.CHILDREN), false, null);
        UUID id = office(BIZEN, () -> notices.begin(content));
        office(BIZEN, () -> notices.propose(id, 1));
        TenantScope.call(BIZEN, () -> CurrentActor.call(new Actor.Job("second"), () -> notices.approve(id, 2)));
        office(
                BIZEN,
                () -> new TransactionTemplate(transactions).execute(_ -> {
                    dispatch.begin(id);
                    return dispatch.queue(
                            notices.find(id).orElseThrow(),
                            guardians.listOf(child.id()).stream()
                                    .map(one -> new NoticeDispatch.Reader(
                                            one.id(), List.of(child.facts().called())))
                                    .toList());
                }));
    }
}
