package jp.sodachi.parentportal.growth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sodachi.growth.Position;
import jp.sodachi.record.Measurement.Kind;
import jp.sodachi.record.MeasurementEntry;
import jp.sodachi.record.NewMeasurement;
import jp.sodachi.support.JapaneseDates;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What was measured on one day, as the parent tells it; what was not measured stays empty.
 *
 * @param day the date as typed; left out entirely it is today
 * @param position lying, standing or empty
 * @param sure the values that were asked back and are meant
 */
record MeasureForm(
        @Nullable String weight,
        @Nullable String length,
        @Nullable String head,
        @Nullable String day,
        @Nullable String position,
        @Nullable String sure) {

    private static final Map<Kind, String> FIELDS =
            Map.of(Kind.WEIGHT, "weight", Kind.LENGTH, "length", Kind.HEAD, "head");

    static String fieldOf(Kind kind) {
        return FIELDS.getOrDefault(kind, "weight");
    }

    /** Whether the part for those who want to tell more is to stand open. */
    public boolean detailed() {
        return position != null && !position.isBlank();
    }

    /** Reads all that can be read and says beside each field what cannot. */
    List<NewMeasurement> read(Errors errors, LocalDate today) {
        List<NewMeasurement> measured = new ArrayList<>();
        var on = day(errors, today);
        for (var kind : Kind.values()) {
            var typed = typed(kind);
            if (!typed.isBlank()) {
                TypedValue.read(typed, kind, fieldOf(kind), errors)
                        .ifPresent(value -> measured.add(new NewMeasurement(kind, value, on, how())));
            }
        }
        if (measured.isEmpty() && !errors.hasErrors()) {
            errors.rejectValue("weight", "parent.growth.value.none");
        }
        return measured;
    }

    /** Says why the record did not take it. */
    static void reject(NewMeasurement measured, MeasurementEntry.Reason reason, Errors errors) {
        switch (reason) {
            case IN_THE_FUTURE -> errors.rejectValue("day", "parent.growth.day.future");
            case BEFORE_BIRTH -> errors.rejectValue("day", "parent.growth.day.before-birth");
            case IMPOSSIBLE_VALUE -> TypedValue.rejectImpossible(measured, fieldOf(measured.kind()), errors);
        }
    }

    /** The values in one text, by which a second press is known to mean the same ones. */
    static String mark(List<NewMeasurement> measured) {
        return measured.stream()
                .map(each ->
                        each.kind() + "=" + each.value().stripTrailingZeros().toPlainString() + "@" + each.measuredOn())
                .collect(Collectors.joining(";"));
    }

    private LocalDate day(Errors errors, LocalDate today) {
        if (day == null) {
            return today;
        }
        return switch (JapaneseDates.parse(day)) {
            case JapaneseDates.Day(LocalDate read) -> read;
            case JapaneseDates.Failed(JapaneseDates.Reason reason) -> {
                errors.rejectValue("day", reason.messageKey());
                yield today;
            }
        };
    }

    private Position how() {
        return switch (position == null ? "" : position) {
            case "lying" -> Position.LYING;
            case "standing" -> Position.STANDING;
            default -> Position.AS_EXPECTED;
        };
    }

    private String typed(Kind kind) {
        var text = switch (kind) {
            case WEIGHT -> weight;
            case LENGTH -> length;
            case HEAD -> head;
        };
        return text == null ? "" : text;
    }
}
