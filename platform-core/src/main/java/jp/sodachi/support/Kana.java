package jp.sodachi.support;

import java.text.Normalizer;
import java.util.Locale;

/** Kana as people type them: hiragana, katakana, half-width katakana with loose voicing marks. */
public final class Kana {

    private static final char KATAKANA_FIRST = 'ァ';
    private static final char KATAKANA_LAST = 'ヶ';
    private static final char HIRAGANA_FIRST = 'ぁ';
    private static final char HIRAGANA_LAST = 'ゖ';
    private static final int DISTANCE = KATAKANA_FIRST - HIRAGANA_FIRST;

    /** Voiced, half-voiced and small hiragana, and at the same place what they are without. */
    private static final String MARKED = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔぁぃぅぇぉっゃゅょゎゕゖ";

    private static final String PLAIN = "かきくけこさしすせそたちつてとはひふへほはひふへほうあいうえおつやゆよわかけ";

    private Kana() {}

    /**
     * A text for comparing and searching, never for showing or keeping: width folded, lower case, katakana as hiragana,
     * small ヶ and ヵ as full ones (茅ヶ崎, 茅ケ崎), no spaces. Two names are taken as the same when their folds are equal.
     */
    public static String fold(String text) {
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(wide.length());
        wide.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .map(c -> full(hiragana(c)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /**
     * A text for searching, wider than {@link #fold}: voicing marks and small kana are folded too, since readings are told
     * and typed either way (やまざき, やまさき; しょう, しよう). For finding candidates, never for taking two names as the same.
     */
    public static String searchFold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        fold(text).codePoints().map(Kana::plain).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int plain(int c) {
        int at = MARKED.indexOf(c);
        return at < 0 ? c : PLAIN.charAt(at);
    }

    /** Katakana as hiragana, half-width ones too; everything else as it is. */
    public static String toHiragana(String text) {
        StringBuilder out = new StringBuilder(text.length());
        widen(text).codePoints().map(Kana::hiragana).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Hiragana as katakana, half-width katakana as full ones; everything else as it is. */
    public static String toKatakana(String text) {
        StringBuilder out = new StringBuilder(text.length());
        widen(text).codePoints().map(Kana::katakana).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** True when the text has at least one kana and nothing but kana, long marks, middle dots and spaces. */
    public static boolean isKana(String text) {
        String wide = widen(text);
        return wide.codePoints().anyMatch(Kana::isLetter)
                && wide.codePoints().allMatch(c -> isLetter(c) || c == 'ー' || c == '・' || c == ' ' || c == '　');
    }

    /** Only half-width katakana are widened: NFKC over the whole text would also exchange kanji of people's names. */
    private static String widen(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && text.charAt(end) >= '｡' && text.charAt(end) <= 'ﾟ') {
                end++;
            }
            if (end > i) {
                out.append(Normalizer.normalize(text.substring(i, end), Normalizer.Form.NFKC));
                i = end;
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }

    private static boolean isLetter(int c) {
        return (c >= HIRAGANA_FIRST && c <= HIRAGANA_LAST) || (c >= KATAKANA_FIRST && c <= 'ヺ');
    }

    private static int hiragana(int c) {
        return c >= KATAKANA_FIRST && c <= KATAKANA_LAST ? c - DISTANCE : c;
    }

    private static int katakana(int c) {
        return c >= HIRAGANA_FIRST && c <= HIRAGANA_LAST ? c + DISTANCE : c;
    }

    private static int full(int c) {
        return switch (c) {
            case 'ゕ' -> 'か';
            case 'ゖ' -> 'け';
            default -> c;
        };
    }
}
