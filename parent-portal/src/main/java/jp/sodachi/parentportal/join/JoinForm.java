package jp.sodachi.parentportal.join;

import jp.sodachi.support.MailAddress;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The one thing a new guardian types.
 *
 * @param mail the address as typed
 */
record JoinForm(@Nullable String mail) {
    static JoinForm empty() {
        return new JoinForm("");
    }

    /** The address in half-width letters. */
    String address() {
        return mail == null ? "" : Typed.ascii(mail);
    }

    void check(Errors errors) {
        var address = address();
        if (address.isEmpty()) {
            errors.rejectValue("mail", "parent.join.mail.empty");
        } else if (MailAddress.find(address).isEmpty()) {
            errors.rejectValue("mail", "parent.join.mail.wrong");
        }
    }
}
