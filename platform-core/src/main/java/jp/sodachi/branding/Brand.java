package jp.sodachi.branding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a town shows itself.
 *
 * @param name the handbook's name in this town, e.g. 備前市 そだち手帳; 1–40 characters
 * @param department who answers, e.g. こども家庭課; may be empty
 * @param phone telephone for questions; may be empty
 * @param primary primary colour as {@code #rrggbb}
 * @param accent colour of links as {@code #rrggbb}
 * @param emblemKey changes with every new emblem; null while the town has none
 * @param version grows with every change
 */
public record Brand(
        String name,
        String department,
        String phone,
        String primary,
        String accent,
        @Nullable String emblemKey,
        int version) {

    /** Longest name. */
    public static final int LONGEST_NAME = 40;

    /** The key of the emblem's picture, if the town has one. */
    public Optional<String> emblem() {
        return Optional.ofNullable(emblemKey);
    }

    /** The first character of the name: stands in the emblem's place while there is none. */
    public String initial() {
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
