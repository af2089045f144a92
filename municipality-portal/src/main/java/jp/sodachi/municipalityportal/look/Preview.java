package jp.sodachi.municipalityportal.look;

import java.util.Optional;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Colour;
import jp.sodachi.branding.Contrast;
import jp.sodachi.branding.Palette;
import jp.sodachi.support.Typed;

/**
 * A parent's page in the look as typed.
 *
 * @param name the name, or the stored one while none is typed
 * @param primary what is to be said about the primary colour
 * @param accent what is to be said about the accent colour
 */
record Preview(String name, String department, Verdict primary, Verdict accent) {
    private static final Colour WHITE = Colour.get("#ffffff");

    static Preview of(LookForm typed, Brand stored) {
        var name = Typed.text(typed.name());
        var short_ = name.substring(0, Math.min(name.length(), Brand.LONGEST_NAME));
        return new Preview(
                short_.isEmpty() ? stored.name() : short_,
                Typed.text(typed.department()),
                Verdict.of(Palette.Part.PRIMARY, typed.primary()),
                Verdict.of(Palette.Part.ACCENT, typed.accent()));
    }

    /** Whether the page beside the form can be drawn in these colours; else it stays in the town's present ones. */
    public boolean drawable() {
        return primary.good() && accent.good();
    }

    /** The letter in the emblem's place. */
    public String initial() {
        return Character.toString(name.codePointAt(0));
    }

    /** The style sheet of a preview, empty unless both colours are taken. */
    static Optional<String> css(String primary, String accent) {
        var one = Colour.find(primary);
        var two = Colour.find(accent);
        return one.isPresent()
                        && two.isPresent()
                        && Palette.choose(one.get(), two.get()) instanceof Palette.Taken(var palette)
                ? Optional.of(palette.css().replace(":root", ".preview"))
                : Optional.empty();
    }

    /**
     * What a typed colour is worth.
     *
     * @param hex the colour in one form; empty when it could not be read
     * @param ratio its contrast with white, in words; empty when it could not be read
     * @param nearest a shade that would be taken, where this one is not
     */
    record Verdict(boolean good, String hex, String ratio, String nearest) {
        static Verdict of(Palette.Part part, String typed) {
            return Colour.find(typed)
                    .map(colour -> Palette.refusal(part, colour)
                            .map(refusal -> new Verdict(
                                    false,
                                    colour.hex(),
                                    refusal.ratioInWords(),
                                    refusal.nearest().hex()))
                            .orElseGet(() -> new Verdict(true, colour.hex(), inWords(colour), "")))
                    .orElseGet(() -> new Verdict(false, "", "", ""));
        }

        private static String inWords(Colour colour) {
            return String.format(java.util.Locale.ROOT, "%.1f", Math.floor(Contrast.ratio(colour, WHITE) * 10) / 10);
        }
    }
}
