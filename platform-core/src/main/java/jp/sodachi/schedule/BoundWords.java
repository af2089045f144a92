package jp.sodachi.schedule;

import java.util.Locale;

/** Which words explain a day of a definition: ages in years where they are whole years, weeks with their days. */
final class BoundWords {

    private static final int MONTHS_A_YEAR = 12;
    private static final int DAYS_A_WEEK = 7;

    private BoundWords() {}

    /** The end of the message key. */
    static String kind(Bound.Term term) {
        return switch (term.kind()) {
            case GAP_DAYS -> "gapDays";
            case GAP_MONTHS -> "gapMonths";
            case MONTHS, YEARS -> age(term);
            case WEEKS -> daysOfWeek(term) == 0 ? "weeks" : "weeksDays";
            default -> term.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String age(Bound.Term term) {
        if (term.afterMonths() != 0 || term.afterDays() < 0 || term.afterDays() > 1) {
            return "date";
        }
        String unit = wholeYears(term) ? "years" : "months";
        return term.afterDays() == 0 ? unit : unit + "Passed";
    }

    private static boolean wholeYears(Bound.Term term) {
        return term.months() > 0 && term.months() % MONTHS_A_YEAR == 0;
    }

    /** The number in the sentence: years, months, weeks or days. */
    static int number(Bound.Term term) {
        return switch (term.kind()) {
            case MONTHS, YEARS -> wholeYears(term) ? term.months() / MONTHS_A_YEAR : term.months();
            default -> term.number();
        };
    }

    /** The days beyond whole weeks. */
    static int daysOfWeek(Bound.Term term) {
        return term.days() % DAYS_A_WEEK;
    }
}
