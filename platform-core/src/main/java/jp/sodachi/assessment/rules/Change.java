package jp.sodachi.assessment.rules;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** One change of a town's own instrument. Every kind there is: what is not here stays as it was copied. */
public sealed interface Change {

    /** What families read of the whole. */
    record Head(Words title, Words lead, Words disclaimer) implements Change {}

    /**
     * The ages at which it asks, in rising order; those not named are asked no more.
     *
     * @param ages each with the code it has, or an empty one for a new age
     */
    record Ages(List<Age> ages) implements Change {
        public Ages {
            ages = List.copyOf(ages);
        }
    }

    /** One age; {@code code} empty for a new one. */
    record Age(String code, Window.Unit unit, int from, int to) {}

    /**
     * A question, asked anew where no question has that code yet.
     *
     * @param help both languages empty for none
     * @param concern the answer that is a sign of worry, empty for none
     * @param in codes of the ages at which it is asked
     */
    record Question(
            String code,
            String domain,
            AnswerKind answers,
            Set<String> in,
            Words text,
            Words help,
            String concern,
            OptionalInt expectedBy,
            OptionalInt referBy)
            implements Change {
        public Question {
            in = Set.copyOf(in);
        }
    }

    /** A question that is asked no more. */
    record WithoutQuestion(String code) implements Change {}

    /**
     * What follows from a rule.
     *
     * @param atLeast how many signs of worry it takes; empty where the rule does not count them
     */
    record Consequence(String rule, Level level, String action, OptionalInt atLeast) implements Change {}

    /** What happens after a result. */
    record Step(String action, OptionalInt contactWithin, OptionalInt againAfterMonths, Words next) implements Change {}
}
