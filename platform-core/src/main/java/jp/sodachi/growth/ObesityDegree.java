package jp.sodachi.growth;

import java.math.BigDecimal;

/**
 * Degree of obesity (肥満度).
 *
 * @param standardWeightKg the standard weight at the child's height, exactly as the formula gives it
 * @param percent how far the weight lies above or below it, 1 decimal, half away from zero
 */
public record ObesityDegree(BigDecimal standardWeightKg, BigDecimal percent) {}
