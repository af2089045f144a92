package jp.sodachi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A push service that behaves, and one that does not. */
class PushChannelTest {
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final String DEVICE_KEY =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    private final Provider service = new Provider();
    private final PushKey key = new PushKey(freshKey(), "mailto:town@sodachi.example");
    private final WebCall web = new WebCall(Duration.ofSeconds(10));
    private final PushServices services = new PushServices(List.of("127.0.0.1"), true);
    private final PushChannel channel = new PushChannel(key, services, web, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        web.close();
        service.close();
    }

    @Test
    void a_message_is_sealed_signed_for_its_service_and_bears_the_deliverys_id() throws Exception {
        service.answers(201, "", Map.of("Location", "/m/1"));
        var note = note(device("/a"));

        assertThat(channel.send(note)).isEqualTo(new Outcome.Taken("/m/1"));

        var asked = service.asked.getFirst();
        assertThat(asked.header("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(asked.header("Topic"))
                .isEqualTo(note.delivery().toString().replace("-", ""))
                .hasSize(32);
        assertThat(asked.header("TTL")).isEqualTo("3600");
        assertThat(asked.text()).doesNotContain("備前市", "お知らせ", "/notices/1");
        String[] parts = asked.header("Authorization").split("[=,] ?", 4);
        var token = SignedJWT.parse(parts[1]);
        assertThat(parts[3]).isEqualTo(key.forBrowsers().orElseThrow());
        assertThat(token.verify(new ECDSAVerifier(PushCipher.point(new Base64URL(parts[3]).decode()))))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(service.address());
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                .isBetween(NOW.plusSeconds(60), NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void a_device_that_is_gone_is_named_and_another_one_that_takes_it_is_enough() {
        service.answers(410, "");
        var gone = device("/gone");

        assertThat(channel.send(note(gone))).isEqualTo(new Outcome.Gone(Set.of(gone.id())));

        var elsewhere = new PushAddress(Ids.next(), URI.create("http://10.0.0.1/internal"), DEVICE_KEY, auth());
        assertThat(channel.send(note(elsewhere)))
                .as("no push service: it is never called")
                .isEqualTo(new Outcome.Gone(Set.of(elsewhere.id())));
        service.answers(201, "");
        assertThat(channel.send(note(elsewhere, device("/b"))))
                .isEqualTo(new Outcome.Taken("push", Set.of(elsewhere.id())));
    }

    @Test
    void silence_trouble_a_redirect_and_words_of_somebody_else_are_later() {
        service.isSilent();
        try (var impatient = new WebCall(Duration.ofMillis(50))) {
            assertThat(new PushChannel(key, services, impatient, Clock.systemUTC()).send(note(device("/a"))))
                    .isEqualTo(new Outcome.NotNow());
        }
        for (int status : new int[] {200, 302, 429, 500, 503}) {
            service.answers(status, "<html>", Map.of("Location", "http://10.0.0.1/"));
            assertThat(channel.send(note(device("/a")))).as("%d", status).isEqualTo(new Outcome.NotNow());
        }
        service.answers(201, "x".repeat(100_000));
        assertThat(channel.send(note(device("/a")))).as("an answer without end").isEqualTo(new Outcome.NotNow());
        service.close();
        assertThat(channel.send(note(device("/a")))).as("nobody there").isEqualTo(new Outcome.NotNow());
    }

    @Test
    void a_refusal_is_for_good() {
        for (int status : new int[] {400, 401, 403, 413}) {
            service.answers(status, "");
            assertThat(channel.send(note(device("/a"))))
                    .as("%d", status)
                    .isEqualTo(new Outcome.Refused(Outcome.Why.ADDRESS));
        }
    }

    @Test
    void without_a_private_key_nothing_is_pushed_and_no_browser_is_asked_without_any() {
        var none = new PushKey("", "mailto:town@sodachi.example");

        assertThat(none.forBrowsers()).isEmpty();
        assertThat(new PushChannel(none, services, web, Clock.systemUTC()).send(note(device("/a"))))
                .isEqualTo(new Outcome.Refused(Outcome.Why.ACCOUNT));
        assertThatThrownBy(() -> new PushKey("{\"d\":\"very-secret\"}", ""))
                .hasMessageNotContaining("very-secret")
                .hasNoCause();
    }

    @Test
    void only_the_push_services_of_browsers_are_known() {
        var browsers = new PushServices(List.of("fcm.googleapis.com", ".push.apple.com"), false);

        assertThat(browsers.know(URI.create("https://fcm.googleapis.com/fcm/send/a")))
                .isTrue();
        assertThat(browsers.know(URI.create("https://web.push.apple.com/a"))).isTrue();
        for (String other : List.of(
                "http://fcm.googleapis.com/a",
                "https://fcm.googleapis.com:8443/a",
                "https://fcm.googleapis.com.evil.example/a",
                "https://xpush.apple.com.example/a",
                "https://me@fcm.googleapis.com/a",
                "https://127.0.0.1/a",
                "file:///etc/passwd",
                "fcm")) {
            assertThat(browsers.know(URI.create(other))).as(other).isFalse();
        }
    }

    private PushAddress device(String path) {
        return new PushAddress(Ids.next(), URI.create(service.address() + path), DEVICE_KEY, auth());
    }

    private static String auth() {
        byte[] auth = new byte[16];
        Arrays.fill(auth, (byte) 7);
        return Base64URL.encode(auth).toString();
    }

    private static PushNote note(PushAddress... to) {
        UUID delivery = Ids.next();
        return new PushNote(
                delivery,
                new MunicipalityCode("332119"),
                List.of(to),
                "備前市",
                "お知らせがあります。",
                "ja",
                "/notices/1",
                Duration.ofHours(1),
                false);
    }

    private static String freshKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
