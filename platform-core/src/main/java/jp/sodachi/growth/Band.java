package jp.sodachi.growth;

import java.math.BigDecimal;

/**
 * A band of ages of the national survey. What the survey says of it describes all children in the band, so a curve puts the
 * values at its middle.
 *
 * @param key the survey's band in short: {@code birth}, {@code d30}, {@code m03_04}, {@code y1_06_12}
 * @param fromMonth the first completed month in it; −1 for a band of one single day
 * @param belowMonth the first completed month behind it; −1 likewise
 * @param middleMonth where on the axis of months its values stand
 */
public record Band(String key, int fromMonth, int belowMonth, BigDecimal middleMonth) {

    static final String BIRTH = "birth";
    static final String DAY_30 = "d30";

    private static final int THIRTIETH_DAY = 30;

    /** The birth row on day 0 of a child at term; the row of day 30 on that day of the age used, before one month. */
    boolean holds(GrowthAge age) {
        return switch (key) {
            case BIRTH -> !age.corrected() && age.days() == 0;
            case DAY_30 -> age.days() == THIRTIETH_DAY && age.months() == 0;
            default -> age.months() >= fromMonth && age.months() < belowMonth;
        };
    }
}
