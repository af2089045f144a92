package jp.sodachi.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place in a notice's words that is filled in for each family: {@code {お子さんの名前}} or, in other languages, {@code
 * {child}}. A text is looked through when it is saved, so that nobody is sent braces.
 */
public enum NoticeField {
    /** The given names of the children whom the notice concerns. */
    CHILD("お子さんの名前", "child"),
    /** The municipality. */
    TOWN("市町村名", "town"),
    /** The department that families ask. */
    DEPARTMENT("窓口", "department"),
    /** Its telephone number. */
    PHONE("電話番号", "phone");

    private static final Pattern PLACE = Pattern.compile("[{｛]([^{}｛｝]*)[}｝]");
    private static final Pattern BLANK = Pattern.compile("〔[^〕]*〕");
    private static final Pattern BRACE = Pattern.compile("[{}｛｝]");

    private final String japanese;
    private final String english;

    NoticeField(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    /** How it is written in a Japanese text, with its braces. */
    public String inJapanese() {
        return "{" + japanese + "}";
    }

    /** How it is written in a text of another language, with its braces. */
    public String inEnglish() {
        return "{" + english + "}";
    }

    /** The fields in a text. */
    static Set<NoticeField> in(String text) {
        Set<NoticeField> fields = EnumSet.noneOf(NoticeField.class);
        PLACE.matcher(text).results().forEach(place -> find(place.group(1)).ifPresent(fields::add));
        return fields;
    }

    /** What stands in braces and is no field, as it was written; also a brace without its other one. */
    static List<String> unknownIn(String text) {
        List<String> unknown = new ArrayList<>();
        PLACE.matcher(text)
                .results()
                .filter(place -> find(place.group(1)).isEmpty())
                .forEach(place -> unknown.add(place.group()));
        BRACE.matcher(PLACE.matcher(text).replaceAll("")).results().forEach(brace -> unknown.add(brace.group()));
        return unknown;
    }

    /** What a template leaves open in tortoise-shell brackets and nobody has written yet. */
    static List<String> blanksIn(String text) {
        return BLANK.matcher(text).results().map(blank -> blank.group()).toList();
    }

    /** The text with every field filled in; one without a value becomes nothing. */
    static String fill(String text, Map<NoticeField, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(find(place.group(1))
                        .map(field -> values.getOrDefault(field, ""))
                        .orElse(place.group())));
    }

    private static Optional<NoticeField> find(String written) {
        String name = written.strip();
        return Arrays.stream(values())
                .filter(field -> field.japanese.equals(name) || field.english.equalsIgnoreCase(name))
                .findFirst();
    }
}
