package jp.sodachi.municipalityportal.contact;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import jp.sodachi.branding.Consultation;
import jp.sodachi.branding.TownContact;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** Hours and the words on personal data as they were typed. */
record ContactForm(String hours, String privacy, String consultation, String address) {

    ContactForm {
        hours = requireNonNullElse(hours, "");
        privacy = requireNonNullElse(privacy, "");
        consultation = requireNonNullElse(consultation, "");
        address = requireNonNullElse(address, "");
    }

    static ContactForm of(TownContact contact) {
        return new ContactForm(
                contact.hours(),
                contact.privacy(),
                contact.consultation().name(),
                contact.consultation().address());
    }

    /** What was typed, over {@code version}; empty when something is wrong, with the reason beside its field. */
    Optional<TownContact> read(Errors errors, int version) {
        var readHours = Typed.text(hours);
        var readPrivacy = privacy.replace("\r\n", "\n").strip();
        if (readHours.length() > TownContact.LONGEST_HOURS) {
            errors.rejectValue("hours", "contact.long", new Object[] {TownContact.LONGEST_HOURS}, null);
        }
        if (readPrivacy.isEmpty()) {
            errors.rejectValue("privacy", "contact.privacy.empty");
        } else if (readPrivacy.length() > TownContact.LONGEST_PRIVACY) {
            errors.rejectValue("privacy", "contact.long", new Object[] {TownContact.LONGEST_PRIVACY}, null);
        }
        var service = readConsultation(errors);
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new TownContact(readHours, readPrivacy, service, version));
    }

    /** A service has a name and an address, or there is none. */
    private Consultation readConsultation(Errors errors) {
        var service = new Consultation(Typed.text(consultation), Typed.ascii(address));
        if (service.name().length() > Consultation.LONGEST_NAME) {
            errors.rejectValue("consultation", "contact.long", new Object[] {Consultation.LONGEST_NAME}, null);
        } else if (service.name().isEmpty() && !service.address().isEmpty()) {
            errors.rejectValue("consultation", "contact.consultation.empty");
        }
        if (!service.name().isEmpty()
                && Consultation.findTarget(service.address()).isEmpty()) {
            errors.rejectValue("address", "contact.address.wrong");
        }
        return service;
    }
}
