package jp.sodachi.municipalityportal.growth;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sodachi.growth.Position;
import jp.sodachi.record.Measurement.Kind;
import jp.sodachi.record.MeasurementEntry;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewMeasurement;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/**
 * What was measured on one day as the nurse typed it; when a measurement is corrected, the one field of its kind.
 *
 * @param position lying, standing or empty
 * @param reason why, when a measurement is corrected
 * @param sure the values that were asked back and are meant
 */
record MeasureForm(
        String weight, String length, String head, String measuredOn, String position, String reason, String sure) {

    private static final int MOST_DECIMALS = 3;
    private static final Map<Kind, String> FIELDS =
            Map.of(Kind.WEIGHT, "weight", Kind.LENGTH, "length", Kind.HEAD, "head");

    MeasureForm {
        weight = requireNonNullElse(weight, "");
        length = requireNonNullElse(length, "");
        head = requireNonNullElse(head, "");
        measuredOn = requireNonNullElse(measuredOn, "");
        position = requireNonNullElse(position, "");
        reason = requireNonNullElse(reason, "");
        sure = requireNonNullElse(sure, "");
    }

    static String fieldOf(Kind kind) {
        return FIELDS.getOrDefault(kind, "weight");
    }

    /** Reads all that can be read; every reason why not is then in {@code errors}, beside its field. */
    List<NewMeasurement> read(Errors errors) {
        List<NewMeasurement> measured = new ArrayList<>();
        var day = JapaneseDates.parse(measuredOn);
        if (day instanceof JapaneseDates.Failed(var why)) {
            errors.rejectValue("measuredOn", why.messageKey());
        }
        for (var kind : Kind.values()) {
            if (!typed(kind).isBlank()) {
                var value = number(kind);
                if (value.isEmpty()) {
                    errors.rejectValue(fieldOf(kind), "growth.unreadable");
                } else if (day instanceof JapaneseDates.Day(var on)) {
                    measured.add(new NewMeasurement(kind, value.get(), on, how()));
                }
            }
        }
        if (measured.isEmpty() && !errors.hasErrors()) {
            errors.rejectValue("weight", "growth.none-typed");
        }
        return measured;
    }

    /** The reason for a correction, brought into one form. */
    String why(Errors errors) {
        var why = Typed.text(reason);
        if (why.isEmpty()) {
            errors.rejectValue("reason", "growth.reason.empty");
        } else if (why.length() > Measurements.LONGEST_REASON) {
            errors.rejectValue("reason", "birth.too-long", new Object[] {Measurements.LONGEST_REASON}, null);
        }
        return why;
    }

    /** Puts the record's own objection beside the field it is about. */
    static void object(MeasurementEntry entry, Errors errors) {
        switch (entry) {
            case MeasurementEntry.Refused(var measured, var reason) -> refuse(measured, reason, errors);
            case MeasurementEntry.Kept _, MeasurementEntry.LookAgain _, MeasurementEntry.Ended _ -> {}
        }
    }

    private static void refuse(NewMeasurement measured, MeasurementEntry.Reason reason, Errors errors) {
        var possible = NewMeasurement.possible(measured.kind());
        switch (reason) {
            case IN_THE_FUTURE -> errors.rejectValue("measuredOn", "growth.future");
            case BEFORE_BIRTH -> errors.rejectValue("measuredOn", "growth.before-birth");
            case IMPOSSIBLE_VALUE ->
                errors.rejectValue(
                        fieldOf(measured.kind()),
                        "growth.impossible",
                        new Object[] {
                            possible.least().toPlainString(),
                            possible.greatest().toPlainString(),
                            measured.kind().measure().unit()
                        },
                        null);
        }
    }

    /** The values in one text, by which a second press is known to mean the same ones. */
    static String mark(List<NewMeasurement> measured) {
        return measured.stream()
                .map(each ->
                        each.kind() + "=" + each.value().stripTrailingZeros().toPlainString() + "@" + each.measuredOn())
                .collect(Collectors.joining(";"));
    }

    private Optional<BigDecimal> number(Kind kind) {
        var unit = kind.measure().unit();
        var half = Typed.ascii(typed(kind)).toLowerCase(Locale.ROOT);
        var bare = half.endsWith(unit) ? half.substring(0, half.length() - unit.length()) : half;
        return Typed.decimal(bare).filter(value -> value.stripTrailingZeros().scale() <= MOST_DECIMALS);
    }

    private Position how() {
        return switch (position) {
            case "lying" -> Position.LYING;
            case "standing" -> Position.STANDING;
            default -> Position.AS_EXPECTED;
        };
    }

    private String typed(Kind kind) {
        return switch (kind) {
            case WEIGHT -> weight;
            case LENGTH -> length;
            case HEAD -> head;
        };
    }
}
