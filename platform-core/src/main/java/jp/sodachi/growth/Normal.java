package jp.sodachi.growth;

/** The normal distribution. */
final class Normal {

    /** Beyond this nothing is left of the first 15 decimals. */
    private static final double END = 8;

    private Normal() {}

    /**
     * The share of the distribution below {@code z}, 0 to 1, to about 15 decimals: the series of Marsaglia (2004),
     * {@code 1/2 + φ(z) (z + z³/3 + z⁵/(3·5) + …)}.
     */
    static double cumulative(double z) {
        if (z < -END) {
            return 0;
        }
        if (z > END) {
            return 1;
        }
        double sum = z;
        double before = Double.NaN;
        double term = z;
        for (int odd = 3; sum != before; odd += 2) {
            before = sum;
            term *= z * z / odd;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    }
}
