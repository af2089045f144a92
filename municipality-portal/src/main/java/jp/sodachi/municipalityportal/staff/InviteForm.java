package jp.sodachi.municipalityportal.staff;

import static java.util.Objects.requireNonNullElse;

import java.util.regex.Pattern;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** An invitation as it was typed. */
record InviteForm(String name, String email, String role) {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]+@[^\\s@<>\"(),:;\\[\\]\\\\]+\\.[A-Za-z0-9-]{2,}");

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
        if (readEmail().length() > LONGEST_EMAIL || !EMAIL.matcher(readEmail()).matches()) {
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
