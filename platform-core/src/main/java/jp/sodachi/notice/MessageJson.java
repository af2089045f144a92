package jp.sodachi.notice;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Messages as they lie in the table: the template's key beside the fields as JSON. */
final class MessageJson {

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

    /** Ways that failed, as they lie beside a message. */
    List<Delivery.Tried> tried(String json) {
        return List.of(mapper.readValue(json, Delivery.Tried[].class));
    }

    String write(Delivery.Tried tried) {
        return mapper.writeValueAsString(List.of(tried));
    }

    /** Names as they lie in a message. */
    List<String> names(String json) {
        return List.of(mapper.readValue(json, String[].class));
    }

    private static Class<? extends Message> type(String template) {
        return switch (template) {
            case Message.ConfirmAddress.TEMPLATE -> Message.ConfirmAddress.class;
            case Message.Welcome.TEMPLATE -> Message.Welcome.class;
            case Message.Reminder.TEMPLATE -> Message.Reminder.class;
            case Message.DoseWithdrawn.TEMPLATE -> Message.DoseWithdrawn.class;
            case Message.TownNoticeLetter.TEMPLATE -> Message.TownNoticeLetter.class;
            case Message.NoticeTrial.TEMPLATE -> Message.NoticeTrial.class;
            case Message.MailTrial.TEMPLATE -> Message.MailTrial.class;
            case Message.ChecksOpen.TEMPLATE -> Message.ChecksOpen.class;
            case Message.CaseWaits.TEMPLATE -> Message.CaseWaits.class;
            case Message.ReplyWaits.TEMPLATE -> Message.ReplyWaits.class;
            case Message.ThreadHanded.TEMPLATE -> Message.ThreadHanded.class;
            default -> throw new IllegalArgumentException("no such template: " + template);
        };
    }
}
