package jp.sodachi.growth;

import java.math.BigDecimal;

/**
 * One row of a WHO table, or a point between two: power, median and coefficient of variation, exactly as published or as
 * interpolated.
 */
public record Lms(BigDecimal l, BigDecimal m, BigDecimal s) {

    /** The point that lies the fraction {@code part} (0 to below 1) of the way to the next row. */
    Lms towards(Lms next, BigDecimal part) {
        return new Lms(between(l, next.l, part), between(m, next.m, part), between(s, next.s, part));
    }

    private static BigDecimal between(BigDecimal low, BigDecimal high, BigDecimal part) {
        BigDecimal step = high.subtract(low);
        return step.signum() == 0 ? low : low.add(step.multiply(part));
    }
}
