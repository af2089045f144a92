package jp.sodachi.parentportal.family;

import jp.sodachi.support.MailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Another mail address.
 *
 * @param mail as typed
 */
record AddressForm(@Nullable String mail) {

    static AddressForm empty() {
        return new AddressForm("");
    }

    /** The address in half-width letters, after {@link #check}. */
    String address() {
        return mail == null ? "" : MailAddress.find(mail).orElse("");
    }

    void check(Errors errors) {
        if (address().isEmpty()) {
            errors.rejectValue("mail", "parent.join.mail.wrong");
        }
    }
}
