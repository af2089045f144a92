package jp.sodachi.assessment.rules;

import java.util.List;
import java.util.Set;

/** When a rule fires. Every kind there is; nothing else can be written in a file. */
public sealed interface Condition {

    /** The guardian says that something worries them. */
    record Worried() implements Condition {}

    /**
     * One of these items was answered so, at an age that has reached its mark.
     *
     * @param items codes
     * @param mark which of the item's ages must be reached; an item without that age never fires
     */
    record Answered(Set<String> items, String answer, Mark mark) implements Condition {
        public Answered {
            items = Set.copyOf(items);
        }
    }

    /** At least so many of these items were answered with their sign of worry. */
    record Concerns(Set<String> items, int atLeast) implements Condition {
        public Concerns {
            items = Set.copyOf(items);
        }
    }

    /** The points of all answers lie in this range, both ends counted. Never fires on an incomplete sheet. */
    record Points(int from, int to) implements Condition {}

    /** All of these hold. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** One of these holds. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** An age of an item. */
    enum Mark {
        NONE,
        EXPECTED_BY,
        REFER_BY
    }
}
