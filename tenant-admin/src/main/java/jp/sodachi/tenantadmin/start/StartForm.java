package jp.sodachi.tenantadmin.start;

import jp.sodachi.identity.FirstAdmin;
import jp.sodachi.support.MailAddress;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Who will set the town up.
 *
 * @param adminName as typed
 * @param adminEmail as typed
 * @param server the name of the PostgreSQL server; nothing for the one with the most room
 */
record StartForm(
        @Nullable String adminName,
        @Nullable String adminEmail,
        @Nullable String server) {
    private static final int LONGEST_NAME = 60;

    static StartForm empty() {
        return new StartForm("", "", "");
    }

    FirstAdmin admin() {
        return new FirstAdmin(name(), address());
    }

    /** Empty text when nobody chose. */
    String place() {
        return server == null ? "" : server.strip();
    }

    void check(Errors errors) {
        if (name().isEmpty()) {
            errors.rejectValue("adminName", "admin.start.name.empty");
        } else if (name().length() > LONGEST_NAME) {
            errors.rejectValue("adminName", "admin.start.name.long", new Object[] {LONGEST_NAME}, null);
        }
        if (address().isEmpty()) {
            errors.rejectValue("adminEmail", "admin.start.email.empty");
        } else if (MailAddress.find(address()).isEmpty()) {
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
