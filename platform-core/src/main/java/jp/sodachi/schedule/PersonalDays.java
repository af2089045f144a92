package jp.sodachi.schedule;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The days of a table that are known from the person alone, each in its slot: calendar dates once, all others anew for every
 * person. Most are an age in months and days; these are counted from the birth without asking what else a day can be.
 */
final class PersonalDays {
    private final Bound.Term[] terms;
    private final int[] ages;
    private final int[] months;
    private final int[] days;
    private final int[] others;

    PersonalDays(Bound.Term[] terms, int[] slots) {
        this.terms = terms;
        this.ages = slotsOf(terms, true);
        this.months = Arrays.stream(ages).map(at -> terms[at].months()).toArray();
        this.days = Arrays.stream(ages).map(at -> terms[at].days()).toArray();
        this.others = slotsOf(terms, false);
        for (int at = 0; at < terms.length; at++) {
            if (terms[at].anchor() == Bound.Anchor.FIXED) {
                slots[at] = terms[at].from(0);
            }
        }
    }

    private static int[] slotsOf(Bound.Term[] terms, boolean ages) {
        return IntStream.range(0, terms.length)
                .filter(at -> terms[at].anchor() != Bound.Anchor.FIXED && isAge(terms[at]) == ages)
                .toArray();
    }

    private static boolean isAge(Bound.Term term) {
        return term.anchor() == Bound.Anchor.BIRTH && term.plain();
    }

    /** Fills the slots for a person; those of calendar dates stay as they are. */
    void fill(int[] slots, Child child) {
        for (int at = 0; at < ages.length; at++) {
            slots[ages[at]] = Days.plus(child.birth, months[at]) + days[at];
        }
        int entry = Days.schoolEntry(child.birth);
        int season = Days.plus(Days.fiscalStart(child.asOf), 6);
        for (int at : others) {
            Bound.Term term = terms[at];
            slots[at] = term.from(
                    switch (term.anchor()) {
                        case BIRTH -> child.birth;
                        case ENTRY -> entry;
                        case DUE -> child.due;
                        case SEASON -> season;
                        default -> throw new IllegalStateException("no day of the person alone: " + term.text());
                    });
        }
    }
}
