package jp.sodachi.municipalityportal.instruments;

import java.util.OptionalInt;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** A whole number as typed, full-width digits read too. */
final class TypedNumber {
    private static final String SMALL = "\\d{1,4}";

    private TypedNumber() {}

    /** Empty where nothing is typed, and where what is typed is wrong: then it is said beside the field. */
    static OptionalInt read(String field, String typed, int least, int most, Errors errors) {
        var half = Typed.ascii(typed);
        if (half.isEmpty()) {
            return OptionalInt.empty();
        }
        if (half.matches(SMALL)) {
            var number = Integer.parseInt(half);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        errors.rejectValue(field, "instruments.draft.number", new Object[] {least, most}, "");
        return OptionalInt.empty();
    }
}
