package jp.sodachi.parentportal.join;

import jp.sodachi.identity.Guardians;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What may be told when joining; nothing has to be.
 *
 * @param name how the guardian wants to be called
 */
record ConfirmForm(@Nullable String name) {
    static ConfirmForm empty() {
        return new ConfirmForm("");
    }

    String chosenName() {
        return name == null ? "" : Typed.text(name);
    }

    void check(Errors errors) {
        if (chosenName().length() > Guardians.LONGEST_NAME) {
            errors.rejectValue("name", "parent.name.long", new Object[] {Guardians.LONGEST_NAME}, null);
        }
    }
}
