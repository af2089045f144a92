package jp.sodachi.parentportal;

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
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A guardian reads the town's notices on the site, whatever became of the mail, in the own language. */
class NoticeStoryTest extends Story {
    private static final NoticeText JAPANESE =
            new NoticeText("{お子さんの名前}さんの健診", "お待ちしています。", "", NoticeText.Mark.WRITTEN);

    @Autowired
    private TownNotices notices;

    @Autowired
    private NoticeDispatch dispatch;

    @Autowired
    private NoticeInbox inbox;

    @Autowired
    private Guardians guardians;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void a_notice_is_unread_until_it_is_opened_and_its_button_does_the_thing() {
        Child child = born(Towns.BIZEN, "尾上 みのり", "おのえ みのり", LocalDate.of(2026, 8, 1), null);
        Visitor hana = parentOf(Towns.BIZEN, child);
        tell(Towns.BIZEN, child, new NoticeAction(NoticeAction.Kind.PLAN, ""), false);

        assertThat(hana.get("/").page()).contains("<span>1</span>", "未読");
        assertThat(hana.get("/notices").page()).contains("みのりさんの健診", "未読");
        String page = hana.get("/notices/" + newest(hana)).page();
        assertThat(page).contains("お待ちしています。", "href=\"/plan\"", "予定を見る");
        assertThat(hana.get("/notices").page()).doesNotContain("badge unread");
    }

    @Test
    void the_reader_has_the_towns_own_words_in_english_and_the_japanese_ones_where_there_are_none() {
        Child child = born(Towns.BIZEN, "岡 めい", "おか めい", LocalDate.of(2026, 8, 1), null);
        Visitor jun = parentOf(Towns.BIZEN, child);
        tell(Towns.BIZEN, child, NoticeAction.NONE, true);

        assertThat(jun.reading("en").get("/").page()).contains("Urgent", "Check-up of めい");
        assertThat(jun.get("/notices/" + newest(jun)).page())
                .contains("We wait for you.", "translated from Japanese by a machine")
                .doesNotContain("in Japanese only");

        tell(Towns.BIZEN, child, NoticeAction.NONE, false, new NoticeTexts(Map.of("ja", JAPANESE)));
        assertThat(jun.get("/notices/" + newest(jun)).page())
                .contains("お待ちしています。", "in Japanese only", "<h1 lang=\"ja\">");
        assertThat(jun.reading("ja").get("/notices/" + newest(jun)).page()).doesNotContain("日本語で書かれています");
    }

    @Test
    void nobody_reads_another_guardians_notice_nor_one_that_was_stopped() {
        Child child = born(Towns.BIZEN, "谷 そら", "たに そら", LocalDate.of(2026, 8, 1), null);
        Visitor owner = parentOf(Towns.BIZEN, child);
        Visitor stranger = parentOf(Towns.BIZEN, born(Towns.BIZEN, "林 りく", "はやし りく", LocalDate.of(2026, 8, 1), null));
        UUID notice = tell(Towns.BIZEN, child, NoticeAction.NONE, false);
        UUID delivery = newest(owner);

        assertThat(stranger.get("/notices/" + delivery).status()).isEqualTo(404);
        assertThat(stranger.carriedTo(Towns.SETOUCHI)
                        .get("/notices/" + delivery)
                        .status())
                .isNotEqualTo(200);
        office(Towns.BIZEN, () -> notices.stop(notice));
        assertThat(owner.get("/notices/" + delivery).status()).isEqualTo(404);
        assertThat(owner.get("/notices").page()).doesNotContain("そらさんの健診");
    }

    @Test
    void a_mail_is_stopped_by_its_own_link_without_signing_in_as_often_as_one_likes_and_had_again_by_choice() {
        Visitor hana = parentOf(Towns.BIZEN, born(Towns.BIZEN, "今井 りん", "いまい りん", LocalDate.of(2026, 8, 1), null));
        hana.post("/family/mails", "reminders", "true", "notices", "true");
        String stop = "/stop/" + Towns.stopSecret(Towns.BIZEN, hana.account()) + "/notices";
        Visitor mailProgram = visitor(Towns.BIZEN);

        assertThat(mailProgram.get(stop).page()).contains("メールを止めますか");
        assertThat(isTicked(hana, "mail-notices"))
                .as("opening alone changes nothing")
                .isTrue();
        mailProgram
                .postWithoutToken("cross-site", stop, "List-Unsubscribe", "One-Click")
                .is(200)
                .hides("もう止めてあります");
        mailProgram
                .postWithoutToken("cross-site", stop, "List-Unsubscribe", "One-Click")
                .is(200)
                .shows("もう止めてあります");
        assertThat(isTicked(hana, "mail-notices")).isFalse();
        assertThat(isTicked(hana, "mail-reminders")).isTrue();

        mailProgram.postWithoutToken("cross-site", "/stop/nothing/notices").is(404);
        mailProgram
                .postWithoutToken("cross-site", stop.replace("notices", "everything"))
                .is(404);
        mailProgram
                .carriedTo(Towns.SETOUCHI)
                .postWithoutToken("cross-site", stop)
                .is(404);
        hana.post("/family/mails", "notices", "true");
        assertThat(isTicked(hana, "mail-notices")).isTrue();
        assertThat(isTicked(hana, "mail-reminders")).isFalse();
    }

    private static boolean isTicked(Visitor visitor, String box) {
        return visitor.get("/family/channels").page().matches("(?s).*id=\"" + box + "\"[^>]*checked.*");
    }

    private UUID newest(Visitor visitor) {
        return TenantScope.call(
                Towns.BIZEN,
                () -> CurrentActor.call(
                        new Actor.Parent(visitor.account(), "", ""),
                        () -> inbox.list(Locale.JAPANESE, 1).getFirst().delivery()));
    }

    private UUID tell(Tenant town, Child child, NoticeAction action, boolean urgent) {
        var english = new NoticeText("Check-up of {child}", "We wait for you.", "", NoticeText.Mark.MACHINE);
        return tell(town, child, action, urgent, new NoticeTexts(Map.of("ja", JAPANESE, "en", english)));
    }

    private UUID tell(Tenant town, Child child, NoticeAction action, boolean urgent, NoticeTexts texts) {
        var content = new NoticeContent("健診", texts, action, Segment.of(Segment.Audience.CHILDREN), urgent, null);
        UUID id = office(town, () -> notices.begin(content));
        office(town, () -> notices.propose(id, 1));
        // A job stands for one person only; the second is somebody of the office.
        TenantScope.call(town, () -> CurrentActor.call(new Actor.Job("second"), () -> notices.approve(id, 2)));
        office(
                town,
                () -> new TransactionTemplate(transactions).execute(_ -> {
                    dispatch.begin(id);
                    var notice = notices.find(id).orElseThrow();
                    return dispatch.queue(
                            notice,
                            guardians.listOf(child.id()).stream()
                                    .map(one -> new NoticeDispatch.Reader(
                                            one.id(), List.of(child.facts().called())))
                                    .toList());
                }));
        return id;
    }
}
