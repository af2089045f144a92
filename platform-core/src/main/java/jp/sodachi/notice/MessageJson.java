package jp.sodachi.notice;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sodachi.channel.Way;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Messages as they lie in the table: the template's key beside the fields as JSON. */
final class MessageJson {

    private static final Map<String, Class<? extends Message>> TYPES = Map.ofEntries(
            Map.entry(Message.ConfirmAddress.TEMPLATE, Message.ConfirmAddress.class),
            Map.entry(Message.Welcome.TEMPLATE, Message.Welcome.class),
            Map.entry(Message.Reminder.TEMPLATE, Message.Reminder.class),
            Map.entry(Message.DoseWithdrawn.TEMPLATE, Message.DoseWithdrawn.class),
            Map.entry(Message.TownNoticeLetter.TEMPLATE, Message.TownNoticeLetter.class),
            Map.entry(Message.NoticeTrial.TEMPLATE, Message.NoticeTrial.class),
            Map.entry(Message.MailTrial.TEMPLATE, Message.MailTrial.class),
            Map.entry(Message.ChecksOpen.TEMPLATE, Message.ChecksOpen.class),
            Map.entry(Message.CaseWaits.TEMPLATE, Message.CaseWaits.class),
            Map.entry(Message.ReplyWaits.TEMPLATE, Message.ReplyWaits.class),
            Map.entry(Message.ThreadHanded.TEMPLATE, Message.ThreadHanded.class));

    private final JsonMapper mapper = JsonMapper.builder().build();

    String write(Message message) {
        return mapper.writeValueAsString(message);
    }

    /**
     * @throws IllegalArgumentException when the template is not known or the fields do not fit it
     */
    Message read(String template, String args) {
        try {
            return mapper.readValue(args, type(template));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the fields do not fit the template " + template, e);
        }
    }

    /** A reminder that has left; empty when its content is not kept any more, or is of a later version. */
    Optional<Message.Reminder> findReminder(String args) {
        try {
            return Optional.of(mapper.readValue(args, Message.Reminder.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** Ways that were taken before, as they lie beside a message; those that only a later version knows are left out. */
    List<Delivery.Tried> tried(String json) {
        return Arrays.stream(mapper.readValue(json, Noted[].class))
                .flatMap(Noted::read)
                .toList();
    }

    String write(Delivery.Tried tried) {
        return mapper.writeValueAsString(List.of(tried));
    }

    /** Names as they lie in a message. */
    List<String> names(String json) {
        return List.of(mapper.readValue(json, String[].class));
    }

    /** Whether this version knows a template. */
    static boolean knows(String template) {
        return TYPES.containsKey(template);
    }

    /** The templates that this version knows. */
    static Set<String> templates() {
        return TYPES.keySet();
    }

    static Class<? extends Message> type(String template) {
        return Optional.ofNullable(TYPES.get(template))
                .orElseThrow(() -> new IllegalArgumentException("no such template: " + template));
    }

    /** As it lies beside a message; a later version may have written names that this one does not know. */
    private record Noted(String way, String reason, Instant at) {
        Stream<Delivery.Tried> read() {
            return Way.find(way).map(known -> new Delivery.Tried(known, Delivery.Reason.read(reason), at)).stream();
        }
    }
}
