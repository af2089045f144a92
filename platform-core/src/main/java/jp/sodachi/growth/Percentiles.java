package jp.sodachi.growth;

import java.math.BigDecimal;
import java.util.List;

/**
 * One row of the national survey: what a share of the children of a band and sex does not reach.
 *
 * @param values P3, P10, P25, P50, P75, P90, P97 in rising order, in the measure's unit, as published
 */
public record Percentiles(Band band, List<BigDecimal> values) {

    public Percentiles {
        values = List.copyOf(values);
        if (values.size() != Rank.values().length - 1) {
            throw new IllegalArgumentException("seven percentiles are needed: " + values);
        }
    }

    /** Where a value stands; a value equal to a line lies above it, except that P97 belongs to the band below. */
    Rank rankOf(BigDecimal value) {
        int last = values.size() - 1;
        if (value.compareTo(values.get(last)) == 0) {
            return Rank.P90_TO_P97;
        }
        int reached = 0;
        while (reached <= last && value.compareTo(values.get(reached)) >= 0) {
            reached++;
        }
        return Rank.values()[reached];
    }
}
