package jp.sodachi.municipalityportal.pregnancies;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.FamilyContact;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Kana;
import jp.sodachi.support.PhoneNumber;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A pregnancy as it was typed, at the registration or a correction.
 *
 * @param phone the number on the notification; not read at a correction
 * @param why why it is corrected; not read at a registration
 */
record PregnancyForm(
        String name,
        String kana,
        String birthDate,
        String dueDate,
        String dueSource,
        String fetuses,
        String phone,
        String why) {
    private static final int YOUNGEST = 10;
    private static final int DAYS_OF_PREGNANCY = 280;

    /** A due date so long past is a slip of the pen. */
    private static final int DAYS_AFTER_DUE = 28;

    PregnancyForm {
        name = requireNonNullElse(name, "");
        kana = requireNonNullElse(kana, "");
        birthDate = requireNonNullElse(birthDate, "");
        dueDate = requireNonNullElse(dueDate, "");
        dueSource = requireNonNullElse(dueSource, "");
        fetuses = requireNonNullElse(fetuses, "");
        phone = requireNonNullElse(phone, "");
        why = requireNonNullElse(why, "");
    }

    static PregnancyForm empty() {
        return new PregnancyForm("", "", "", "", PregnancyFacts.DueSource.ULTRASOUND.name(), "1", "", "");
    }

    static PregnancyForm of(PregnancyFacts facts) {
        return new PregnancyForm(
                facts.name(),
                facts.kana(),
                JapaneseDates.era(facts.birthDate()),
                JapaneseDates.era(facts.dueDate()),
                facts.dueSource().name(),
                Integer.toString(facts.fetuses()),
                "",
                "");
    }

    /** The facts, or empty when something is wrong; every reason is then in {@code errors}, beside its field. */
    Optional<PregnancyFacts> read(Errors errors, LocalDate today) {
        var readName = words("name", name, errors);
        var readKana = words("kana", kana, errors);
        if (!errors.hasFieldErrors("kana") && !Kana.isKana(readKana)) {
            errors.rejectValue("kana", "birth.kana.not-kana");
        }
        var born = date("birthDate", birthDate, errors);
        if (born != null && born.isAfter(today.minusYears(YOUNGEST))) {
            errors.rejectValue("birthDate", "pregnancy.birth.young");
        }
        var due = date("dueDate", dueDate, errors);
        if (due != null
                && (due.isAfter(today.plusDays(DAYS_OF_PREGNANCY)) || due.isBefore(today.minusDays(DAYS_AFTER_DUE)))) {
            errors.rejectValue("dueDate", "pregnancy.due.far");
        }
        var source = Arrays.stream(PregnancyFacts.DueSource.values())
                .filter(known -> known.name().equals(dueSource))
                .findFirst();
        if (source.isEmpty()) {
            errors.rejectValue("dueSource", "pregnancy.source.empty");
        }
        var count = Typed.ascii(fetuses);
        if (!count.matches("[1-" + PregnancyFacts.MOST_FETUSES + "]")) {
            errors.rejectValue("fetuses", "pregnancy.fetuses.range");
        }
        if (errors.hasErrors() || born == null || due == null || source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PregnancyFacts(
                readName, Kana.toHiragana(readKana), born, due, source.get(), Integer.parseInt(count)));
    }

    /** Under which number the woman is called; nothing when none was typed, or when something is wrong with it. */
    FamilyContact contact(Errors errors) {
        var digits = PhoneNumber.read(phone).orElse("");
        if (digits.isEmpty() && !phone.isBlank()) {
            errors.rejectValue("phone", "child.phone.wrong");
        }
        var who = Typed.text(name);
        return digits.isEmpty()
                ? FamilyContact.NONE
                : new FamilyContact(who.length() > FamilyContact.LONGEST_NAME ? "" : who, digits);
    }

    /** The reason of a correction or an ending. */
    static Optional<String> reason(String typed, Errors errors) {
        var text = Typed.text(typed);
        if (text.isEmpty()) {
            errors.rejectValue("why", "why.empty");
        } else if (text.length() > ChildState.LONGEST_REASON) {
            errors.rejectValue("why", "birth.too-long", new Object[] {ChildState.LONGEST_REASON}, null);
        }
        return errors.hasFieldErrors("why") ? Optional.empty() : Optional.of(text);
    }

    static String words(String field, String typed, Errors errors) {
        var read = Typed.text(typed).replace('\u3000', ' ');
        if (read.isEmpty()) {
            errors.rejectValue(field, field.startsWith("kana") ? "birth.kana.empty" : "birth.name.empty");
        } else if (read.length() > ChildFacts.LONGEST) {
            errors.rejectValue(field, "birth.too-long", new Object[] {ChildFacts.LONGEST}, null);
        }
        return read;
    }

    static @Nullable LocalDate date(String field, String typed, Errors errors) {
        return switch (JapaneseDates.parse(typed)) {
            case JapaneseDates.Day(var day) -> day;
            case JapaneseDates.Failed(var reason) -> {
                errors.rejectValue(field, reason.messageKey());
                yield null;
            }
        };
    }
}
