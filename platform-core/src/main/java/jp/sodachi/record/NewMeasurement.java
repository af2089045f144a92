package jp.sodachi.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import jp.sodachi.growth.Position;

/** A measurement as somebody enters it: kg for a weight, else cm. */
public record NewMeasurement(Measurement.Kind kind, BigDecimal value, LocalDate measuredOn, Position position) {

    /** What no child of the handbook's age can measure, so that it is certainly a slip: a wrong unit or a lost point. */
    private static final Map<Measurement.Kind, Range> POSSIBLE = Map.of(
            Measurement.Kind.WEIGHT, Range.of("0.2", "150"),
            Measurement.Kind.LENGTH, Range.of("15", "200"),
            Measurement.Kind.HEAD, Range.of("10", "80"));

    /** The least and the greatest value that is taken at all. */
    public record Range(BigDecimal least, BigDecimal greatest) {
        static Range of(String least, String greatest) {
            return new Range(new BigDecimal(least), new BigDecimal(greatest));
        }

        boolean holds(BigDecimal value) {
            return value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0;
        }
    }

    /** The values of a kind that are taken at all. */
    public static Range possible(Measurement.Kind kind) {
        return POSSIBLE.getOrDefault(kind, Range.of("0", "0"));
    }

    boolean isPossible() {
        return possible(kind).holds(value);
    }
}
