package jp.sodachi.parentportal.growth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.NewMeasurement;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** A measured number as people type it: full width, with or without its unit. Says beside the field what cannot be taken. */
final class TypedValue {
    /** Grams for a weight, millimetres for a length: three digits behind the point at most. */
    private static final int MOST_DECIMALS = 3;

    private static final BigDecimal GRAMS_A_KG = BigDecimal.valueOf(1_000);

    private TypedValue() {}

    static Optional<BigDecimal> read(String typed, Measurement.Kind kind, String field, Errors errors) {
        var unit = kind.measure().unit();
        var half = Typed.ascii(typed).toLowerCase(Locale.ROOT);
        var bare = half.endsWith(unit) ? half.substring(0, half.length() - unit.length()) : half;
        var number =
                Typed.decimal(bare).filter(value -> value.stripTrailingZeros().scale() <= MOST_DECIMALS);
        if (number.isEmpty()) {
            errors.rejectValue(field, "parent.growth.value.unreadable");
        }
        return number;
    }

    /** Why a value is impossible, with what the parent probably meant. */
    static void rejectImpossible(NewMeasurement measured, String field, Errors errors) {
        var possible = NewMeasurement.possible(measured.kind());
        var kilograms = measured.value().divide(GRAMS_A_KG, MOST_DECIMALS, RoundingMode.HALF_UP);
        if (measured.kind() == Measurement.Kind.WEIGHT
                && kilograms.compareTo(possible.least()) >= 0
                && kilograms.compareTo(possible.greatest()) <= 0
                && measured.value().compareTo(possible.greatest()) > 0) {
            errors.rejectValue(
                    field,
                    "parent.growth.value.grams",
                    new Object[] {
                        measured.value().toPlainString(),
                        kilograms.stripTrailingZeros().toPlainString()
                    },
                    null);
        } else {
            errors.rejectValue(
                    field,
                    "parent.growth.value.impossible",
                    new Object[] {
                        possible.least().toPlainString(),
                        possible.greatest().toPlainString(),
                        measured.kind().measure().unit()
                    },
                    null);
        }
    }
}
