package jp.sodachi.municipalityportal.children;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.record.NewDose;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/** A vaccination as the nurse typed it. */
record DoseForm(String product, String givenOn, String lot, String place) {

    DoseForm {
        product = requireNonNullElse(product, "");
        givenOn = requireNonNullElse(givenOn, "");
        lot = requireNonNullElse(lot, "");
        place = requireNonNullElse(place, "");
    }

    /** The dose, or empty when something is wrong; every reason is then in {@code errors}, beside its field. */
    Optional<NewDose> read(Errors errors) {
        if (!Vaccines.isKnown(product)) {
            errors.rejectValue("product", "dose.product.empty");
        }
        var day = JapaneseDates.parse(givenOn);
        if (day instanceof JapaneseDates.Failed(var reason)) {
            errors.rejectValue("givenOn", reason.messageKey());
        }
        var readLot = Typed.ascii(lot);
        if (readLot.length() > NewDose.LONGEST_LOT) {
            errors.rejectValue("lot", "birth.too-long", new Object[] {NewDose.LONGEST_LOT}, null);
        }
        var readPlace = Typed.text(place);
        if (readPlace.length() > NewDose.LONGEST_PLACE) {
            errors.rejectValue("place", "birth.too-long", new Object[] {NewDose.LONGEST_PLACE}, null);
        }
        return day instanceof JapaneseDates.Day(var given) && !errors.hasErrors()
                ? Optional.of(new NewDose(product, given, readLot, readPlace))
                : Optional.empty();
    }

    /** Puts the record's own refusal beside the field it is about. */
    static void refuse(DoseEntry.Reason reason, Errors errors) {
        switch (reason) {
            case IN_THE_FUTURE -> errors.rejectValue("givenOn", "dose.future");
            case BEFORE_BIRTH -> errors.rejectValue("givenOn", "dose.before-birth");
            case ALREADY_THERE -> errors.rejectValue("givenOn", "dose.already-there");
            case UNKNOWN_PRODUCT -> errors.rejectValue("product", "dose.product.empty");
        }
    }
}
