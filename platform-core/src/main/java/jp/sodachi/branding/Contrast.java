package jp.sodachi.branding;

/** The contrast of two colours as WCAG 2.2 computes it (also JIS X 8341-3:2016, where the formula is the same). */
public final class Contrast {
    /** What text needs on its ground, level AA. */
    public static final double TEXT = 4.5;

    /** What the border of a control needs beside its surroundings. */
    public static final double CONTROL = 3.0;

    private Contrast() {}

    /** The ratio, from 1 (the same colour) to 21 (black on white); the order does not matter. */
    public static double ratio(Colour one, Colour other) {
        double a = one.luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }
}
