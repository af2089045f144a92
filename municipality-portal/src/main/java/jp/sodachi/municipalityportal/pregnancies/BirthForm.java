package jp.sodachi.municipalityportal.pregnancies;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.NewBirth;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.support.Kana;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** The children of one birth as they were typed, each in the same place of the three lists. */
record BirthForm(
        @Nullable String day,
        @Nullable List<String> names,
        @Nullable List<String> kanas,
        @Nullable List<String> sexes) {
    /** From 20 to 44 completed weeks. */
    private static final int EARLIEST_BEFORE_DUE = 140;

    private static final int LATEST_AFTER_DUE = 34;

    BirthForm {
        day = requireNonNullElse(day, "");
        names = names == null ? new ArrayList<>() : names;
        kanas = kanas == null ? new ArrayList<>() : kanas;
        sexes = sexes == null ? new ArrayList<>() : sexes;
    }

    /** The woman's family name stands there already. */
    static BirthForm of(String day, PregnancyFacts facts) {
        return new BirthForm(
                day,
                filled(facts.fetuses(), familyPart(facts.name())),
                filled(facts.fetuses(), familyPart(facts.kana())),
                filled(facts.fetuses(), ""));
    }

    private static String familyPart(String name) {
        var space = name.indexOf(' ');
        return space < 0 ? "" : name.substring(0, space + 1);
    }

    private static List<String> filled(int count, String with) {
        return new ArrayList<>(Collections.nCopies(count, with));
    }

    /** How many children stand on the form. */
    public int count() {
        return names == null ? 0 : names.size();
    }

    /** The day, or empty when it is not possible; the reason is then in {@code errors}. */
    Optional<LocalDate> readDay(Errors errors, LocalDate due, LocalDate today) {
        var read = PregnancyForm.date("day", requireNonNullElse(day, ""), errors);
        if (read != null && read.isAfter(today)) {
            errors.rejectValue("day", "birth.date.future");
        } else if (read != null) {
            var late = ChronoUnit.DAYS.between(due, read);
            if (late < -EARLIEST_BEFORE_DUE || late > LATEST_AFTER_DUE) {
                errors.rejectValue("day", "birth.due.far");
            }
        }
        return errors.hasFieldErrors("day") ? Optional.empty() : Optional.ofNullable(read);
    }

    /** The children, or none when something is wrong. */
    List<NewBirth> readChildren(Errors errors) {
        List<NewBirth> births = new ArrayList<>();
        for (var i = 0; i < count(); i++) {
            var name = PregnancyForm.words("names[" + i + "]", at(names, i), errors);
            var kanaField = "kanas[" + i + "]";
            var kana = PregnancyForm.words(kanaField, at(kanas, i), errors);
            if (!errors.hasFieldErrors(kanaField) && !Kana.isKana(kana)) {
                errors.rejectValue(kanaField, "birth.kana.not-kana");
            }
            var typed = at(sexes, i);
            var sex = Arrays.stream(ChildSex.values())
                    .filter(known -> known.name().equals(typed))
                    .findFirst();
            if (sex.isEmpty()) {
                errors.rejectValue("sexes[" + i + "]", "birth.sex.empty");
            }
            births.add(new NewBirth(name, Kana.toHiragana(kana), sex.orElse(ChildSex.U)));
        }
        return errors.hasErrors() ? List.of() : births;
    }

    private static String at(@Nullable List<String> list, int index) {
        return list != null && index < list.size() ? requireNonNullElse(list.get(index), "") : "";
    }
}
