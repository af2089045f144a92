package jp.sodachi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.branding.Brand;
import jp.sodachi.channel.Mail;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.Test;

class MailWriterTest {

    private static final Tenant BIZEN = new Tenant(MunicipalityCode.of("332119"), "備前市", "home", TenantState.ACTIVE);
    private static final Brand BRAND = new Brand("備前市 そだち手帳", "こども家庭課", "0000-00-0000", "#8a3a1c", "#00118f", null, 0);
    private static final LocalDate FROM = LocalDate.of(2026, 12, 5);
    private static final LocalDate UNTIL = LocalDate.of(2027, 7, 4);

    private final UUID delivery = Ids.next();
    private final MailWriter writer = new MailWriter(
            NoticeSending.words(),
            new TownSite("http://{code}.localhost:8081"),
            new TownSite("http://{code}.localhost:8082"));

    @Test
    void a_reminder_says_what_can_be_received_from_when_and_where_to_look() {
        Mail mail = writer.write(delivery, BIZEN, BRAND, reader("ja"), reminder("さくら"), Optional.empty(), Map.of());

        assertThat(mail.subject()).isEqualTo("【備前市】さくらさんの予防接種のお知らせ");
        assertThat(mail.senderName()).isEqualTo("備前市");
        assertThat(mail.text())
                .startsWith("山田 花 さん\n")
                .contains("■ さくら さん", "・5種混合 2回目:令和8年12月5日(土)から受けられます。")
                .contains("http://332119.localhost:8081/plan")
                .contains("お送りしています")
                .contains("お問い合わせ: こども家庭課 0000-00-0000");
    }

    @Test
    void the_reader_has_it_in_their_own_language() {
        Mail mail = writer.write(delivery, BIZEN, BRAND, reader("en"), reminder("Sakura"), Optional.empty(), Map.of());

        assertThat(mail.subject()).isEqualTo("[備前市] Vaccinations for Sakura");
        assertThat(mail.text())
                .contains("5-in-1 (DPT-IPV-Hib), dose 2: can be received from Saturday, 5 December 2026.");
        assertThat(mail.html()).contains("<html lang=\"en\">");
    }

    @Test
    void the_reason_is_said_in_the_readers_language_with_its_dates_and_words() {
        Message.Reason why = new Message.Reason(
                "schedule.why.earliest.gapDays",
                List.of(
                        new Message.Value(FROM, null, null),
                        new Message.Value(null, 20, null),
                        new Message.Value(FROM.minusDays(21), null, null),
                        new Message.Value(null, null, "schedule.dose.1")));
        Message.Item item = new Message.Item(Message.Kind.OPENS, "PENTA", 2, true, FROM, UNTIL, why);
        Message message = new Message.Reminder(List.of(new Message.ForChild("さくら", List.of(item))), "/plan");

        assertThat(writer.write(delivery, BIZEN, BRAND, reader("ja"), message, Optional.empty(), Map.of())
                        .text())
                .contains("・5種混合 2回目:1回目(令和8年11月14日(土))から20日以上あける決まりのため、令和8年12月5日(土)から受けられます。");
        assertThat(writer.write(delivery, BIZEN, BRAND, reader("en"), message, Optional.empty(), Map.of())
                        .text())
                .contains("dose 2: At least 20 days must lie between this and 1st dose (Saturday, 14 November 2026)");
    }

    @Test
    void what_the_town_calls_a_programme_stands_in_its_mails() {
        Message.Item item = item("PENTA", Map.of("ja", "5種混合(町の案内つき)"), new Message.Which("P2", 4), false);
        Message message = new Message.Reminder(List.of(new Message.ForChild("さくら", List.of(item))), "/plan");

        assertThat(writer.write(delivery, BIZEN, BRAND, reader("ja"), message, Optional.empty(), Map.of())
                        .text())
                .contains("5種混合(町の案内つき) 2回目");
        assertThat(writer.write(delivery, BIZEN, BRAND, reader("en"), message, Optional.empty(), Map.of())
                        .text())
                .contains("5-in-1 (DPT-IPV-Hib), 2nd dose");
    }

    @Test
    void a_booster_is_called_in_a_mail_what_the_pages_call_it() {
        Message.Item item = item("PCV", Map.of(), new Message.Which("BOOST", 4), false);

        assertThat(reminderOf(item, "ja").text()).contains("・小児用肺炎球菌 追加:令和8年12月5日(土)から受けられます。");
        assertThat(reminderOf(item, "en").text()).contains("Booster: can be received from");
    }

    @Test
    void a_check_up_has_its_own_words_and_stands_in_the_subject() {
        Message.Item checkup = item("CHECKUP_Y01H", Map.of(), new Message.Which("D1", 1), true);
        Message.Item dose = item("PENTA", Map.of(), new Message.Which("P2", 4), false);

        assertThat(reminderOf(checkup, "ja").subject()).isEqualTo("【備前市】さくらさんの健診のお知らせ");
        assertThat(reminderOf(checkup, "ja").text())
                .contains("・1歳6か月児健診:令和8年12月5日(土)から受けられます。")
                .doesNotContain("かかりつけ医");
        var both = new Message.Reminder(List.of(new Message.ForChild("さくら", List.of(dose, checkup))), "/plan");
        assertThat(writer.write(delivery, BIZEN, BRAND, reader("en"), both, Optional.empty(), Map.of())
                        .subject())
                .isEqualTo("[備前市] Vaccinations and check-ups for さくら");
    }

    private Mail reminderOf(Message.Item item, String language) {
        Message message = new Message.Reminder(List.of(new Message.ForChild("さくら", List.of(item))), "/plan");
        return writer.write(delivery, BIZEN, BRAND, reader(language), message, Optional.empty(), Map.of());
    }

    private static Message.Item item(
            String programme, Map<String, String> called, Message.Which which, boolean checkup) {
        return new Message.Item(
                Message.Kind.OPENS, programme, 2, which.planned() > 1, FROM, UNTIL, null, called, which, checkup);
    }

    @Test
    void a_language_without_words_of_its_own_falls_back_to_japanese() {
        assertThat(writer.write(delivery, BIZEN, BRAND, reader("ko"), reminder("さくら"), Optional.empty(), Map.of())
                        .subject())
                .startsWith("【備前市】");
    }

    @Test
    void several_children_are_in_one_mail() {
        Message both = new Message.Reminder(
                List.of(child("さくら", Message.Kind.DUE), child("はると", Message.Kind.CLOSES)), "/plan");
        Mail mail = writer.write(delivery, BIZEN, BRAND, reader("ja"), both, Optional.empty(), Map.of());

        assertThat(mail.subject()).isEqualTo("【備前市】さくらさんほか1人の予防接種のお知らせ");
        assertThat(mail.text()).contains("いまからでも受けられます", "お早めに予約してください");
    }

    @Test
    void what_a_person_typed_can_neither_break_the_page_nor_add_a_header() {
        Mail mail = writer.write(
                delivery,
                BIZEN,
                BRAND,
                reader("ja"),
                reminder("<b>{0}</b>\r\nBcc: x@example.com"),
                Optional.empty(),
                Map.of());

        assertThat(mail.html()).contains("&lt;b&gt;{0}&lt;/b&gt;").doesNotContain("<b>");
        assertThat(mail.subject()).doesNotContain("\n").doesNotContain("\r");
    }

    @Test
    void confirming_and_welcoming_link_to_the_towns_own_site() {
        Mail confirm = writer.write(
                delivery,
                BIZEN,
                BRAND,
                reader("ja"),
                new Message.ConfirmAddress("/confirm/abc"),
                Optional.empty(),
                Map.of());
        Mail welcome = writer.write(
                delivery, BIZEN, BRAND, reader("en"), new Message.Welcome("/"), Optional.empty(), Map.of());

        assertThat(confirm.text()).contains("http://332119.localhost:8081/confirm/abc", "削除してください");
        assertThat(confirm.html()).contains("<a href=\"http://332119.localhost:8081/confirm/abc\">");
        assertThat(welcome.subject()).isEqualTo("[備前市] Welcome to your child’s health handbook");
        assertThatThrownBy(() -> new Message.Welcome("//elsewhere.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_message_comes_back_from_its_row_as_it_went_in() {
        MessageJson json = new MessageJson();
        Message reminder = reminder("さくら");

        assertThat(json.read(reminder.template(), json.write(reminder))).isEqualTo(reminder);
        assertThat(json.read("reminder", """
                        {"children": [{"name": "さくら", "items": [{"kind": "OPEN", "programme": "PENTA", "ordinal": 1,
                          "ofSeveral": true, "from": "2026-12-05"}]}], "path": "/plan"}
                        """))
                .as("as an earlier version queued it")
                .isInstanceOf(Message.Reminder.class);
        assertThatThrownBy(() -> json.read("unknown", "{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json.read("welcome", "{\"path\":3")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reminder_says_how_to_stop_it_and_an_answer_to_a_deed_does_not() {
        Optional<String> secret = Optional.of("abc");
        Mail reminder = writer.write(delivery, BIZEN, BRAND, reader("ja"), reminder("さくら"), secret, Map.of());
        Mail welcome = writer.write(delivery, BIZEN, BRAND, reader("ja"), new Message.Welcome("/"), secret, Map.of());

        assertThat(reminder.stop()).contains("http://332119.localhost:8081/stop/abc/reminders");
        assertThat(reminder.text()).contains("http://332119.localhost:8081/stop/abc/reminders");
        assertThat(welcome.stop()).isEmpty();
    }

    @Test
    void nothing_that_may_end_in_a_log_names_a_person() {
        Mail mail = writer.write(delivery, BIZEN, BRAND, reader("ja"), reminder("さくら"), Optional.empty(), Map.of());

        assertThat(mail.toString()).doesNotContain("さくら").doesNotContain("example.com");
    }

    private static Message reminder(String child) {
        return new Message.Reminder(List.of(child(child, Message.Kind.OPENS)), "/plan");
    }

    private static Message.ForChild child(String name, Message.Kind kind) {
        return new Message.ForChild(name, List.of(new Message.Item(kind, "PENTA", 2, true, FROM, UNTIL, null)));
    }

    private static Addressee reader(String language) {
        return new Addressee("山田 花", "hana@example.com", true, language, false);
    }
}
