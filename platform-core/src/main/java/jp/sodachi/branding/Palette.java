package jp.sodachi.branding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every colour of a town's pages that is not the same in all towns, computed from the two it chose.
 *
 * <p>A chosen colour is taken only if white and it keep 4.5:1 (WCAG 2.2 success criterion 1.4.3): the primary colour carries
 * white words on buttons, the accent colour is the words of links. All others follow: the deep shades are darkened until they
 * keep 4.5:1 on the paper and on the soft shade; the primary colour then keeps 3:1 as a control's border by itself.
 */
public final class Palette {
    /** The ground of all pages; {@code --paper} in the token file. */
    static final Colour PAPER = Colour.get("#f8f6f3");

    private static final double SOFT = 0.92;
    private static final double LINE = 0.72;
    private static final double HOVER = 0.15;
    private static final double STEP = 0.02;

    private final Map<String, Colour> values;

    private Palette(Colour primary, Colour accent) {
        Colour soft = primary.mixed(Colour.WHITE, SOFT);
        Colour deep = darkened(primary.mixed(Colour.BLACK, HOVER), soft);
        values = new LinkedHashMap<>();
        values.put("--brand", primary);
        values.put("--brand-ink", Colour.WHITE);
        values.put("--brand-deep", deep);
        values.put("--brand-hover", primary.mixed(Colour.BLACK, HOVER));
        values.put("--brand-soft", soft);
        values.put("--brand-line", primary.mixed(Colour.WHITE, LINE));
        values.put("--accent", darkened(accent, soft));
        values.put("--accent-deep", darkened(accent, soft).mixed(Colour.BLACK, HOVER));
    }

    /** What becomes of two chosen colours. Both are looked at, so that both refusals are told at once. */
    public static Choice choose(Colour primary, Colour accent) {
        List<Refusal> refusals = Stream.of(refusal(Part.PRIMARY, primary), refusal(Part.ACCENT, accent))
                .flatMap(Optional::stream)
                .toList();
        return refusals.isEmpty() ? new Taken(new Palette(primary, accent)) : new Refused(refusals);
    }

    /** Whether one colour would be refused; for the check while it is typed. */
    public static Optional<Refusal> refusal(Part part, Colour colour) {
        double ratio = Contrast.ratio(colour, Colour.WHITE);
        return ratio >= Contrast.TEXT
                ? Optional.empty()
                : Optional.of(new Refusal(part, colour, ratio, Contrast.TEXT, darkened(colour, Colour.WHITE)));
    }

    /** The style sheet that makes pages the town's own: custom properties and nothing else. */
    public String css() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + ":" + value.getValue().hex())
                .collect(Collectors.joining(";", ":root{", "}\n"));
    }

    /** The colour behind a custom property of {@link #css()}. */
    Colour value(String property) {
        Colour value = values.get(property);
        if (value == null) {
            throw new IllegalArgumentException("no colour is called " + property);
        }
        return value;
    }

    /** The nearest darker shade that keeps text's contrast on the paper and on one more ground. */
    private static Colour darkened(Colour colour, Colour ground) {
        Colour darker = colour;
        for (double share = STEP; !isLegible(darker, ground); share += STEP) {
            darker = colour.mixed(Colour.BLACK, Math.min(1, share));
        }
        return darker;
    }

    private static boolean isLegible(Colour text, Colour ground) {
        return Contrast.ratio(text, PAPER) >= Contrast.TEXT && Contrast.ratio(text, ground) >= Contrast.TEXT;
    }

    /** Which of the two colours a town sets. */
    public enum Part {
        PRIMARY,
        ACCENT
    }

    /** What became of a choice. */
    public sealed interface Choice permits Taken, Refused {}

    /** The colours are taken. */
    public record Taken(Palette palette) implements Choice {}

    /** At least one colour cannot be read. */
    public record Refused(List<Refusal> refusals) implements Choice {}

    /**
     * Why a colour is refused.
     *
     * @param part which one
     * @param colour as chosen
     * @param ratio what it keeps with white
     * @param needed what it would have to keep
     * @param nearest the nearest darker shade that would be taken
     */
    public record Refusal(Part part, Colour colour, double ratio, double needed, Colour nearest) {

        /** The ratio as people read it, rounded down so that 4.49 is never shown as enough: {@code 4.4}. */
        public String ratioInWords() {
            return String.format(java.util.Locale.ROOT, "%.1f", Math.floor(ratio * 10) / 10);
        }
    }
}
