package jp.sodachi.growth;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** z-scores after WHO: {@code ((y/M)^L - 1) / (L*S)}, and {@code ln(y/M) / S} where L is 0. */
final class ZScore {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LAST_EXACT_SD = 3;

    private ZScore() {}

    /**
     * @param restricted beyond ±3 the distance is counted in steps of the last one, between 2 and 3 standard deviations; WHO
     *     does so where weight is part of the measure, since its tails are skewed
     */
    static Scored of(BigDecimal value, Lms lms, boolean restricted, ZLimits limits) {
        // Length and head have L = 1: their z is a quotient of decimals, so a half is a half and rounds as one.
        boolean exact = !restricted && lms.l().compareTo(BigDecimal.ONE) == 0;
        double z = unrounded(value.doubleValue(), lms, restricted);
        BigDecimal shown = exact
                ? value.subtract(lms.m()).divide(lms.m().multiply(lms.s()), 2, RoundingMode.HALF_UP)
                : new BigDecimal(z).setScale(2, RoundingMode.HALF_UP);
        BigDecimal percentile =
                new BigDecimal(Normal.cumulative(z)).multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
        return new Scored(lms, shown, percentile, limits.exceededBy(shown));
    }

    private static double unrounded(double value, Lms lms, boolean restricted) {
        double l = lms.l().doubleValue();
        double m = lms.m().doubleValue();
        double s = lms.s().doubleValue();
        double z = plain(value, l, m, s);
        if (!restricted || Math.abs(z) <= LAST_EXACT_SD) {
            return z;
        }
        double sign = Math.signum(z);
        double third = valueAt(sign * LAST_EXACT_SD, l, m, s);
        double second = valueAt(sign * (LAST_EXACT_SD - 1), l, m, s);
        return sign * LAST_EXACT_SD + (value - third) / Math.abs(third - second);
    }

    private static double plain(double value, double l, double m, double s) {
        double log = Math.log(value / m);
        return l == 0 ? log / s : Math.expm1(l * log) / (l * s);
    }

    /** The value that has a z: the formula turned round. */
    static double valueAt(double z, double l, double m, double s) {
        return l == 0 ? m * Math.exp(s * z) : m * Math.exp(Math.log1p(l * s * z) / l);
    }
}
