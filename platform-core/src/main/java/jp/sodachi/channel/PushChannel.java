package jp.sodachi.channel;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Web Push (RFC 8030): to each of a person's devices; one that takes it is enough. */
public final class PushChannel implements Channel<PushNote> {
    private static final Logger LOG = LoggerFactory.getLogger(PushChannel.class);
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 413);

    private final PushKey key;
    private final PushServices services;
    private final WebCall web;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    PushChannel(PushKey key, PushServices services, WebCall web, Clock clock) {
        this.key = key;
        this.services = services;
        this.web = web;
        this.clock = clock;
    }

    @Override
    public Outcome send(PushNote note) {
        if (!key.signs()) {
            return new Outcome.Refused(Outcome.Why.ACCOUNT);
        }
        List<String> taken = new ArrayList<>();
        Set<UUID> gone = new HashSet<>();
        boolean later = false;
        for (PushAddress device : note.to()) {
            switch (send(note, device)) {
                case Outcome.Taken took -> taken.add(took.providerId());
                case Outcome.Gone _ -> gone.add(device.id());
                case Outcome.NotNow _ -> later = true;
                case Outcome.Refused _ -> LOG.warn("A push service refuses delivery {}", note.delivery());
            }
        }
        if (!taken.isEmpty()) {
            return new Outcome.Taken(taken.getFirst(), gone);
        }
        // A device that may take it in a minute is worth the wait; the dead ones are found again then.
        return later
                ? new Outcome.NotNow()
                : gone.isEmpty() ? new Outcome.Refused(Outcome.Why.ADDRESS) : new Outcome.Gone(gone);
    }

    private Outcome send(PushNote note, PushAddress device) {
        if (!services.know(device.endpoint())) {
            return new Outcome.Gone(Set.of(device.id()));
        }
        var answer = web.send(request(note, device)).orElse(null);
        if (answer == null) {
            return new Outcome.NotNow();
        }
        return switch (answer.status()) {
            case CREATED, ACCEPTED ->
                new Outcome.Taken(answer.header("Location").orElse("push"));
            case NOT_FOUND, GONE -> new Outcome.Gone(Set.of(device.id()));
            default ->
                REFUSED.contains(answer.status()) ? new Outcome.Refused(Outcome.Why.ADDRESS) : new Outcome.NotNow();
        };
    }

    private HttpRequest request(PushNote note, PushAddress device) {
        URI endpoint = device.endpoint();
        return HttpRequest.newBuilder(endpoint)
                .header("Authorization", key.authorization(endpoint, clock.instant()))
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .header("TTL", Long.toString(Math.max(0, note.keptFor().toSeconds())))
                .header("Urgency", note.urgent() ? "high" : "normal")
                // A repeat takes the place of what still lies there for a device that is off.
                .header("Topic", note.delivery().toString().replace("-", ""))
                .POST(HttpRequest.BodyPublishers.ofByteArray(PushCipher.seal(words(note), device)))
                .build();
    }

    private byte[] words(PushNote note) {
        return json.writeValueAsString(Map.of(
                        "title", note.title(),
                        "text", note.text(),
                        "lang", note.language(),
                        "path", note.path(),
                        "tag", note.delivery().toString()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
