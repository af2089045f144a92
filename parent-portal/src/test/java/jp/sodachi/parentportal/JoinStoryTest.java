package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.sodachi.record.Child;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A family joins with the sheet from the counter. */
class JoinStoryTest extends Story {
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 11);

    @AfterEach
    void turn_the_calendar_back() {
        clock.turnTo(TODAY);
    }

    @Test
    void a_guardian_may_leave_a_number_and_the_office_finds_the_child_by_it() {
        var child = born(BIZEN, "三宅 ゆづき", "みやけ ゆづき", LocalDate.of(2026, 8, 11), null);
        var parent = parentOf(BIZEN, child);
        parent.post("/family/phone", "phone", "でんわ").is(422).shows("10けたか11けた", "value=\"でんわ\"");
        parent.post("/family/phone", "phone", "０９０−１２３４−５６７８").is(302);
        parent.get("/family").shows("value=\"09012345678\"");
        for (var typed : List.of(
                "090-1234-5678",
                "12345678",
                "5678",
                "三宅 090-1234",
                "ﾐﾔｹﾕﾂﾞｷ",
                "みやけ ゆつき",
                "ゆづき 令和8年8月11日",
                "宅",
                "三宅ゆ")) {
            assertThat(office(BIZEN, () -> records.search(typed, 20)))
                    .as(typed)
                    .extracting(Child::id)
                    .contains(child.id());
        }
        assertThat(office(BIZEN, () -> records.search("09099999999", 20))).isEmpty();
        assertThat(office(BIZEN, () -> records.search("三宅 ゆうた", 20))).isEmpty();
    }

    @Test
    void the_open_page_names_nobody() {
        var child = born(BIZEN, "尾上 みのり", "おのうえ みのり", AUGUST, null);
        visitor(BIZEN)
                .get("/join/" + sheetFor(BIZEN, child))
                .is(200)
                .shows("手帳をはじめましょう")
                .hides("みのり", "おのうえ");
    }

    @Test
    void a_new_guardian_is_sent_to_make_an_account_and_the_secret_stays_here() {
        var secret = sheetFor(BIZEN, born(BIZEN, "黒田 そら", "くろだ そら", AUGUST, null));
        var visitor = visitor(BIZEN);
        visitor.get("/join/" + secret);
        assertThat(visitor.post("/join/" + secret, "mail", "ｓｏｒａ＠example.jp").leadsTo())
                .isEqualTo("/oauth2/authorization/parents");
        var away = visitor.get("/oauth2/authorization/parents").leadsTo();
        assertThat(away)
                .contains("prompt=create", "login_hint=sora@example.jp", "ui_locales=ja")
                .doesNotContain(secret);
        assertThat(visitor.get("/oauth2/authorization/parents").leadsTo())
                .as("tried again, the person may sign in as well")
                .doesNotContain("prompt=", "login_hint=");
    }

    @Test
    void who_has_an_account_signs_in_with_it() {
        var secret = sheetFor(BIZEN, born(BIZEN, "黒田 うみ", "くろだ うみ", AUGUST, null));
        var visitor = visitor(BIZEN).reading("en");
        visitor.get("/join/" + secret);
        visitor.post("/join/" + secret, "already", "true", "mail", "");
        assertThat(visitor.get("/oauth2/authorization/parents").leadsTo())
                .doesNotContain("prompt=")
                .contains("ui_locales=en");
    }

    @Test
    void a_slip_in_the_address_is_said_beside_the_field_and_stays() {
        var secret = sheetFor(BIZEN, born(BIZEN, "黒田 りく", "くろだ りく", AUGUST, null));
        visitor(BIZEN)
                .post("/join/" + secret, "mail", "riku.example.jp")
                .is(422)
                .shows("メールアドレスの形をご確認ください", "value=\"riku.example.jp\"", "aria-invalid=\"true\"");
        visitor(BIZEN)
                .post("/join/" + secret, "mail", "x".repeat(10_240))
                .is(422)
                .shows("x".repeat(10_240));
    }

    @Test
    void after_signing_in_the_guardian_confirms_the_children_with_one_tap() {
        var elder = born(BIZEN, "尾上 そうた", "おのうえ そうた", LocalDate.of(2023, 10, 20), null);
        born(BIZEN, "尾上 ひかり", "おのうえ ひかり", AUGUST, elder.id());
        var secret = sheetFor(BIZEN, elder);
        var visitor = visitor(BIZEN);
        visitor.post("/join/" + secret, "mail", "hikari@example.jp");
        visitor.signedIn();
        assertThat(visitor.get("/").leadsTo()).isEqualTo("/join/confirm");
        visitor.get("/join/confirm").is(200).shows("尾上 そうた", "おのうえ ひかり", "令和8年8月11日");
        assertThat(visitor.post("/join/confirm").leadsTo()).isEqualTo("/");
        visitor.get("/").is(200).shows("そうた", "ひかり", "手帳ができました");
        assertThat(Towns.queuedPaths(BIZEN, "email-confirm")).isNotEmpty();
    }

    @Test
    void who_is_signed_in_skips_the_account() {
        var secret = sheetFor(BIZEN, born(BIZEN, "森 あおい", "もり あおい", AUGUST, null));
        var visitor = visitor(BIZEN).signedIn();
        assertThat(visitor.get("/join/" + secret).leadsTo()).isEqualTo("/join/confirm");
        visitor.get("/join/confirm").shows("森 あおい");
    }

    @Test
    void not_mine_leaves_the_sheet_good() {
        var secret = sheetFor(BIZEN, born(BIZEN, "森 つむぎ", "もり つむぎ", AUGUST, null));
        var visitor = visitor(BIZEN).signedIn();
        visitor.get("/join/" + secret);
        visitor.post("/join/leave");
        visitor.get("/").is(200).hides("森 つむぎ");
        visitor(BIZEN).get("/join/" + secret).is(200);
    }

    @Test
    void a_sheet_opens_once() {
        var child = born(BIZEN, "岡 ゆい", "おか ゆい", AUGUST, null);
        var secret = sheetFor(BIZEN, child);
        var first = visitor(BIZEN).signedIn();
        first.get("/join/" + secret);
        first.post("/join/confirm");
        visitor(BIZEN).get("/join/" + secret).is(410).shows("もう使われています").hides("岡 ゆい");
    }

    @Test
    void of_two_at_the_same_moment_exactly_one_joins() throws Exception {
        var secret = sheetFor(BIZEN, born(BIZEN, "岡 れん", "おか れん", AUGUST, null));
        var visitors = IntStream.range(0, 4)
                .mapToObj(_ -> visitor(BIZEN).signedIn())
                .peek(visitor -> visitor.get("/join/" + secret).is(302))
                .toList();
        var together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = visitors.stream()
                    .map(visitor -> threads.submit(() -> {
                        together.await();
                        return visitor.post("/join/confirm");
                    }))
                    .toList();
            together.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (var answer : answers) {
                statuses.add(answer.get().status());
            }
            assertThat(statuses).containsExactlyInAnyOrder(302, 410, 410, 410);
        }
    }

    @Test
    void a_wrong_an_old_and_a_replaced_sheet_say_what_to_do() {
        visitor(BIZEN).get("/join/no-such-secret").is(404).shows("もう一度読みとってください");
        var child = born(BIZEN, "岡 はな", "おか はな", AUGUST, null);
        var replaced = sheetFor(BIZEN, child);
        var old = sheetFor(BIZEN, child);
        visitor(BIZEN).get("/join/" + replaced).is(410).shows("窓口で新しい用紙");
        clock.turnTo(TODAY.plusDays(31));
        visitor(BIZEN).get("/join/" + old).is(410).shows("期限がすぎたか");
        visitor(BIZEN).post("/join/" + old, "mail", "a@example.jp").is(410);
    }

    @Test
    void a_sheet_of_another_town_is_worth_nothing() {
        var secret = sheetFor(BIZEN, born(BIZEN, "岡 そう", "おか そう", AUGUST, null));
        visitor(Towns.SETOUCHI).get("/join/" + secret).is(404);
    }

    @Test
    void the_address_is_confirmed_by_a_button_and_not_by_the_link() {
        var parent = parentOf(BIZEN, born(BIZEN, "谷 こはる", "たに こはる", AUGUST, null));
        assertThat(accounts.proof(parent.account())).isEqualTo("awaited");
        var path = Towns.queuedPaths(BIZEN, "email-confirm").getFirst();
        parent.get(path).is(200).shows("このメールアドレスを確認する");
        parent.get("/family").shows("確認がまだです");
        parent.post(path).is(200).shows("確認できました");
        assertThat(accounts.proof(parent.account())).isEqualTo("given");
        parent.post(path).is(410).shows("このリンクは使えません");
    }

    @Test
    void whoever_reads_the_mail_of_a_mistyped_address_proves_nothing() {
        var parent = parentOf(BIZEN, born(BIZEN, "谷 すず", "たに すず", AUGUST, null));
        var path = Towns.queuedPaths(BIZEN, "email-confirm").getFirst();
        assertThat(visitor(BIZEN).get(path).leadsTo()).endsWith("/signin");
        visitor(BIZEN).signedIn().post(path).is(410);
        parent.get("/family").shows("確認がまだです");
        assertThat(accounts.proof(parent.account())).isEqualTo("awaited");
    }

    @Test
    void without_the_identity_provider_joining_waits_and_the_sheet_stays_good() {
        var visitor = visitor(BIZEN).signedIn();
        visitor.get("/join/" + sheetFor(BIZEN, born(BIZEN, "谷 りく", "たに りく", AUGUST, null)));
        accounts.goAway(true);
        try {
            visitor.post("/join/confirm").is(503).shows("用紙はそのまま使えます", "谷 りく");
        } finally {
            accounts.goAway(false);
        }
        assertThat(visitor.post("/join/confirm").leadsTo()).isEqualTo("/");
    }

    @Test
    void a_mistyped_address_is_put_right_and_proved_anew() {
        var parent = parentOf(BIZEN, born(BIZEN, "谷 ゆい", "たに ゆい", AUGUST, null));
        parent.post("/family/address", "mail", "ちがう").is(422).shows("メールアドレスの形をご確認ください");
        parent.post("/family/address", "mail", Accounts.Notebook.TAKEN).is(422).shows("別の登録で使われています");
        var before = Towns.queuedPaths(BIZEN, "email-confirm").size();
        assertThat(parent.post("/family/address", "mail", "ｔａｎｉ＠example.jp").leadsTo())
                .isEqualTo("/family");
        parent.get("/family").shows("tani@example.jp", "確認がまだです");
        assertThat(Towns.queuedPaths(BIZEN, "email-confirm")).hasSize(before + 1);
    }

    @Test
    void sending_again_twice_sends_once_and_the_link_on_its_way_stays_good() {
        var parent = parentOf(BIZEN, born(BIZEN, "谷 いつき", "たに いつき", AUGUST, null));
        parent.post("/family/email");
        parent.get("/family").shows("確認のメールを送りました", "確認がまだです");
        var path = Towns.queuedPaths(BIZEN, "email-confirm").getFirst();
        parent.post("/family/email");
        parent.get("/family").shows("さきほど送ったばかりです");
        parent.post(path).is(200);
        parent.get("/family").shows("確認ずみ");
    }

    @Test
    void a_name_may_be_given_and_is_used_at_once() {
        var child = born(BIZEN, "谷 あかり", "たに あかり", AUGUST, null);
        var visitor = visitor(BIZEN).signedIn();
        visitor.get("/join/" + sheetFor(BIZEN, child));
        visitor.post("/join/confirm", "name", "谷 さくら");
        visitor.get("/").shows("おはようございます、谷 さくらさん");
    }

    @Test
    void too_long_a_name_is_sent_back_and_the_sheet_is_not_spent() {
        var secret = sheetFor(BIZEN, born(BIZEN, "谷 みなと", "たに みなと", AUGUST, null));
        var visitor = visitor(BIZEN).signedIn();
        visitor.get("/join/" + secret);
        visitor.post("/join/confirm", "name", "谷".repeat(10_240)).is(422).shows("お名前は100文字まで");
        visitor(BIZEN).get("/join/" + secret).is(200);
    }
}
