package jp.sodachi.municipalityportal.instruments;

import jp.sodachi.assessment.rules.Words;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** A text in both languages as typed. */
final class TypedWords {
    private static final int LONGEST = 1000;

    private TypedWords() {}

    /** Both languages are needed; what is missing or too long is said beside its field. */
    static Words read(String field, String ja, String en, Errors errors) {
        return new Words(needed(field + "Ja", ja, errors), needed(field + "En", en, errors));
    }

    /** Both or none. */
    static Words readOrNone(String field, String ja, String en, Errors errors) {
        return Typed.text(ja).isEmpty() && Typed.text(en).isEmpty() ? new Words("", "") : read(field, ja, en, errors);
    }

    private static String needed(String field, String typed, Errors errors) {
        var text = Typed.text(typed.replace("\r\n", "\n"));
        if (text.isEmpty()) {
            errors.rejectValue(field, "instruments.draft.words.empty");
        } else if (text.length() > LONGEST) {
            errors.rejectValue(field, "instruments.draft.words.long");
        }
        return text;
    }
}
