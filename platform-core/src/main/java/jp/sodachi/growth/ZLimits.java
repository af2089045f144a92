package jp.sodachi.growth;

import java.math.BigDecimal;

/**
 * The z beyond which WHO takes a value for a slip of the hand. Exactly at a limit nothing is asked.
 *
 * @param low the lowest z that passes
 * @param high the highest z that passes
 */
record ZLimits(int low, int high) {

    static ZLimits of(Measure measure) {
        return switch (measure) {
            case WEIGHT -> new ZLimits(-6, 5);
            case LENGTH_HEIGHT -> new ZLimits(-6, 6);
            case BMI, HEAD_CIRCUMFERENCE, WEIGHT_FOR_LENGTH, WEIGHT_FOR_HEIGHT -> new ZLimits(-5, 5);
        };
    }

    boolean exceededBy(BigDecimal roundedZ) {
        return roundedZ.compareTo(BigDecimal.valueOf(low)) < 0 || roundedZ.compareTo(BigDecimal.valueOf(high)) > 0;
    }
}
