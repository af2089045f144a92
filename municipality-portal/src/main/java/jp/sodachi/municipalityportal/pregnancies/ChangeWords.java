package jp.sodachi.municipalityportal.pregnancies;

import java.time.LocalDate;
import java.util.Locale;
import jp.sodachi.record.FactCorrection;
import jp.sodachi.support.JapaneseDates;
import org.springframework.context.MessageSource;

/** Says in the reader's words what was changed. */
final class ChangeWords {
    private final MessageSource messages;
    private final Locale reader;

    ChangeWords(MessageSource messages, Locale reader) {
        this.messages = messages;
        this.reader = reader;
    }

    PregnancyPage.Change of(FactCorrection fact) {
        return new PregnancyPage.Change(fact, say(fact.field(), fact.before()), say(fact.field(), fact.after()));
    }

    private String say(String field, String kept) {
        return switch (field) {
            case "due", "birth" -> JapaneseDates.full(LocalDate.parse(kept), reader);
            case "source", "state", "shielded" -> messages.getMessage("pregnancy." + field + "." + kept, null, reader);
            default -> kept;
        };
    }
}
