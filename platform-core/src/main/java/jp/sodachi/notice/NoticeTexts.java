package jp.sodachi.notice;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A notice's words in every language it has.
 *
 * @param byLanguage by the language's tag; Japanese, the source, is always among them
 */
public record NoticeTexts(Map<String, NoticeText> byLanguage) {

    /** The language in which a notice is written first. */
    public static final String SOURCE = "ja";

    /** The languages a notice may have: those in which the pages speak. */
    public static final List<String> LANGUAGES = List.of(SOURCE, "en");

    public NoticeTexts {
        byLanguage = Map.copyOf(new TreeMap<>(byLanguage));
        if (!byLanguage.containsKey(SOURCE)) {
            throw new IllegalArgumentException("A notice is written in Japanese first.");
        }
    }

    /** The Japanese words. */
    public NoticeText source() {
        return in(SOURCE);
    }

    /** The tag of the language in which this reader gets it: their own, or Japanese where nobody has written that. */
    public String languageFor(Locale reader) {
        return byLanguage.containsKey(reader.getLanguage()) ? reader.getLanguage() : SOURCE;
    }

    /** The words in a language it has. */
    NoticeText in(String language) {
        NoticeText text = byLanguage.get(language);
        if (text == null) {
            throw new IllegalArgumentException("The notice has no words in " + language);
        }
        return text;
    }

    /** Everything that is filled in for a family, in any language. */
    public Set<NoticeField> fields() {
        Set<NoticeField> fields = EnumSet.noneOf(NoticeField.class);
        byLanguage
                .values()
                .forEach(text -> Stream.of(text.subject(), text.body(), text.button())
                        .forEach(words -> fields.addAll(NoticeField.in(words))));
        return fields;
    }

    /** What nobody has written yet, in all languages. */
    public List<String> blanks() {
        return byLanguage.values().stream()
                .flatMap(text -> Stream.of(text.subject(), text.body(), text.button()))
                .flatMap(words -> NoticeField.blanksIn(words).stream())
                .distinct()
                .toList();
    }

    /** What stands in braces in these words and is no field, as it was written. */
    public static List<String> unknownFields(String words) {
        return NoticeField.unknownIn(words);
    }

    /** What a template has left open in these words, as 〔会場〕; a notice leaves nothing open. */
    public static List<String> blanks(String words) {
        return NoticeField.blanksIn(words);
    }

    /** Whether these words name the children whom a notice concerns. */
    public static boolean namesChildren(String words) {
        return NoticeField.in(words).contains(NoticeField.CHILD);
    }

    /** Whether these words name the telephone number of the town's desk. */
    public static boolean namesPhone(String words) {
        return NoticeField.in(words).contains(NoticeField.PHONE);
    }
}
