package jp.sodachi.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a guardian can have by mail or not. An answer to what somebody just did, and an emergency, belong to none. */
public enum MailTopic {
    /** What the children can receive. */
    REMINDERS,
    /** The town's notices, emergencies left out. */
    NOTICES,
    /** That questions on what the children can do are open. */
    CHECKS;

    /** How it stands in an address. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that stands so in an address. */
    public static Optional<MailTopic> find(String path) {
        return Arrays.stream(values())
                .filter(topic -> topic.path().equals(path))
                .findFirst();
    }

    /** Which one a message belongs to. */
    static Optional<MailTopic> of(Message message) {
        return switch (message) {
            case Message.Reminder _ -> Optional.of(REMINDERS);
            case Message.TownNoticeLetter letter -> letter.urgent() ? Optional.empty() : Optional.of(NOTICES);
            case Message.ChecksOpen _ -> Optional.of(CHECKS);
            case Message.ConfirmAddress _,
                    Message.Welcome _,
                    Message.DoseWithdrawn _,
                    Message.NoticeTrial _,
                    Message.MailTrial _,
                    Message.CaseWaits _,
                    Message.ReplyWaits _,
                    Message.ThreadHanded _ -> Optional.empty();
        };
    }
}
