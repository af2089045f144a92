package jp.sodachi.growth;

import java.math.BigDecimal;

/**
 * Which of the two a WHO table holds: length, measured lying, or height, measured standing. A child measured the other way
 * is brought to the table's by 0.7 cm, the mean difference between the two (WHO 2006).
 */
public enum Stature {
    LENGTH,
    HEIGHT;

    /** From this day of age on children are expected to stand (two years, 24 × 30.4375 days). */
    public static final int STANDING_FROM_DAY = 731;

    private static final BigDecimal LYING_IS_LONGER_CM = new BigDecimal("0.7");

    /** What is expected at an age. */
    public static Stature at(GrowthAge age) {
        return age.days() < STANDING_FROM_DAY ? LENGTH : HEIGHT;
    }

    /** What a measure asks for where no age is known: height for {@link Measure#WEIGHT_FOR_HEIGHT}, else length. */
    public static Stature of(Measure measure) {
        return measure == Measure.WEIGHT_FOR_HEIGHT ? HEIGHT : LENGTH;
    }

    /** The centimetres to look up, exactly: as measured, plus 0.7 when standing for length, minus 0.7 when lying for height. */
    public BigDecimal used(BigDecimal measuredCm, Position position) {
        if (this == LENGTH && position == Position.STANDING) {
            return measuredCm.add(LYING_IS_LONGER_CM);
        }
        if (this == HEIGHT && position == Position.LYING) {
            return measuredCm.subtract(LYING_IS_LONGER_CM);
        }
        return measuredCm;
    }
}
