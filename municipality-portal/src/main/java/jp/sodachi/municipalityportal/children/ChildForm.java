package jp.sodachi.municipalityportal.children;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.Optional;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Kana;
import jp.sodachi.support.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A child's facts as they were typed, at a registration or, with a reason, at a correction. */
record ChildForm(
        String name,
        String kana,
        String birthDate,
        String sex,
        String gestationWeeks,
        String gestationDays,
        String dueDate,
        String why) {

    private static final int LAST_DAY_OF_WEEK = 6;
    private static final int EARLIEST_WEEK = 20;
    private static final int LATEST_WEEK = 44;

    /** A birth lies at most twenty weeks before and four weeks after its due date (20 to 44 completed weeks). */
    private static final int WEEKS_BEFORE_DUE = 20;

    private static final int WEEKS_AFTER_DUE = 4;

    ChildForm {
        name = requireNonNullElse(name, "");
        kana = requireNonNullElse(kana, "");
        birthDate = requireNonNullElse(birthDate, "");
        sex = requireNonNullElse(sex, "");
        gestationWeeks = requireNonNullElse(gestationWeeks, "");
        gestationDays = requireNonNullElse(gestationDays, "");
        dueDate = requireNonNullElse(dueDate, "");
        why = requireNonNullElse(why, "");
    }

    static ChildForm empty() {
        return new ChildForm("", "", "", "", "", "", "", "");
    }

    /** A sibling's family name stands there already. */
    static ChildForm forSiblingOf(ChildFacts facts) {
        return new ChildForm(familyPart(facts.name()), familyPart(facts.kana()), "", "", "", "", "", "");
    }

    static ChildForm of(ChildFacts facts) {
        var gestation = facts.gestation();
        return new ChildForm(
                facts.name(),
                facts.kana(),
                JapaneseDates.era(facts.birthDate()),
                facts.sex().name(),
                gestation == null ? "" : Integer.toString(gestation.weeks()),
                gestation == null ? "" : Integer.toString(gestation.days()),
                facts.due().map(JapaneseDates::era).orElse(""),
                "");
    }

    /** The facts, or empty when something is wrong; every reason is then in {@code errors}, beside its field. */
    Optional<ChildFacts> read(Errors errors, LocalDate today) {
        var readName = words("name", name, errors);
        var readKana = words("kana", kana, errors);
        if (!errors.hasFieldErrors("kana") && !Kana.isKana(readKana)) {
            errors.rejectValue("kana", "birth.kana.not-kana");
        }
        var born = date("birthDate", birthDate, errors);
        if (born != null && born.isAfter(today)) {
            errors.rejectValue("birthDate", "birth.date.future");
        }
        var readSex = sex(errors);
        var gestation = gestation(errors);
        var due = Typed.text(dueDate).isEmpty() ? null : date("dueDate", dueDate, errors);
        if (born != null && due != null && isFarFrom(born, due)) {
            errors.rejectValue("dueDate", "birth.due.far");
        }
        if (errors.hasErrors() || born == null || readSex == null) {
            return Optional.empty();
        }
        return Optional.of(new ChildFacts(readName, Kana.toHiragana(readKana), born, readSex, gestation, due));
    }

    private static String words(String field, String typed, Errors errors) {
        var read = Typed.text(typed).replace('\u3000', ' ');
        if (read.isEmpty()) {
            errors.rejectValue(field, "birth." + field + ".empty");
        } else if (read.length() > ChildFacts.LONGEST) {
            errors.rejectValue(field, "birth.too-long", new Object[] {ChildFacts.LONGEST}, null);
        }
        return read;
    }

    private static @Nullable LocalDate date(String field, String typed, Errors errors) {
        return switch (JapaneseDates.parse(typed)) {
            case JapaneseDates.Day(var day) -> day;
            case JapaneseDates.Failed(var reason) -> {
                errors.rejectValue(field, reason.messageKey());
                yield null;
            }
        };
    }

    private @Nullable ChildSex sex(Errors errors) {
        for (var known : ChildSex.values()) {
            if (known.name().equals(sex)) {
                return known;
            }
        }
        errors.rejectValue("sex", "birth.sex.empty");
        return null;
    }

    private ChildFacts.@Nullable Gestation gestation(Errors errors) {
        var weeks = Typed.ascii(gestationWeeks);
        var days = Typed.ascii(gestationDays);
        if (weeks.isEmpty() && days.isEmpty()) {
            return null;
        }
        var readWeeks = between(weeks, EARLIEST_WEEK, LATEST_WEEK);
        var readDays = days.isEmpty() ? Optional.of(0) : between(days, 0, LAST_DAY_OF_WEEK);
        if (readWeeks.isEmpty()) {
            errors.rejectValue("gestationWeeks", "birth.weeks.range");
        }
        if (readDays.isEmpty()) {
            errors.rejectValue("gestationDays", "birth.days.range");
        }
        return readWeeks.isPresent() && readDays.isPresent()
                ? new ChildFacts.Gestation(readWeeks.get(), readDays.get())
                : null;
    }

    private static Optional<Integer> between(String typed, int least, int most) {
        return Optional.of(typed)
                .filter(digits -> digits.matches("\\d{1,2}"))
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most);
    }

    private static boolean isFarFrom(LocalDate born, LocalDate due) {
        return born.isBefore(due.minusWeeks(WEEKS_BEFORE_DUE)) || born.isAfter(due.plusWeeks(WEEKS_AFTER_DUE + 1L));
    }

    private static String familyPart(String name) {
        var space = name.indexOf(' ');
        return space < 0 ? "" : name.substring(0, space + 1);
    }
}
