package jp.sodachi.assessment.rules;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One question.
 *
 * @param code unique within its instrument; what an answer is kept under
 * @param domain a word of the instrument's own, such as {@code hearing}
 * @param windows the codes of the checks that ask it
 * @param help what is meant; both languages empty when the question says it
 * @param concern the answer that is a sign of worry, empty where none is
 * @param points what each answer counts; empty where nothing is summed. A reversed item simply counts the other answer
 * @param expectedBy completed months at which most children can; empty where nobody says so
 * @param referBy completed months from which a "not yet" is looked at together; empty where it alone never is
 * @param picture the drawing that shows what is meant, by its name in the product; empty without one
 * @param others what a survey found at each age, in rising order; empty without one
 */
public record Item(
        String code,
        String domain,
        AnswerKind answers,
        Set<String> windows,
        Words text,
        Words help,
        String concern,
        Map<String, Integer> points,
        OptionalInt expectedBy,
        OptionalInt referBy,
        String picture,
        List<Attainment> others) {

    public Item {
        windows = Set.copyOf(windows);
        points = Map.copyOf(points);
        others = List.copyOf(others);
    }

    /** The same question in other words, without its explanation. */
    Item withText(Words other) {
        return new Item(
                code,
                domain,
                answers,
                windows,
                other,
                new Words("", ""),
                concern,
                points,
                expectedBy,
                referBy,
                picture,
                others);
    }

    /** Whether this answer is a sign of worry. */
    public boolean worries(String answer) {
        return !concern.isEmpty() && concern.equals(answer);
    }
}
