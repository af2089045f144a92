package jp.sodachi.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.sodachi.support.MunicipalityCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what LINE sends us: the signature over the very bytes first, then the events that concern us. */
public final class LineWebhook {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ID = 64;

    private final LineSecrets secrets;

    LineWebhook(LineSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The events; empty when the signature is not that of the town's account, or what is signed cannot be read. Events of a kind that does not
     * concern us, of a group, or of an account that another system answers ("standby") are left out.
     */
    public Optional<List<LineEvent>> read(MunicipalityCode town, byte[] body, String signature) {
        if (secrets.find(town)
                .filter(secret -> isSigned(secret, body, signature))
                .isEmpty()) {
            return Optional.empty();
        }
        try {
            List<LineEvent> events = new ArrayList<>();
            JSON.readTree(body).path("events").forEach(event -> read(event).ifPresent(events::add));
            return Optional.of(events);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(String secret, byte[] body, String signature) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(body), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException noBase64) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256.", impossible);
        }
    }

    private static Optional<LineEvent> read(JsonNode event) {
        String id = word(event, "webhookEventId");
        String user = word(event.path("source"), "userId");
        if (!word(event.path("source"), "type").equals("user")
                || word(event, "mode").equals("standby")
                || id.isEmpty()
                || id.length() > LONGEST_ID
                || user.isEmpty()
                || !event.path("timestamp").isIntegralNumber()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(event.path("timestamp").longValue());
        String reply = word(event, "replyToken");
        return switch (word(event, "type")) {
            case "follow", "message" -> Optional.of(new LineEvent.Spoke(id, at, user, reply));
            case "unfollow" -> Optional.of(new LineEvent.Left(id, at, user));
            case "accountLink" ->
                word(event.path("link"), "result").equals("ok")
                        ? Optional.of(new LineEvent.Linked(id, at, user, word(event.path("link"), "nonce"), reply))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String word(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : "";
    }
}
