package jp.sodachi.municipalityportal.children;

import java.util.Locale;
import jp.sodachi.audit.AuditEvent;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.municipalityportal.desk.DeedWords;
import jp.sodachi.web.JapaneseWords;
import org.springframework.context.MessageSource;

/** Says in one reader's language who opened a record. */
final class ReadWords {
    private final MessageSource messages;
    private final Locale reader;
    private final DeedWords deeds;
    private final JapaneseWords days;

    ReadWords(MessageSource messages, Locale reader) {
        this.messages = messages;
        this.reader = reader;
        this.deeds = new DeedWords(messages, reader);
        this.days = new JapaneseWords(reader);
    }

    ChildPage.ReadRow row(AuditTrail.AuditRow row) {
        return new ChildPage.ReadRow(
                who(row),
                say("audit.kind." + row.actorKind()),
                deeds.of(row.action()),
                row.outcome() == AuditEvent.Outcome.REFUSED,
                days.moment(row.at()));
    }

    private String who(AuditTrail.AuditRow row) {
        if (row.actorKind().equals("NOBODY")) {
            return say("audit.nobody");
        }
        return row.actorName().isEmpty() ? say("child.guardian") : row.actorName();
    }

    private String say(String key) {
        return messages.getMessage(key, null, reader);
    }
}
