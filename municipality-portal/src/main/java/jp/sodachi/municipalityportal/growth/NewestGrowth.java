package jp.sodachi.municipalityportal.growth;

import java.util.List;

/**
 * What was measured last, as a child's page shows it.
 *
 * @param address of the child's growth
 */
public record NewestGrowth(String address, List<Row> rows) {

    public NewestGrowth {
        rows = List.copyOf(rows);
    }

    /**
     * A measurement in finished words.
     *
     * @param rank where it stands in the national survey; empty without a row
     */
    public record Row(
            String kind, String value, String day, String age, String origin, String by, String z, String rank) {}
}
