package jp.sodachi.parentportal.family;

import java.text.Normalizer;
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
        return phone == null
                ? ""
                : Normalizer.normalize(phone, Normalizer.Form.NFKC).replaceAll("[-‐-―−ー()\\s]", "");
    }

    void check(Errors errors) {
        if (!digits().matches("(0[0-9]{9,10})?")) {
            errors.rejectValue("phone", "parent.family.phone.wrong");
        }
    }
}
