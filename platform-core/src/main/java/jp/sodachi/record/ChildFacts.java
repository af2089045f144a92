package jp.sodachi.record;

import java.time.LocalDate;
import java.util.Optional;
import jp.sodachi.support.Kana;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a child and fixes the dates of its plan.
 *
 * @param name the child's name, 1–100 characters
 * @param kana its reading in hiragana or katakana, 1–100 characters
 * @param birthDate not in the future
 * @param sex as registered
 * @param gestation completed weeks and days at birth, if known
 * @param dueDate the expected date of birth, if known
 */
public record ChildFacts(
        String name,
        String kana,
        LocalDate birthDate,
        ChildSex sex,
        @Nullable Gestation gestation,
        @Nullable LocalDate dueDate) {

    /** Longest name and reading that is kept. */
    public static final int LONGEST = 100;

    public ChildFacts {
        if (name.isBlank() || name.length() > LONGEST || kana.isBlank() || kana.length() > LONGEST) {
            throw new IllegalArgumentException("Name and kana need 1 to 100 characters.");
        }
    }

    /** The name by which the child is called at home: what stands behind the family name, or the whole name. */
    public String called() {
        var parts = name.strip().split("[\\s\u3000]+", 2);
        return parts.length == 2 ? parts[1] : name;
    }

    /** The reading in the one form used for comparing: width, case and kana kind folded. */
    String kanaFolded() {
        return Kana.fold(kana);
    }

    /** The due date, if known. */
    public Optional<LocalDate> due() {
        return Optional.ofNullable(dueDate);
    }

    /**
     * Length of the pregnancy.
     *
     * @param weeks completed weeks, 20–44
     * @param days further days, 0–6
     */
    public record Gestation(int weeks, int days) {
        private static final int EARLIEST = 20;
        private static final int LATEST = 44;

        public Gestation {
            if (weeks < EARLIEST || weeks > LATEST || days < 0 || days > 6) {
                throw new IllegalArgumentException("A pregnancy of " + weeks + " weeks " + days + " days");
            }
        }
    }
}
