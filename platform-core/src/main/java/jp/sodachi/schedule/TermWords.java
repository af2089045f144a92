package jp.sodachi.schedule;

import java.util.Locale;
import java.util.Set;

/** Which words explain a day of a definition: ages in years where they are whole years, weeks with their days. */
final class TermWords {

    private static final int MONTHS_A_YEAR = 12;
    private static final int DAYS_A_WEEK = 7;
    private static final int DAYS_OF_PREGNANCY = 280;

    /** From a year and a half on, people count in years and months. */
    private static final int MONTHS_SAID_IN_YEARS = 18;

    /** Kinds whose sentence has a second number. */
    static final Set<String> TWO_NUMBERS = Set.of("weeksDays", "yearsMonths", "yearsMonthsPassed", "due");

    private TermWords() {}

    /** The end of the message key. */
    static String kind(Bound.Term term) {
        return switch (term.kind()) {
            case GAP_DAYS -> "gapDays";
            case GAP_MONTHS -> "gapMonths";
            case MONTHS, YEARS -> age(term);
            case WEEKS -> daysOfWeek(term) == 0 ? "weeks" : "weeksDays";
            case DUE -> "due";
            default -> term.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String age(Bound.Term term) {
        if (term.afterMonths() != 0 || term.afterDays() < 0 || term.afterDays() > 1) {
            return "date";
        }
        String unit = wholeYears(term) ? "years" : term.months() >= MONTHS_SAID_IN_YEARS ? "yearsMonths" : "months";
        return term.afterDays() == 0 ? unit : unit + "Passed";
    }

    private static boolean wholeYears(Bound.Term term) {
        return term.months() > 0 && term.months() % MONTHS_A_YEAR == 0;
    }

    /** The number in the sentence: years, months, weeks or days. */
    static int number(Bound.Term term) {
        return switch (term.kind()) {
            case MONTHS, YEARS ->
                term.months() >= MONTHS_SAID_IN_YEARS || wholeYears(term)
                        ? term.months() / MONTHS_A_YEAR
                        : term.months();
            case DUE -> gestation(term) / DAYS_A_WEEK;
            default -> term.number();
        };
    }

    /** What remains behind the number: days of a week, months of a year. */
    static int rest(Bound.Term term) {
        return switch (term.kind()) {
            case MONTHS, YEARS -> term.months() % MONTHS_A_YEAR;
            case DUE -> gestation(term) % DAYS_A_WEEK;
            default -> daysOfWeek(term);
        };
    }

    private static int daysOfWeek(Bound.Term term) {
        return term.days() % DAYS_A_WEEK;
    }

    /** Days of pregnancy on a day written from the due date. */
    private static int gestation(Bound.Term term) {
        return DAYS_OF_PREGNANCY + term.days() + term.afterDays();
    }
}
