package jp.sodachi.record;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sodachi.identity.Secrets;
import jp.sodachi.support.MunicipalityCode;

/**
 * The code with which a child's record goes to another town: the old town's municipality code, 85 random bits and a check
 * character, in four groups of six, {@code 332119-7KQ2MX-0HV4TB-9RZC5W}.
 *
 * <p>Letters and digits are Crockford's (no I, L, O, U), so that what is read aloud or off paper is typed right; the check
 * character is Luhn's over the 32 of them and finds every single wrong character and nearly every swapped pair. It only
 * spares the old town a question: no part of the secret can be guessed from it.
 *
 * @param from the town that gave it
 * @param text the 24 characters without hyphens
 */
public record MovingCode(MunicipalityCode from, String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BASE = 32;
    private static final int TOWN = 6;
    private static final int LENGTH = 24;

    /** A fresh code of the town {@code from}. */
    static MovingCode fresh(MunicipalityCode from) {
        var random = new SecureRandom();
        var secret = IntStream.range(0, LENGTH - TOWN - 1)
                .mapToObj(_ -> String.valueOf(ALPHABET.charAt(random.nextInt(BASE))))
                .collect(Collectors.joining());
        var body = from.value() + secret;
        return new MovingCode(from, body + check(body));
    }

    /**
     * The code somebody typed: spaces, hyphens, width and case do not matter, and I, L and O are taken for 1, 1 and 0.
     *
     * @return empty when it is none; a wrong check character is none
     */
    public static Optional<MovingCode> find(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}ー−]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (plain.length() != LENGTH || !plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        var body = plain.substring(0, LENGTH - 1);
        return plain.charAt(LENGTH - 1) == check(body)
                ? MunicipalityCode.find(plain.substring(0, TOWN)).map(from -> new MovingCode(from, plain))
                : Optional.empty();
    }

    /** As it is shown and printed. */
    public String grouped() {
        return text.replaceAll("(.{6})(?=.)", "$1-");
    }

    /** What is kept of it. */
    byte[] hash() {
        return Secrets.hash(text);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "MovingCode[from=" + from + "]";
    }

    private static char check(String body) {
        var sum = 0;
        for (var i = 0; i < body.length(); i++) {
            // Every second character counts twice, beginning at the last.
            var value = ALPHABET.indexOf(body.charAt(i)) * ((body.length() - i) % 2 == 1 ? 2 : 1);
            sum += value / BASE + value % BASE;
        }
        return ALPHABET.charAt((BASE - sum % BASE) % BASE);
    }
}
