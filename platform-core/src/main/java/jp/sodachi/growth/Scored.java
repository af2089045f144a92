package jp.sodachi.growth;

import java.math.BigDecimal;

/**
 * A place in a WHO standard.
 *
 * @param lms the row used
 * @param z rounded to 2 decimals, half away from zero, never a negative zero
 * @param percentile 0.0 to 100.0, 1 decimal, from the z before rounding
 * @param implausible z lies beyond the limit at which WHO asks to measure or type again; the value is kept when confirmed
 */
public record Scored(Lms lms, BigDecimal z, BigDecimal percentile, boolean implausible) {}
