package jp.sodachi.municipalityportal.staff;

import static java.util.Objects.requireNonNullElse;

import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.MailAddress;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** An invitation as it was typed. */
record InviteForm(String name, String email, String role) {
    private static final int LONGEST_NAME = 40;

    InviteForm {
        name = requireNonNullElse(name, "");
        email = requireNonNullElse(email, "");
        role = requireNonNullElse(role, "");
    }

    static InviteForm empty() {
        return new InviteForm("", "", StaffRole.NURSE.name());
    }

    /** What is wrong stands in {@code errors}, beside its field. */
    void check(Errors errors) {
        if (readName().isEmpty()) {
            errors.rejectValue("name", "members.name.empty");
        } else if (readName().length() > LONGEST_NAME) {
            errors.rejectValue("name", "birth.too-long", new Object[] {LONGEST_NAME}, null);
        }
        if (MailAddress.find(email).isEmpty()) {
            errors.rejectValue("email", "members.email.wrong");
        }
        if (findRole() == null) {
            errors.rejectValue("role", "members.role.empty");
        }
    }

    String readName() {
        return Typed.text(name);
    }

    String readEmail() {
        return Typed.ascii(email);
    }

    @Nullable StaffRole findRole() {
        for (var known : StaffRole.values()) {
            if (known.name().equals(role)) {
                return known;
            }
        }
        return null;
    }
}
