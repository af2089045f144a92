package jp.sodachi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.sodachi.support.MunicipalityCode;
import org.junit.jupiter.api.Test;

class LineWebhookTest {
    private static final MunicipalityCode BIZEN = new MunicipalityCode("332119");
    private static final LineWebhook WEBHOOK =
            new LineWebhook(new LineSecrets(Map.of("332119", new LineSecrets.Held("hush"))));
    private static final String USER = "U0123456789abcdef0123456789abcdef";
    private static final Instant AT = Instant.parse("2026-11-26T00:00:00Z");

    @Test
    void events_are_read_when_the_signature_is_over_these_very_bytes() throws Exception {
        String body = """
                {"destination":"U1","events":[
                 {"type":"follow","mode":"active","webhookEventId":"e1","timestamp":%1$d,"replyToken":"r1","source":{"type":"user","userId":"%2$s"}},
                 {"type":"unfollow","mode":"active","webhookEventId":"e2","timestamp":%1$d,"source":{"type":"user","userId":"%2$s"}},
                 {"type":"accountLink","mode":"active","webhookEventId":"e3","timestamp":%1$d,"replyToken":"r3","source":{"type":"user","userId":"%2$s"},"link":{"result":"ok","nonce":"n"}}]}
                """.formatted(AT.toEpochMilli(), USER);

        assertThat(read(body))
                .contains(List.of(
                        new LineEvent.Spoke("e1", AT, USER, "r1"),
                        new LineEvent.Left("e2", AT, USER),
                        new LineEvent.Linked("e3", AT, USER, "n", "r3")));
        assertThat(WEBHOOK.read(BIZEN, bytes(body + " "), signature(body, "hush")))
                .isEmpty();
        assertThat(WEBHOOK.read(BIZEN, bytes(body), signature(body, "another"))).isEmpty();
        assertThat(WEBHOOK.read(new MunicipalityCode("332127"), bytes(body), signature(body, "hush")))
                .as("another town's signature")
                .isEmpty();
        assertThat(WEBHOOK.read(BIZEN, bytes(body), "")).isEmpty();
        assertThat(WEBHOOK.read(BIZEN, bytes(body), "no base 64!")).isEmpty();
    }

    @Test
    void what_does_not_concern_us_is_left_out_and_what_cannot_be_read_is_refused() throws Exception {
        assertThat(read("{\"events\":[]}")).contains(List.of());
        assertThat(read("{}")).contains(List.of());
        assertThat(read("""
                {"events":[
                 {"type":"follow","mode":"standby","webhookEventId":"e1","timestamp":1,"source":{"type":"user","userId":"U"}},
                 {"type":"message","mode":"active","webhookEventId":"e2","timestamp":1,"source":{"type":"group","groupId":"C","userId":"U"}},
                 {"type":"accountLink","mode":"active","webhookEventId":"e3","timestamp":1,"source":{"type":"user","userId":"U"},"link":{"result":"failed","nonce":"n"}},
                 {"type":"beacon","mode":"active","webhookEventId":"e4","timestamp":1,"source":{"type":"user","userId":"U"}},
                 {"type":"follow","mode":"active","timestamp":1,"source":{"type":"user","userId":"U"}},
                 {"type":"follow","mode":"active","webhookEventId":"e6","timestamp":"now","source":{"type":"user","userId":"U"}},
                 7]}
                """)).contains(List.of());
        assertThat(read("not json")).isEmpty();
    }

    private static Optional<List<LineEvent>> read(String body) throws Exception {
        return WEBHOOK.read(BIZEN, bytes(body), signature(body, "hush"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(String body, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(bytes(body)));
    }
}
