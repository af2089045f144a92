package jp.sodachi.municipalityportal.children;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.Dose;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.VaccinesInJapan;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.ScannedLot;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/**
 * A vaccination as the nurse typed it.
 *
 * @param abroad received abroad, or a product that Japan has not approved
 * @param also ids of twins who received the same on that day; not read at a correction
 * @param why why an entry is corrected; empty at a first entry
 */
record DoseForm(
        String product,
        String givenOn,
        String lot,
        String place,
        String givenBy,
        String note,
        Boolean abroad,
        List<String> also,
        String why) {

    DoseForm {
        product = requireNonNullElse(product, "");
        givenOn = requireNonNullElse(givenOn, "");
        lot = requireNonNullElse(lot, "");
        place = requireNonNullElse(place, "");
        givenBy = requireNonNullElse(givenBy, "");
        note = requireNonNullElse(note, "");
        abroad = requireNonNullElse(abroad, Boolean.FALSE);
        also = requireNonNullElse(also, List.of());
        why = requireNonNullElse(why, "");
    }

    /** A fresh form for {@code product} on {@code day}. */
    static DoseForm of(String product, String day) {
        return new DoseForm(product, day, "", "", "", "", false, List.of(), "");
    }

    /** What stands on record, to be corrected. */
    static DoseForm of(Dose dose) {
        return new DoseForm(
                dose.product(),
                JapaneseDates.era(dose.givenOn()),
                dose.lot(),
                dose.place(),
                dose.givenBy(),
                dose.note(),
                dose.abroad(),
                List.of(),
                "");
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
        var readLot = limited("lot", ScannedLot.read(lot), NewDose.LONGEST_LOT, errors);
        var readPlace = limited("place", Typed.text(place), NewDose.LONGEST_PLACE, errors);
        var readGivenBy = limited("givenBy", Typed.text(givenBy), NewDose.LONGEST_PLACE, errors);
        var readNote = limited("note", Typed.text(note), NewDose.LONGEST_NOTE, errors);
        return day instanceof JapaneseDates.Day(var given) && !errors.hasErrors()
                ? Optional.of(new NewDose(product, given, readLot, readPlace, readGivenBy, readNote, abroad))
                : Optional.empty();
    }

    private static String limited(String field, String text, int longest, Errors errors) {
        if (text.length() > longest) {
            errors.rejectValue(field, "birth.too-long", new Object[] {longest}, null);
        }
        return text;
    }

    private static void refuse(VaccinesInJapan.Bar bar, Errors errors, Locale reader) {
        switch (bar) {
            case VaccinesInJapan.Bar.NotYet(var first) ->
                errors.rejectValue(
                        "givenOn", "dose.before-vaccine", new Object[] {JapaneseDates.full(first, reader)}, null);
            case VaccinesInJapan.Bar.NotYetForBoys(var first) ->
                errors.rejectValue(
                        "givenOn", "dose.before-vaccine.boys", new Object[] {JapaneseDates.full(first, reader)}, null);
            case VaccinesInJapan.Bar.NotForBoys() -> errors.rejectValue("product", "dose.not-for-boys");
        }
    }

    /** Puts the record's own refusal beside the field it is about. */
    void refuse(DoseEntry.Reason reason, Errors errors, Locale reader) {
        switch (reason) {
            case IN_THE_FUTURE -> errors.rejectValue("givenOn", "dose.future");
            case BEFORE_BIRTH -> errors.rejectValue("givenOn", "dose.before-birth");
            case BEFORE_THE_VACCINE ->
                JapaneseDates.find(givenOn)
                        // Of twins a brother alone may be the reason.
                        .flatMap(day -> VaccinesInJapan.findBar(product, day, ChildSex.M))
                        .ifPresent(bar -> refuse(bar, errors, reader));
            case ALREADY_THERE -> errors.rejectValue("givenOn", "dose.already-there");
            case UNKNOWN_PRODUCT -> errors.rejectValue("product", "dose.product.empty");
            case CLOSED, SETTLED_MEANWHILE -> errors.reject("child.settled-meanwhile");
        }
    }
}
