package jp.sodachi.export;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import jp.sodachi.record.AskedForm;
import jp.sodachi.schedule.Wording;
import jp.sodachi.support.JapaneseDates;
import org.springframework.context.MessageSource;

/**
 * The handbook's words in one reader's language.
 *
 * @param own the town's own words for programmes
 */
record HandbookWords(MessageSource messages, Locale reader, Map<String, String> own) {
    String say(String key, Object... values) {
        return messages.getMessage(key, values, reader);
    }

    String day(LocalDate day) {
        return isJapanese() ? JapaneseDates.era(day) : day.toString();
    }

    private String month(LocalDate first) {
        var day = day(first);
        return isJapanese() ? day.substring(0, day.indexOf('月') + 1) : day.substring(0, "2026-11".length());
    }

    String programme(String code) {
        return Wording.in(reader).withOwn(own).programme(code);
    }

    /** Which dose of its programme, as {@link Wording#dose} says it. */
    String dose(int ordinal, String key, int planned) {
        return Wording.in(reader).dose(ordinal, key, planned);
    }

    String answer(AskedForm.Answered answered) {
        return switch (answered.kind()) {
            case "NUMBER" ->
                answered.item().unit().isEmpty()
                        ? answered.value()
                        : answered.value() + " "
                                + say("form.unit." + answered.item().unit());
            case "OPTION" -> say("form.option." + answered.value());
            case "NOT_YET" -> say("form.not-yet");
            case "MONTH" -> answered.day() == null ? answered.value() : month(answered.day());
            case "DAY" -> answered.day() == null ? answered.value() : day(answered.day());
            default -> answered.value();
        };
    }

    boolean isJapanese() {
        return reader.getLanguage().equals("ja");
    }
}
