package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** How a guardian wants to be told; and LINE, which tells us things that only its signature makes true. */
class ChannelStoryTest extends Story {
    private static final String DEVICE_KEY =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String DEVICE_AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final Pattern NONCE = Pattern.compile("[?&;]nonce=([\\w-]+)");

    private final String user = "U" + UUID.randomUUID().toString().replace("-", "");
    private Visitor hana;

    @BeforeEach
    void a_mother() {
        hana = parentOf(BIZEN, born(BIZEN, "今井 りん", "いまい りん", LocalDate.of(2026, 8, 1), null));
    }

    @Test
    void order_and_hours_are_kept_and_what_cannot_be_is_said_beside_the_field() {
        hana.post("/family/channels", "first", "MAIL", "second", "PUSH", "third", "", "from", "18", "until", "21");

        var page = hana.get("/family/channels").is(200).shows("緊急のお知らせだけは");
        assertThat(selected(page, "first")).isEqualTo("MAIL");
        assertThat(selected(page, "second")).isEqualTo("PUSH");
        assertThat(selected(page, "from")).isEqualTo("18");

        hana.post("/family/channels", "first", "MAIL", "second", "MAIL", "third", "", "from", "20", "until", "9")
                .is(422)
                .shows("2回えらばれています", "より後の時刻");
        hana.post("/family/channels", "first", "PIGEON", "from", "8", "until", "21")
                .is(422)
                .shows("送り方をえらんでください");
        assertThat(selected(hana.get("/family/channels"), "from"))
                .as("as it was")
                .isEqualTo("18");
    }

    @Test
    void a_device_is_one_of_a_known_push_service_and_only_its_owner_takes_it_away() {
        hana.post(
                "/family/channels/devices",
                "endpoint",
                "https://169.254.169.254/x",
                "key",
                DEVICE_KEY,
                "auth",
                DEVICE_AUTH);
        hana.get("/family/channels").shows("登録できませんでした");
        hana.post("/family/channels/devices", "endpoint", endpoint(), "key", "rubbish", "auth", DEVICE_AUTH);
        hana.get("/family/channels").shows("登録できませんでした");
        assertThat(channels(hana)).isZero();

        hana.post("/family/channels/devices", "endpoint", endpoint(), "key", DEVICE_KEY, "auth", DEVICE_AUTH);
        hana.get("/family/channels").shows("この端末でお知らせを受け取ります");
        assertThat(channels(hana)).isOne();
        var device = id(hana);
        var stranger = parentOf(BIZEN, born(BIZEN, "林 りく", "はやし りく", LocalDate.of(2026, 8, 1), null));
        stranger.post("/family/channels/devices/end", "device", device);
        assertThat(channels(hana)).isOne();
        hana.post("/family/channels/devices/end", "device", device);
        assertThat(channels(hana)).isZero();
    }

    @Test
    void a_borrowed_browser_is_its_last_users() {
        var other = parentOf(BIZEN, born(BIZEN, "林 りく", "はやし りく", LocalDate.of(2026, 8, 1), null));
        var endpoint = endpoint();
        hana.post("/family/channels/devices", "endpoint", endpoint, "key", DEVICE_KEY, "auth", DEVICE_AUTH);
        other.post("/family/channels/devices", "endpoint", endpoint, "key", DEVICE_KEY, "auth", DEVICE_AUTH);

        assertThat(channels(hana)).isZero();
        assertThat(channels(other)).isOne();
    }

    @Test
    void a_link_with_line_needs_the_person_here_and_there() {
        post(BIZEN, StubLine.event(id(), "follow", clock.instant(), user, "")).is(200);
        assertThat(StubLine.said().getLast()).contains("/family/line?linkToken=" + StubLine.LINK_TOKEN, "10分以内");

        hana.get("/family/line?linkToken=" + StubLine.LINK_TOKEN).is(200).shows("LINEとつなぎますか");
        assertThat(channels(hana)).as("opening links nobody").isZero();
        var nonce = begin(hana);
        var linked = StubLine.event(id(), "accountLink", clock.instant(), user, link(nonce));
        post(SETOUCHI, linked).is(404);
        post(BIZEN, linked).is(200);

        hana.get("/family/channels").shows("LINEとつながっています");
        assertThat(StubLine.said().getLast()).contains("つながりました");
        var other = parentOf(BIZEN, born(BIZEN, "林 りく", "はやし りく", LocalDate.of(2026, 8, 1), null));
        post(BIZEN, StubLine.event(id(), "accountLink", clock.instant(), "U" + "1".repeat(32), link(nonce)))
                .is(200);
        assertThat(channels(other)).as("the secret is used up").isZero();
        hana.post("/family/line/end");
        assertThat(channels(hana)).isZero();
    }

    @Test
    void what_is_posted_in_lines_name_without_its_signature_changes_nothing() {
        var linked = StubLine.event(id(), "accountLink", clock.instant(), user, link(begin(hana)));

        post(BIZEN, linked, "").is(403);
        post(BIZEN, linked, StubLine.signature(linked, "another secret")).is(403);
        post(BIZEN, linked + " ", StubLine.signature(linked, StubLine.SECRET)).is(403);
        assertThat(channels(hana)).isZero();

        post(BIZEN, linked).is(200);
        assertThat(channels(hana)).isOne();
    }

    @Test
    void what_is_posted_again_or_too_late_changes_nothing() {
        link(hana);
        var left = StubLine.event(id(), "unfollow", clock.instant(), user, "");
        post(BIZEN, left).is(200);
        assertThat(channels(hana))
                .as("whoever blocks the account is not linked")
                .isZero();

        link(hana);
        post(BIZEN, left).is(200);
        assertThat(channels(hana)).as("taken before").isOne();
        post(BIZEN, StubLine.event(id(), "unfollow", clock.instant().minus(Duration.ofHours(1)), user, ""))
                .is(200);
        assertThat(channels(hana)).as("of before the link").isOne();
        post(BIZEN, StubLine.event(id(), "unfollow", clock.instant().plus(Duration.ofHours(1)), user, ""))
                .is(200);
        assertThat(channels(hana)).as("of the future").isOne();
        var said = StubLine.said().size();
        post(BIZEN, StubLine.event(id(), "message", clock.instant().minus(Duration.ofDays(2)), user, ""))
                .is(200);
        post(BIZEN, StubLine.event(id(), "message", clock.instant(), user, "")).is(200);
        assertThat(StubLine.said())
                .as("too old; and nobody who is linked is told how to")
                .hasSize(said);
    }

    @Test
    void a_link_that_is_none_of_lines_and_a_late_confirmation_end_nowhere() {
        assertThat(hana.get("/family/line?linkToken=%3Cscript%3E").leadsTo()).isEqualTo("/family/channels");
        assertThat(hana.post("/family/line", "linkToken", "").leadsTo()).isEqualTo("/family/channels");
        var nonce = begin(hana);
        clock.turnTo(TODAY.plusDays(1));
        try {
            post(BIZEN, StubLine.event(id(), "accountLink", clock.instant(), user, link(nonce)))
                    .is(200);
        } finally {
            clock.turnTo(TODAY);
        }
        assertThat(channels(hana)).isZero();
    }

    @Test
    void who_leaves_the_handbook_is_called_nowhere() {
        hana.post("/family/channels/devices", "endpoint", endpoint(), "key", DEVICE_KEY, "auth", DEVICE_AUTH);
        link(hana);
        assertThat(channels(hana)).isEqualTo(2);
        var before = all();
        hana.post("/family/deregister", "word", "削除").is(200);

        assertThat(all()).isEqualTo(before - 2);
    }

    private void link(Visitor visitor) {
        post(BIZEN, StubLine.event(id(), "accountLink", clock.instant(), user, link(begin(visitor))))
                .is(200);
        assertThat(channels(visitor)).isPositive();
    }

    private static String begin(Visitor visitor) {
        var page = visitor.post("/family/line", "linkToken", StubLine.LINK_TOKEN)
                .is(200)
                .shows("access.line.me")
                .page();
        var nonce = NONCE.matcher(page);
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }

    private static String link(String nonce) {
        return ",\"link\":{\"result\":\"ok\",\"nonce\":\"" + nonce + "\"}";
    }

    private Answer post(Tenant town, String body) {
        return post(town, body, StubLine.signature(body, StubLine.SECRET));
    }

    private Answer post(Tenant town, String body, String signature) {
        var request = MockMvcRequestBuilders.post("http://" + Towns.host(town) + "/line/webhook")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.getBytes(StandardCharsets.UTF_8))
                .header("X-Line-Signature", signature);
        try {
            return new Answer(mvc.perform(request).andReturn());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static String selected(Answer page, String field) {
        var found = Pattern.compile("(?s)<select[^>]*name=\"" + field + "\".*?</select>")
                .matcher(page.page());
        assertThat(found.find()).isTrue();
        var option = Pattern.compile("value=\"(\\w*)\"[^>]*selected").matcher(found.group());
        return option.find() ? option.group(1) : "";
    }

    private static String endpoint() {
        return "https://fcm.googleapis.com/fcm/send/" + Ids.next();
    }

    private static String id() {
        return Ids.next().toString();
    }

    private static String id(Visitor visitor) {
        return Towns.owner()
                .sql(
                        "select c.id::text from %1$s.notice_channel c join %1$s.identity_guardian g on g.id = c.guardian_id where g.subject = :me"
                                .formatted(BIZEN.schema()))
                .param("me", visitor.account())
                .query(String.class)
                .single();
    }

    private static int channels(Visitor visitor) {
        return Towns.owner()
                .sql(
                        "select count(*) from %1$s.notice_channel c join %1$s.identity_guardian g on g.id = c.guardian_id where g.subject = :me"
                                .formatted(BIZEN.schema()))
                .param("me", visitor.account())
                .query(Integer.class)
                .single();
    }

    private static int all() {
        return Towns.owner()
                .sql("select count(*) from %s.notice_channel".formatted(BIZEN.schema()))
                .query(Integer.class)
                .single();
    }
}
