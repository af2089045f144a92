package jp.sodachi.parentportal.growth;

import java.util.List;
import java.util.UUID;
import jp.sodachi.parentportal.words.Shown;
import jp.sodachi.record.Measurement.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A child's growth in one kind of measure, as the page shows it.
 *
 * @param name the kind in words
 * @param latest the newest measurement that counts; null before the first
 * @param chart the curve, drawn
 * @param rows the table behind the curve, newest first, with what counts no more
 * @param early the child was born early and its age was counted from the due date in at least one row
 * @param banded whether the survey has bands for this child
 */
record GrowthView(
        Kind kind,
        String name,
        @Nullable Row latest,
        String chart,
        List<Row> rows,
        boolean early,
        boolean banded,
        List<Tab> tabs) {

    GrowthView {
        rows = List.copyOf(rows);
        tabs = List.copyOf(tabs);
    }

    /** The way to another kind. */
    record Tab(String code, String name, boolean here) {}

    /**
     * One measurement.
     *
     * @param age in words, by birth
     * @param corrected the age counted from the due date, in words; null where it does not count
     * @param place where the value stands, in words; null where the survey has no row
     * @param outside the place lies outside the bands
     * @param by who entered it, and how it stopped counting, in words
     * @param mine whether the parent may put it right
     */
    record Row(
            UUID id,
            Shown day,
            String age,
            @Nullable String corrected,
            String value,
            String unit,
            @Nullable String place,
            boolean outside,
            boolean counted,
            String by,
            boolean mine) {}
}
