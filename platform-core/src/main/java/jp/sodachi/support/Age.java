package jp.sodachi.support;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;

/**
 * An age in completed units: so many years, then months, then days. For showing to people; the schedule's own date
 * arithmetic is the schedule room's.
 *
 * @param years 0 or more
 * @param months 0 to 11
 * @param days 0 to 30
 */
public record Age(int years, int months, int days) {

    /** A child born more than three weeks before the due date was born before 37 weeks 0 days: preterm. */
    private static final int DAYS_FROM_TERM_TO_DUE_DATE = 21;

    public Age {
        if (years < 0 || months < 0 || months > 11 || days < 0 || days > 30) {
            throw new IllegalArgumentException("not an age: " + years + "y " + months + "m " + days + "d");
        }
    }

    /**
     * The age on a day.
     *
     * @throws IllegalArgumentException when the day lies before the birth
     */
    public static Age on(LocalDate birth, LocalDate day) {
        if (day.isBefore(birth)) {
            throw new IllegalArgumentException("the day lies before the birth");
        }
        Period period = Period.between(birth, day);
        return new Age(period.getYears(), period.getMonths(), period.getDays());
    }

    /**
     * The corrected age (修正月齢), counted from the due date instead of the birth; empty for a child born at 37 weeks or
     * later, and on days before the due date.
     */
    public static Optional<Age> corrected(LocalDate birth, LocalDate dueDate, LocalDate day) {
        boolean preterm = birth.isBefore(dueDate.minusDays(DAYS_FROM_TERM_TO_DUE_DATE));
        return preterm && !day.isBefore(dueDate) ? Optional.of(on(dueDate, day)) : Optional.empty();
    }

    /** Completed months in all. */
    public int inMonths() {
        return years * 12 + months;
    }

    /** As a nurse says it: 生後12日, 生後3か月12日, 3歳1か月. */
    public String inWords() {
        if (years > 0) {
            return years + "歳" + months + "か月";
        }
        return months > 0 ? "生後" + months + "か月" + days + "日" : "生後" + days + "日";
    }

    /** As {@link #inWords()} for Japanese readers, else in English: 12 days, 3 months 12 days, 3 years 1 month. */
    public String inWords(Locale reader) {
        if (reader.getLanguage().equals("ja")) {
            return inWords();
        }
        if (years > 0) {
            return count(years, "year") + " " + count(months, "month");
        }
        return months > 0 ? count(months, "month") + " " + count(days, "day") : count(days, "day");
    }

    private static String count(int number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
