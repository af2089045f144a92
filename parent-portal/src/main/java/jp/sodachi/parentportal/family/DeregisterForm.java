package jp.sodachi.parentportal.family;

import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The word that has to be typed before an account is deleted.
 *
 * @param word as typed
 */
record DeregisterForm(@Nullable String word) {
    static DeregisterForm empty() {
        return new DeregisterForm("");
    }

    void check(String expected, Errors errors) {
        if (word == null || !Typed.text(word).equalsIgnoreCase(expected)) {
            errors.rejectValue("word", "parent.deregister.word.wrong", new Object[] {expected}, null);
        }
    }
}
