package jp.sodachi.record;

import java.time.LocalDate;
import jp.sodachi.support.Kana;

/**
 * What identifies a pregnancy and fixes its dates.
 *
 * @param name the woman's name, 1 to {@value ChildFacts#LONGEST} characters
 * @param kana its reading in hiragana or katakana
 * @param birthDate the woman's
 * @param dueDate 40 weeks 0 days
 * @param dueSource what the due date rests on; an ultrasound outweighs the last period
 * @param fetuses 1 to {@value #MOST_FETUSES}
 */
public record PregnancyFacts(
        String name, String kana, LocalDate birthDate, LocalDate dueDate, DueSource dueSource, int fetuses) {
    /** Most children of one pregnancy. */
    public static final int MOST_FETUSES = 5;

    /** What a due date rests on. */
    public enum DueSource {
        /** The first day of the last period. */
        LMP,
        ULTRASOUND,
        OTHER
    }

    public PregnancyFacts {
        if (name.isBlank()
                || name.length() > ChildFacts.LONGEST
                || kana.isBlank()
                || kana.length() > ChildFacts.LONGEST
                || fetuses < 1
                || fetuses > MOST_FETUSES) {
            throw new IllegalArgumentException("Name and kana need 1 to 100 characters, fetuses are 1 to 5.");
        }
    }

    String kanaFolded() {
        return Kana.fold(kana);
    }
}
