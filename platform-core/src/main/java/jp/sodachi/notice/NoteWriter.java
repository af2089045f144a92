package jp.sodachi.notice;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.channel.LineNote;
import jp.sodachi.channel.PushAddress;
import jp.sodachi.channel.PushNote;
import jp.sodachi.tenancy.Tenant;
import org.springframework.context.MessageSource;

/**
 * Calls a person to the site in few words, on ways that others can read along: that there is something, never what it says, and
 * nobody's name.
 */
final class NoteWriter {
    private final MessageSource words;
    private final TownSite site;

    NoteWriter(MessageSource words, TownSite site) {
        this.words = words;
        this.site = site;
    }

    PushNote push(
            UUID delivery, Tenant town, Locale reader, Message message, List<PushAddress> devices, Duration keptFor) {
        return new PushNote(
                delivery,
                town.code(),
                devices,
                town.name(),
                words.getMessage(key(message), null, reader),
                reader.toLanguageTag(),
                path(delivery, message),
                keptFor,
                isUrgent(message));
    }

    LineNote line(UUID delivery, Tenant town, Locale reader, Message message, String user) {
        Object[] values = {town.name(), words.getMessage(key(message), null, reader)};
        String text =
                words.getMessage("note.line", values, reader) + "\n" + site.addressOf(town) + path(delivery, message);
        return new LineNote(delivery, town.code(), user, text);
    }

    private static String key(Message message) {
        return isUrgent(message) ? "note.urgent" : "note.plain";
    }

    private static boolean isUrgent(Message message) {
        return message instanceof Message.TownNoticeLetter letter && letter.urgent();
    }

    /** Where the message leads; for the office there are mails only. */
    private static String path(UUID delivery, Message message) {
        return switch (message) {
            case Message.TownNoticeLetter _ -> "/notices/" + delivery;
            case Message.Reminder reminder -> reminder.path();
            case Message.Welcome welcome -> welcome.path();
            case Message.DoseWithdrawn withdrawn -> withdrawn.path();
            case Message.ChecksOpen open -> open.path();
            case Message.ReplyWaits waits -> waits.path();
            case Message.ConfirmAddress _,
                    Message.NoticeTrial _,
                    Message.MailTrial _,
                    Message.CaseWaits _,
                    Message.ThreadHanded _ -> "/notices";
        };
    }
}
