package jp.sodachi.support;

import java.util.Optional;

/**
 * A municipality code (全国地方公共団体コード): six digits, kept as text with its leading zero. Digits 1–2 are the
 * prefecture (01–47), 3–5 the municipality (000 the prefecture itself), 6 the check digit: eleven less the remainder of
 * 6·d1+5·d2+4·d3+3·d4+2·d5 by eleven, last digit only. An object of this type always has a right check digit.
 */
public record MunicipalityCode(String value) implements Comparable<MunicipalityCode> {

    private static final int LENGTH = 6;
    private static final int PREFECTURES = 47;

    public MunicipalityCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a municipality code: " + shown(value));
        }
    }

    /**
     * The code that was typed; full-width digits and spaces around it are accepted.
     *
     * @throws IllegalArgumentException when it has not six digits, no such prefecture, or a wrong check digit
     */
    public static MunicipalityCode of(String typed) {
        return new MunicipalityCode(Typed.ascii(typed));
    }

    /** As {@link #of}, empty instead of an exception. */
    public static Optional<MunicipalityCode> find(String typed) {
        String digits = Typed.ascii(typed);
        return isValid(digits) ? Optional.of(new MunicipalityCode(digits)) : Optional.empty();
    }

    /** True for the code of a prefecture itself, which is never a town on the platform. */
    public boolean isPrefecture() {
        return value.startsWith("000", 2);
    }

    /** The prefecture's two digits, "01" to "47" (JIS X 0401). */
    public String prefecture() {
        return value.substring(0, 2);
    }

    @Override
    public int compareTo(MunicipalityCode other) {
        return value.compareTo(other.value);
    }

    /** The six digits alone: the code stands in host names, schema names and tables as it is. */
    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String text) {
        if (text.length() != LENGTH || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int prefecture = Integer.parseInt(text.substring(0, 2));
        return prefecture >= 1 && prefecture <= PREFECTURES && checkDigit(text) == digit(text, LENGTH - 1);
    }

    private static int checkDigit(String text) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (LENGTH - i) * digit(text, i);
        }
        return (11 - sum % 11) % 10;
    }

    private static int digit(String text, int index) {
        return text.charAt(index) - '0';
    }

    private static String shown(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
