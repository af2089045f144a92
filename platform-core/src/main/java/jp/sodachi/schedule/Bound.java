package jp.sodachi.schedule;

import java.util.List;

/** A day as a definition writes it. The closed set: there is no arithmetic beyond this. */
sealed interface Bound {

    /** From where a day is counted. */
    enum Anchor {
        BIRTH,
        ENTRY,
        DUE,
        SEASON,
        /** A calendar date; {@code days} is counted from 1970-01-01. */
        FIXED,
        D1,
        D2,
        D3,
        D4,
        PREV,
        INVALID,
        EARLIER;

        /** Known from the person alone, without any dose. */
        boolean personal() {
            return ordinal() <= FIXED.ordinal();
        }
    }

    /** What a day is, in the words of people: chooses the sentence that explains it. */
    enum Kind {
        BIRTH,
        MONTHS,
        YEARS,
        WEEKS,
        ENTRY,
        FISCAL,
        DUE,
        SEASON,
        DATE,
        GAP_DAYS,
        GAP_MONTHS,
        SHIFT
    }

    /**
     * The anchor, {@code months} later and {@code days} after that; with {@code fiscal} taken back to April 1 of its
     * fiscal year; then moved by {@code afterMonths} and {@code afterDays}.
     *
     * @param number the number as written, for the sentence: months, years, weeks or days
     */
    record Term(
            Anchor anchor,
            int months,
            int days,
            boolean fiscal,
            int afterMonths,
            int afterDays,
            Kind kind,
            int number,
            String text)
            implements Bound {

        Term shifted(int moreMonths, int moreDays, String written) {
            return new Term(
                    anchor,
                    months,
                    days,
                    fiscal,
                    afterMonths + moreMonths,
                    afterDays + moreDays,
                    kind,
                    number,
                    written);
        }

        /** Months and days from the anchor, and nothing else. */
        boolean plain() {
            return !fiscal && afterMonths == 0 && afterDays == 0;
        }

        /** The day, counted from a day of the anchor; {@link Days#NONE} where there is none. */
        int from(int day) {
            if (day == Days.NONE) {
                return Days.NONE;
            }
            int first = Days.plus(day, months) + days;
            return Days.plus(fiscal ? Days.fiscalStart(first) : first, afterMonths) + afterDays;
        }
    }

    /** The latest of several. */
    record Latest(List<Term> terms, String text) implements Bound {}

    /** The step's own opening, without repeat gaps and conflicts. */
    record Open(String text) implements Bound {}

    /** The step's own last day, without extensions. */
    record Last(String text) implements Bound {}

    String text();
}
