package jp.sodachi.municipalityportal.children;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import jp.sodachi.record.FamilyContact;
import jp.sodachi.support.PhoneNumber;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/**
 * Whom the office calls about a family, as typed.
 *
 * @param name who that is
 * @param expectedName what stood there when the form was opened, with {@code expectedPhone}
 */
record FamilyContactForm(String name, String phone, String expectedName, String expectedPhone) {
    FamilyContactForm {
        name = requireNonNullElse(name, "");
        phone = requireNonNullElse(phone, "");
        expectedName = requireNonNullElse(expectedName, "");
        expectedPhone = requireNonNullElse(expectedPhone, "");
    }

    static FamilyContactForm of(FamilyContact contact) {
        return new FamilyContactForm(contact.name(), contact.phone(), contact.name(), contact.phone());
    }

    /** What is to be kept, or empty when something is wrong, with the reason beside its field; both empty takes it away. */
    Optional<FamilyContact> read(Errors errors) {
        var who = Typed.text(name);
        if (who.length() > FamilyContact.LONGEST_NAME) {
            errors.rejectValue("name", "birth.too-long", new Object[] {FamilyContact.LONGEST_NAME}, null);
        }
        var digits = PhoneNumber.read(phone).orElse("");
        if (digits.isEmpty() && !(phone.isBlank() && who.isEmpty())) {
            errors.rejectValue("phone", "child.phone.wrong");
        }
        return errors.hasErrors() ? Optional.empty() : Optional.of(new FamilyContact(who, digits));
    }

    /** What it takes the place of. Whoever changed the hidden fields gets a conflict. */
    FamilyContact expected() {
        return expectedName.length() > FamilyContact.LONGEST_NAME || !expectedPhone.matches("[0-9]{0,15}")
                ? FamilyContact.NONE
                : new FamilyContact(expectedName, expectedPhone);
    }
}
