package jp.sodachi.tenantadmin.start;

import java.util.regex.Pattern;
import jp.sodachi.identity.FirstAdmin;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Who will set the town up.
 *
 * @param adminName as typed
 * @param adminEmail as typed
 */
record StartForm(@Nullable String adminName, @Nullable String adminEmail) {
    private static final int LONGEST_NAME = 60;
    /** RFC 5321: the longest address that can be delivered. */
    private static final int LONGEST_ADDRESS = 254;
    /** Only a slip is caught here; the invitation that arrives is the proof. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)+");

    static StartForm empty() {
        return new StartForm("", "");
    }

    FirstAdmin admin() {
        return new FirstAdmin(name(), address());
    }

    void check(Errors errors) {
        if (name().isEmpty()) {
            errors.rejectValue("adminName", "admin.start.name.empty");
        } else if (name().length() > LONGEST_NAME) {
            errors.rejectValue("adminName", "admin.start.name.long", new Object[] {LONGEST_NAME}, null);
        }
        if (address().isEmpty()) {
            errors.rejectValue("adminEmail", "admin.start.email.empty");
        } else if (address().length() > LONGEST_ADDRESS
                || !ADDRESS.matcher(address()).matches()) {
            errors.rejectValue("adminEmail", "admin.start.email.wrong");
        }
    }

    private String name() {
        return adminName == null ? "" : Typed.text(adminName);
    }

    private String address() {
        return adminEmail == null ? "" : Typed.ascii(adminEmail);
    }
}
