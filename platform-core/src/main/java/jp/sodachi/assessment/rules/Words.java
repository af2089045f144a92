package jp.sodachi.assessment.rules;

import java.util.Locale;

/**
 * A text in the languages an instrument speaks.
 *
 * @param ja the source
 * @param en for all who do not read Japanese
 */
public record Words(String ja, String en) {
    /** The text for this reader. */
    public String in(Locale reader) {
        return reader.getLanguage().equals("ja") ? ja : en;
    }
}
