package jp.sodachi.municipalityportal.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.Optional;
import jp.sodachi.schedule.InvalidDefinition;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import jp.sodachi.schedule.TownLayer;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Typed;
import org.springframework.validation.Errors;

/**
 * What the town pays, as it was typed.
 *
 * @param since where the age begins: {@code BIRTH}, {@code AGE} or {@code YEAR_OF_12}
 * @param until where it ends: {@code AGE}, {@code ENTRY} or {@code YEAR_OF_16}
 * @param yen the amount a dose; empty where the town pays all
 */
record ProgrammeForm(
        String series,
        String sex,
        String bornFrom,
        String bornTo,
        String since,
        String sinceYears,
        String sinceMonths,
        String until,
        String untilYears,
        String untilMonths,
        String doses,
        String yen,
        String givenFrom,
        String givenTo,
        String note) {
    private static final int MOST_DOSES = 4;
    private static final int MOST_YEN = 200_000;
    private static final int OLDEST = 20;
    private static final int LONGEST_NOTE = 200;
    private static final int MONTHS_A_YEAR = 12;

    ProgrammeForm {
        series = requireNonNullElse(series, "");
        sex = requireNonNullElse(sex, "");
        bornFrom = requireNonNullElse(bornFrom, "");
        bornTo = requireNonNullElse(bornTo, "");
        since = requireNonNullElse(since, "");
        sinceYears = requireNonNullElse(sinceYears, "");
        sinceMonths = requireNonNullElse(sinceMonths, "");
        until = requireNonNullElse(until, "");
        untilYears = requireNonNullElse(untilYears, "");
        untilMonths = requireNonNullElse(untilMonths, "");
        doses = requireNonNullElse(doses, "");
        yen = requireNonNullElse(yen, "");
        givenFrom = requireNonNullElse(givenFrom, "");
        givenTo = requireNonNullElse(givenTo, "");
        note = requireNonNullElse(note, "");
    }

    static ProgrammeForm empty(ProgrammeKind kind) {
        var since = kind == ProgrammeKind.SUBSIDY ? "AGE" : "BIRTH";
        return new ProgrammeForm("", "", "", "", since, "1", "0", "AGE", "", "", "1", "", "", "", "");
    }

    static ProgrammeForm of(TownLayer.Programme programme) {
        var since = Age.of(programme.from());
        var until = Age.of(programme.to());
        return new ProgrammeForm(
                programme.series(),
                programme.sex().map(sex -> sex == Sex.MALE ? "M" : "F").orElse(""),
                programme.bornFrom().map(JapaneseDates::era).orElse(""),
                programme.bornTo().map(JapaneseDates::era).orElse(""),
                since.edge(),
                since.years(),
                since.months(),
                until.edge(),
                until.years(),
                until.months(),
                Integer.toString(programme.doses()),
                programme.yen() == 0 ? "" : Integer.toString(programme.yen()),
                programme.givenFrom().map(JapaneseDates::era).orElse(""),
                programme.givenTo().map(JapaneseDates::era).orElse(""),
                programme.note());
    }

    /** An end of a window as the form splits it. */
    private record Age(String edge, String years, String months) {
        static Age of(String written) {
            if (written.matches("M\\(\\d+\\)")) {
                var months = Integer.parseInt(written.substring(2, written.length() - 1));
                return new Age(
                        "AGE", Integer.toString(months / MONTHS_A_YEAR), Integer.toString(months % MONTHS_A_YEAR));
            }
            return switch (written) {
                case "entry-1d" -> new Age("ENTRY", "", "");
                case "FY(Y(12)).start" -> new Age("YEAR_OF_12", "", "");
                case "FY(Y(16)).end" -> new Age("YEAR_OF_16", "", "");
                default -> new Age("BIRTH", "", "");
            };
        }
    }

    /** The programme, or empty when something is wrong; every reason is then in {@code errors}, beside its field. */
    Optional<TownLayer.Programme> read(String id, ProgrammeKind kind, Schedules national, Errors errors) {
        if (!SeriesChoice.codes(kind, national).contains(series)) {
            errors.rejectValue("series", "layer.series.empty");
        }
        var readFrom = day("bornFrom", bornFrom, errors);
        var readTo = day("bornTo", bornTo, errors);
        inOrder("bornTo", readFrom, readTo, errors);
        if (kind == ProgrammeKind.COHORT && sex.isEmpty() && bornFrom.isBlank() && bornTo.isBlank()) {
            errors.rejectValue("sex", "layer.who.empty");
        }
        var from = kind == ProgrammeKind.EXTENSION
                ? national.dayAfterLegalPeriod(series).orElse("B")
                : edge("since", since, sinceYears, sinceMonths, errors);
        var to = edge("until", until, untilYears, untilMonths, errors);
        var readDoses = number("doses", doses, 1, MOST_DOSES, errors);
        var readYen = yen.isBlank() ? 0 : number("yen", yen, 0, MOST_YEN, errors);
        var first = day("givenFrom", givenFrom, errors);
        var last = day("givenTo", givenTo, errors);
        inOrder("givenTo", first, last, errors);
        if (Typed.text(note).length() > LONGEST_NOTE) {
            errors.rejectValue("note", "birth.too-long", new Object[] {LONGEST_NOTE}, null);
        }
        if (errors.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new TownLayer.Programme(
                id,
                kind.kind(),
                series,
                sex.isEmpty() ? Optional.empty() : Optional.of(sex.equals("M") ? Sex.MALE : Sex.FEMALE),
                readFrom,
                readTo,
                from,
                to,
                readDoses,
                readYen,
                first,
                last,
                Typed.text(note)));
    }

    /** The national file's refusal beside its field. */
    static void refuse(InvalidDefinition wrong, ProgrammeKind kind, Errors errors) {
        if (wrong.path().endsWith("covers.window")) {
            errors.rejectValue(
                    "until", kind == ProgrammeKind.EXTENSION ? "layer.until.legal" : "layer.until.before-since");
        } else {
            errors.reject("layer.refused");
        }
    }

    private static String edge(String field, String edge, String years, String months, Errors errors) {
        return switch (edge) {
            case "BIRTH" -> "B";
            case "ENTRY" -> "entry-1d";
            case "YEAR_OF_12" -> "FY(Y(12)).start";
            case "YEAR_OF_16" -> "FY(Y(16)).end";
            case "AGE" -> {
                var readYears = years.isBlank() ? 0 : number(field + "Years", years, 0, OLDEST, errors);
                var readMonths = months.isBlank() ? 0 : number(field + "Months", months, 0, MONTHS_A_YEAR - 1, errors);
                if (years.isBlank() && months.isBlank()) {
                    errors.rejectValue(field + "Years", "layer.age.empty");
                }
                yield "M(" + (readYears * MONTHS_A_YEAR + readMonths) + ")";
            }
            default -> {
                errors.rejectValue(field, "layer.edge.empty");
                yield "";
            }
        };
    }

    private static Optional<LocalDate> day(String field, String typed, Errors errors) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        return switch (JapaneseDates.parse(typed)) {
            case JapaneseDates.Day(var day) -> Optional.of(day);
            case JapaneseDates.Failed(var reason) -> {
                errors.rejectValue(field, reason.messageKey());
                yield Optional.empty();
            }
        };
    }

    private static void inOrder(String field, Optional<LocalDate> from, Optional<LocalDate> to, Errors errors) {
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            errors.rejectValue(field, "layer.span.backwards");
        }
    }

    static int number(String field, String typed, int least, int most, Errors errors) {
        var text = Typed.ascii(typed).replace(",", "");
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            errors.rejectValue(field, "layer.number.range", new Object[] {least, most}, null);
            return least;
        }
        return Integer.parseInt(text);
    }
}
