package jp.sodachi.parentportal.family;

import jp.sodachi.support.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The number under which the office may call.
 *
 * @param phone as typed, in any width, with or without hyphens; empty takes the number away
 */
record PhoneForm(@Nullable String phone) {

    /** Digits only, after {@link #check}. */
    String digits() {
        return phone == null ? "" : PhoneNumber.read(phone).orElse("");
    }

    void check(Errors errors) {
        if (phone != null && !phone.isBlank() && PhoneNumber.read(phone).isEmpty()) {
            errors.rejectValue("phone", "parent.family.phone.wrong");
        }
    }
}
