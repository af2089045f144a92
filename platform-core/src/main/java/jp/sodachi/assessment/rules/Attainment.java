package jp.sodachi.assessment.rules;

import java.math.BigDecimal;

/**
 * How many children of one age can do something.
 *
 * @param months completed months
 * @param percent 0 to 100, as the survey printed it
 */
public record Attainment(int months, BigDecimal percent) {}
