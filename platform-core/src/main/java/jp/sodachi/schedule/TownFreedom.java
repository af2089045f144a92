package jp.sodachi.schedule;

import java.util.List;

/**
 * The closed list of what a town may change, as the national file says it.
 *
 * @param standardPeriods steps whose standard period a town may move, such as {@code BCG/D1}
 * @param add what a town may add: {@code programme}, {@code cohort}
 * @param leadMin fewest days before a window at which a town may invite
 * @param leadMax most days
 */
public record TownFreedom(
        List<String> standardPeriods, List<String> add, boolean wording, boolean order, int leadMin, int leadMax) {

    public TownFreedom {
        standardPeriods = List.copyOf(standardPeriods);
        add = List.copyOf(add);
    }
}
