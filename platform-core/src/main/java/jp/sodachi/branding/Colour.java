package jp.sodachi.branding;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sodachi.support.Typed;

/**
 * An opaque sRGB colour.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Colour(int red, int green, int blue) {
    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour BLACK = new Colour(0, 0, 0);

    private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6})");

    public Colour {
        if (!isByte(red) || !isByte(green) || !isByte(blue)) {
            throw new IllegalArgumentException("not a colour: " + red + "," + green + "," + blue);
        }
    }

    /** Reads {@code #8a3a1c}, with or without the sign, in letters of any width and case; empty when it is no colour. */
    public static Optional<Colour> find(String typed) {
        var matcher = HEX.matcher(Typed.ascii(typed));
        return matcher.matches() ? Optional.of(of(Integer.parseInt(matcher.group(1), 16))) : Optional.empty();
    }

    /**
     * As {@link #find}.
     *
     * @throws IllegalArgumentException when the text is no colour
     */
    public static Colour get(String hex) {
        return find(hex).orElseThrow(() -> new IllegalArgumentException("not a colour"));
    }

    /** {@code #8a3a1c}. */
    public String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** This colour with a share of another mixed in: 0 is this one, 1 the other. */
    Colour mixed(Colour other, double share) {
        return new Colour(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    /** Relative luminance, 0 to 1, by the WCAG formula. */
    double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static Colour of(int rgb) {
        return new Colour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static boolean isByte(int channel) {
        return channel >= 0 && channel <= 255;
    }
}
