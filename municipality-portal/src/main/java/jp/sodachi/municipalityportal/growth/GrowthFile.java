package jp.sodachi.municipalityportal.growth;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sodachi.record.Child;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.Measurement.Kind;
import jp.sodachi.support.Age;
import org.jspecify.annotations.Nullable;

/**
 * A child's growth as the staff's pages read it.
 *
 * @param curves one for each kind, drawn
 * @param rows newest first, with what counts no more
 * @param weightForLength weight against length where both were measured on one day, newest first
 */
public record GrowthFile(
        Child child,
        LocalDate today,
        List<Curve> curves,
        List<Row> rows,
        List<Against> weightForLength,
        boolean early) {

    public GrowthFile {
        curves = List.copyOf(curves);
        rows = List.copyOf(rows);
        weightForLength = List.copyOf(weightForLength);
    }

    /** A curve of one kind. */
    public record Curve(Kind kind, String chart) {}

    /**
     * A measurement.
     *
     * @param value with the digits of its instrument
     * @param corrected the age counted from the due date; null where it does not count or lies before that date
     * @param rank where the value stands in the national survey (a message key's end); empty without a row
     * @param z after WHO; empty where no standard reaches
     */
    public record Row(
            Measurement measurement,
            String value,
            Age age,
            @Nullable Age corrected,
            String rank,
            String z,
            String percentile,
            LocalDate enteredOn) {

        public UUID id() {
            return measurement.id();
        }
    }

    /** Weight against the length of the same day. */
    public record Against(LocalDate day, String weight, String length, String z, String percentile) {}
}
