package jp.sodachi.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * LINE's Messaging API: one push message a delivery. Several people at once (multicast) would have one retry key for all of them,
 * so that a repeat would have to be for exactly the same people; and it costs the same.
 */
public final class LineChannel implements Channel<LineNote> {
    private static final Logger LOG = LoggerFactory.getLogger(LineChannel.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final Set<Integer> NOT_OUR_ACCOUNT = Set.of(401, 403);
    private static final Set<Integer> NOBODY_THERE = Set.of(404, 410);
    private static final int SERVERS_FAULT = 500;

    private final LineApi api;

    LineChannel(LineApi api) {
        this.api = api;
    }

    @Override
    public Outcome send(LineNote note) {
        return api.post(
                        note.town(),
                        "/v2/bot/message/push",
                        Map.of("to", note.user(), "messages", List.of(LineApi.text(note.text()))),
                        Map.of("X-Line-Retry-Key", note.delivery().toString()))
                .map(answer -> read(note, answer))
                .orElseGet(Outcome.NotNow::new);
    }

    private static Outcome read(LineNote note, WebCall.Answer answer) {
        int status = answer.status();
        if (status == OK) {
            // Something in between may answer in LINE's place; with the same key it is asked again.
            return sentMessage(answer.body()).<Outcome>map(Outcome.Taken::new).orElseGet(Outcome.NotNow::new);
        }
        if (status == CONFLICT) {
            return new Outcome.Taken(answer.header("X-Line-Accepted-Request-Id").orElse("line"));
        }
        if (status == TOO_MANY && answer.body().contains("monthly limit")) {
            return new Outcome.Refused(Outcome.Why.QUOTA);
        }
        if (status == TOO_MANY || status >= SERVERS_FAULT) {
            return new Outcome.NotNow();
        }
        LOG.warn("LINE answers {} to delivery {}", status, note.delivery());
        if (NOBODY_THERE.contains(status)) {
            return new Outcome.Gone(Set.of());
        }
        return new Outcome.Refused(NOT_OUR_ACCOUNT.contains(status) ? Outcome.Why.ACCOUNT : Outcome.Why.ADDRESS);
    }

    /** The id that LINE gives the message, as it promises with every 200. */
    private static Optional<String> sentMessage(String body) {
        try {
            var id = JSON.readTree(body).path("sentMessages").path(0).path("id");
            return id.isString() ? Optional.of(id.stringValue()) : Optional.empty();
        } catch (JacksonException rubbish) {
            return Optional.empty();
        }
    }
}
