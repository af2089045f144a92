package jp.sodachi.support;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Japanese telephone number as people write it: in letters of any width, with or without hyphens, spaces and brackets. */
public final class PhoneNumber {
    private static final Pattern BETWEEN = Pattern.compile("[-‐-―−ー()\\s]");
    private static final Pattern FROM_ABROAD = Pattern.compile("^\\+810?");
    private static final Pattern NUMBER = Pattern.compile("0[0-9]{9,10}");

    private PhoneNumber() {}

    /** Its digits, 10 or 11 of them, the first a 0; +81 in front is read as that 0. Empty when the text is no such number. */
    public static Optional<String> read(String typed) {
        var bare = BETWEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("");
        var digits = FROM_ABROAD.matcher(bare).replaceFirst("0");
        return NUMBER.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }
}
