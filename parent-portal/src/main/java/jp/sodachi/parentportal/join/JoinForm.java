package jp.sodachi.parentportal.join;

import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The one thing a new guardian types.
 *
 * @param mail the address as typed
 */
record JoinForm(@Nullable String mail) {
    /** RFC 5321: the longest address that can be delivered. */
    private static final int LONGEST = 254;

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
        } else if (address.length() > LONGEST || !looksLikeAnAddress(address)) {
            errors.rejectValue("mail", "parent.join.mail.wrong");
        }
    }

    /** Only a slip is caught here; the mail that asks to confirm the address is the proof. */
    private static boolean looksLikeAnAddress(String address) {
        var at = address.indexOf('@');
        var dot = address.lastIndexOf('.');
        return at > 0
                && at == address.lastIndexOf('@')
                && dot > at + 1
                && dot < address.length() - 1
                && address.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    }
}
