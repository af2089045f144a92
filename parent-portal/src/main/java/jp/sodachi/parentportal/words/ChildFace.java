package jp.sodachi.parentportal.words;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.Standing;
import jp.sodachi.support.Age;
import org.jspecify.annotations.Nullable;

/**
 * A child as every page names it.
 *
 * @param name the whole name as registered
 * @param call the name by which the child is called at home: みのり for 尾上 みのり
 * @param age in words: 生後3か月12日
 * @param accompanied whether the town still plans for the child; false after a move and after a death
 * @param deceased whether the child has died: then no age is counted and nothing is proposed
 * @param open whether a guardian writes into the record here: not after a death, and not when another town keeps it now
 * @param corrected the age counted from the due date, for a child born early and still small; null otherwise
 */
public record ChildFace(
        UUID id,
        String name,
        String call,
        String kana,
        LocalDate birthDate,
        String age,
        boolean accompanied,
        boolean deceased,
        boolean open,
        @Nullable String corrected) {
    /** From the third birthday on nobody counts from the due date any more. */
    private static final int CORRECTED_UNTIL = 3;

    /** The child on {@code today}. */
    public static ChildFace of(Child child, LocalDate today, PlanWords words, Locale reader) {
        var facts = child.facts();
        var age = Age.on(facts.birthDate(), today);
        var corrected = ChildPlans.findDueDate(facts)
                .filter(_ -> child.standing() == Standing.HERE && age.years() < CORRECTED_UNTIL)
                .flatMap(due -> Age.corrected(facts.birthDate(), due, today))
                .map(since -> words.say(
                        reader,
                        since.years() > 0 ? "parent.age.corrected.years" : "parent.age.corrected.months",
                        since.years(),
                        since.months(),
                        since.days()))
                .orElse(null);
        return new ChildFace(
                child.id(),
                facts.name(),
                facts.called(),
                facts.kana(),
                facts.birthDate(),
                child.isDeceased() ? "" : age.inWords(reader),
                child.standing() == Standing.HERE,
                child.isDeceased(),
                !child.isDeceased() && !child.handedOver(),
                corrected);
    }
}
