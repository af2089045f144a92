package jp.sodachi.parentportal.family;

import jp.sodachi.identity.Guardians;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * How the guardian wants to be called.
 *
 * @param name as typed; empty takes the name away
 */
record NameForm(@Nullable String name) {
    String chosen() {
        return name == null ? "" : Typed.text(name);
    }

    void check(Errors errors) {
        if (chosen().length() > Guardians.LONGEST_NAME) {
            errors.rejectValue("name", "parent.name.long", new Object[] {Guardians.LONGEST_NAME}, null);
        }
    }
}
