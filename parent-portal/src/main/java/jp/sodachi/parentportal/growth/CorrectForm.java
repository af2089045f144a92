package jp.sodachi.parentportal.growth;

import java.time.LocalDate;
import java.util.Optional;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.MeasurementEntry;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewMeasurement;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The right value of a measurement that was entered by mistake.
 *
 * @param reason why, in the parent's own words
 * @param sure the value that was asked back and is meant
 */
record CorrectForm(
        @Nullable String value,
        @Nullable String day,
        @Nullable String reason,
        @Nullable String sure) {

    Optional<NewMeasurement> read(Measurement old, Errors errors) {
        var number = TypedValue.read(value == null ? "" : value, old.kind(), "value", errors);
        var on = day(errors);
        checkReason(errors);
        return errors.hasErrors() || number.isEmpty() || on.isEmpty()
                ? Optional.empty()
                : Optional.of(new NewMeasurement(old.kind(), number.get(), on.get(), old.position()));
    }

    String why(Errors errors) {
        checkReason(errors);
        return why();
    }

    String why() {
        return Typed.text(reason == null ? "" : reason);
    }

    static void reject(NewMeasurement measured, MeasurementEntry.Reason reason, Errors errors) {
        switch (reason) {
            case IN_THE_FUTURE -> errors.rejectValue("day", "parent.growth.day.future");
            case BEFORE_BIRTH -> errors.rejectValue("day", "parent.growth.day.before-birth");
            case IMPOSSIBLE_VALUE -> TypedValue.rejectImpossible(measured, "value", errors);
        }
    }

    private void checkReason(Errors errors) {
        if (errors.hasFieldErrors("reason")) {
            return;
        }
        if (why().isEmpty()) {
            errors.rejectValue("reason", "parent.growth.reason.none");
        } else if (why().length() > Measurements.LONGEST_REASON) {
            errors.rejectValue("reason", "parent.growth.reason.long", new Object[] {Measurements.LONGEST_REASON}, null);
        }
    }

    private Optional<LocalDate> day(Errors errors) {
        return switch (JapaneseDates.parse(day == null ? "" : day)) {
            case JapaneseDates.Day(LocalDate read) -> Optional.of(read);
            case JapaneseDates.Failed(JapaneseDates.Reason reason) -> {
                errors.rejectValue("day", reason.messageKey());
                yield Optional.empty();
            }
        };
    }
}
