package jp.sodachi.municipalityportal.children;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import jp.sodachi.record.ChildState;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** The reason for taking something back. */
record WhyForm(String why) {

    WhyForm {
        why = requireNonNullElse(why, "");
    }

    /** The reason, or empty when there is none or far too much; then {@code errors} says so. */
    Optional<String> read(Errors errors) {
        return read(why, errors);
    }

    static Optional<String> read(String typed, Errors errors) {
        var text = Typed.text(typed);
        if (text.isEmpty()) {
            errors.rejectValue("why", "why.empty");
        } else if (text.length() > ChildState.LONGEST_REASON) {
            errors.rejectValue("why", "birth.too-long", new Object[] {ChildState.LONGEST_REASON}, null);
        }
        return errors.hasFieldErrors("why") ? Optional.empty() : Optional.of(text);
    }
}
