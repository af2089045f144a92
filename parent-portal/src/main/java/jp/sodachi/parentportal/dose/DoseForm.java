package jp.sodachi.parentportal.dose;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.record.NewDose;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What was received on one day, as the parent tells it.
 *
 * @param vaccines product codes, several when they were given on the same day
 * @param day the date as typed
 * @param place where, may be empty
 * @param note what else is to be remembered, may be empty
 * @param lots lot number by product code, may be empty
 * @param also ids of twins who received the same on that day
 * @param abroad received abroad, or products that Japan has not approved
 */
record DoseForm(
        @Nullable List<String> vaccines,
        @Nullable String day,
        @Nullable String place,
        @Nullable String note,
        @Nullable Map<String, String> lots,
        @Nullable List<String> also,
        @Nullable Boolean abroad) {

    DoseForm {
        vaccines = vaccines == null ? List.of() : vaccines;
        day = day == null ? "" : day;
        place = place == null ? "" : place;
        note = note == null ? "" : note;
        lots = lots == null ? Map.of() : lots;
        also = also == null ? List.of() : also;
        abroad = Boolean.TRUE.equals(abroad);
    }

    /** The chosen products, each once. */
    public Set<String> chosen() {
        return vaccines == null ? Set.of() : new LinkedHashSet<>(vaccines);
    }

    /** Whether it is said of this twin too. */
    boolean isAlsoOf(UUID twin) {
        return also != null && also.contains(twin.toString());
    }

    /** Whether the part for those who want to tell more is to stand open. */
    public boolean detailed() {
        return Boolean.TRUE.equals(abroad)
                || !text(place).isEmpty()
                || !text(note).isEmpty()
                || (lots != null && lots.values().stream().anyMatch(lot -> !lot.isBlank()));
    }

    /** Says what cannot be kept; gives back the day when it could be read. */
    Optional<LocalDate> check(Errors errors, Set<String> known, LocalDate birth, LocalDate today) {
        if (chosen().isEmpty() || !known.containsAll(chosen())) {
            errors.rejectValue("vaccines", "parent.dose.vaccines.none");
        }
        if (text(place).length() > NewDose.LONGEST_PLACE) {
            errors.rejectValue("place", "parent.dose.place.long", new Object[] {NewDose.LONGEST_PLACE}, null);
        }
        if (text(note).length() > NewDose.LONGEST_NOTE) {
            errors.rejectValue("note", "parent.dose.note.long", new Object[] {NewDose.LONGEST_NOTE}, null);
        }
        chosen().stream()
                .filter(product -> known.contains(product) && lot(product).length() > NewDose.LONGEST_LOT)
                .forEach(product -> errors.rejectValue(
                        "lots[" + product + "]", "parent.dose.lot.long", new Object[] {NewDose.LONGEST_LOT}, null));
        return switch (JapaneseDates.parse(text(day))) {
            case JapaneseDates.Failed(JapaneseDates.Reason reason) -> {
                errors.rejectValue("day", reason.messageKey());
                yield Optional.empty();
            }
            case JapaneseDates.Day(LocalDate read) -> {
                if (read.isAfter(today)) {
                    errors.rejectValue("day", "parent.dose.day.future");
                } else if (read.isBefore(birth)) {
                    errors.rejectValue("day", "parent.dose.day.before-birth");
                }
                yield Optional.of(read);
            }
        };
    }

    /** One of the chosen products as the record takes it. */
    NewDose dose(String product, LocalDate givenOn) {
        return new NewDose(
                product,
                givenOn,
                lot(product),
                Typed.text(text(place)),
                "",
                Typed.text(text(note)),
                Boolean.TRUE.equals(abroad));
    }

    private String lot(String product) {
        return lots == null ? "" : Typed.ascii(text(lots.get(product)));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
