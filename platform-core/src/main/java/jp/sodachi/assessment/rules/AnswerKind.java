package jp.sodachi.assessment.rules;

import java.util.List;

/** How an item is answered. */
public enum AnswerKind {
    /** Whether the child can do something; a skill that was there and went is an answer of its own. */
    ATTAINED(List.of("YES", "NOT_YET", "UNSURE", "LOST")),
    YES_NO(List.of("YES", "NO")),
    YES_NO_UNSURE(List.of("YES", "NO", "UNSURE"));

    private final List<String> options;

    AnswerKind(List<String> options) {
        this.options = options;
    }

    /** What can be chosen, in the order in which it is shown. */
    public List<String> options() {
        return options;
    }
}
