package jp.sodachi.notice;

import java.util.List;
import java.util.Locale;
import jp.sodachi.branding.Brand;
import jp.sodachi.tenancy.Tenant;

/**
 * A notice as one family reads it.
 *
 * @param language the tag of the language it is in, which may not be the reader's
 * @param paragraphs in their order; a line break inside one is kept
 * @param button what the button says; empty for the usual words
 */
public record Letter(
        String language,
        String subject,
        List<String> paragraphs,
        String button,
        NoticeAction action,
        NoticeText.Mark mark,
        boolean urgent) {

    public Letter {
        paragraphs = List.copyOf(paragraphs);
    }

    /**
     * What a family reads of a notice.
     *
     * @param children given names, none when the notice names none
     */
    public static Letter of(NoticeContent content, List<String> children, Tenant town, Brand brand, Locale reader) {
        return NoticeLetters.write(content, children, town, brand, reader);
    }

    /** Whether a machine put it into the reader's language and nobody has looked. */
    public boolean isMachineMade() {
        return mark == NoticeText.Mark.MACHINE;
    }
}
