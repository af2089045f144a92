package jp.sodachi.support;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed, brought into one form before it is read. A Japanese keyboard gives full-width digits, letters,
 * signs and spaces as easily as half-width ones; nobody is sent back for that.
 */
public final class Typed {

    private static final int FULL_WIDTH_DISTANCE = '！' - '!';
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,6})?");

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])[:時]([0-5]\\d)?分?");

    private Typed() {}

    /**
     * Free text for keeping: spaces of any width taken off both ends, control characters other than line breaks taken out.
     * No letter is exchanged, so a name's own kanji variant stays.
     */
    public static String text(String typed) {
        StringBuilder kept = new StringBuilder(typed.length());
        typed.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(kept::appendCodePoint);
        return trim(kept.toString());
    }

    /**
     * Codes, numbers, dates, addresses: full-width ASCII as half-width, the ideographic space as a space, the several dashes
     * as a hyphen-minus, trimmed.
     */
    public static String ascii(String typed) {
        StringBuilder half = new StringBuilder(typed.length());
        typed.codePoints().map(Typed::halfWidth).forEach(half::appendCodePoint);
        return text(half.toString());
    }

    /** The digits alone, in order: for numbers that people write with hyphens or spaces between. Empty when there are none. */
    public static String digits(String typed) {
        StringBuilder digits = new StringBuilder(typed.length());
        ascii(typed).codePoints().filter(c -> c >= '0' && c <= '9').forEach(digits::appendCodePoint);
        return digits.toString();
    }

    /**
     * A decimal number, or empty when the text is none: at most nine digits before and six after the point. A comma is not
     * read, since 3,2 and 3,200 cannot be told apart safely.
     */
    public static Optional<BigDecimal> decimal(String typed) {
        String half = ascii(typed).replace('。', '.');
        return DECIMAL.matcher(half).matches() ? Optional.of(new BigDecimal(half)) : Optional.empty();
    }

    /** A time of day as people write it: 9:00, 9時, 9時30分, in full-width letters too; empty when the text is none. */
    public static Optional<LocalTime> time(String typed) {
        Matcher read = TIME.matcher(ascii(typed));
        if (!read.matches()) {
            return Optional.empty();
        }
        String minutes = read.group(2);
        return Optional.of(
                LocalTime.of(Integer.parseInt(read.group(1)), minutes == null ? 0 : Integer.parseInt(minutes)));
    }

    private static int halfWidth(int c) {
        if (c >= '！' && c <= '～') {
            return c - FULL_WIDTH_DISTANCE;
        }
        return switch (c) {
            case '\u3000', '\u00a0' -> ' ';
            case '‐', '‑', '‒', '–', '—', '―', '−' -> '-';
            default -> c;
        };
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
    }
}
