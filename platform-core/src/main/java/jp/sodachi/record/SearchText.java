package jp.sodachi.record;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Kana;

/**
 * What a name and its reading are found by: a key in the one form used for searching, and its pieces of one and of two
 * characters. A word is found in a key exactly when all its pieces are among the key's and the key contains it.
 */
final class SearchText {
    private static final String PARTED = "|";
    private static final Pattern WORDS = Pattern.compile("[\\s\u3000]+");
    private static final Pattern NO_DIGIT = Pattern.compile("[-‐-―−ー()  ]");
    private static final Pattern PHONE = Pattern.compile("0?[0-9]{4,15}");

    private SearchText() {}

    static String key(ChildFacts facts) {
        return Kana.searchFold(facts.name()).replace(PARTED, "")
                + PARTED
                + Kana.searchFold(facts.kana()).replace(PARTED, "");
    }

    static String[] grams(String key) {
        Set<String> grams = new TreeSet<>();
        Arrays.stream(key.split(Pattern.quote(PARTED))).forEach(part -> {
            pieces(part, 1, grams);
            pieces(part, 2, grams);
        });
        return grams.toArray(String[]::new);
    }

    /** The words of a search, each to be found by itself; a date and a telephone number stay whole. */
    static List<String> words(String text) {
        return JapaneseDates.find(text).isPresent() || !phone(text).isEmpty()
                ? List.of(text)
                : WORDS.splitAsStream(text).filter(word -> !word.isBlank()).toList();
    }

    /** {@code text} as a part of a pattern, which stands for nothing but itself. */
    static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** The pieces that a key has to have for {@code word}: of two characters, or the one there is. */
    static String[] needed(String word) {
        Set<String> grams = new TreeSet<>();
        pieces(word, word.codePointCount(0, word.length()) == 1 ? 1 : 2, grams);
        return grams.toArray(String[]::new);
    }

    private static void pieces(String text, int length, Set<String> into) {
        int[] letters = text.codePoints().toArray();
        for (int at = 0; at + length <= letters.length; at++) {
            into.add(new String(letters, at, length));
        }
    }

    /** The digits of what may be a telephone number, whole or in part; empty text for everything else. */
    static String phone(String typed) {
        var digits = NO_DIGIT.matcher(java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC))
                .replaceAll("");
        return PHONE.matcher(digits).matches() ? digits : "";
    }
}
