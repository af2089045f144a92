package jp.sodachi.assessment.rules;

import java.util.Map;

/**
 * What a guardian told.
 *
 * @param given the answer by item; what is missing was not answered
 * @param worried whether something worries them, whatever the answers say
 */
public record Answers(Map<String, String> given, boolean worried) {
    public Answers {
        given = Map.copyOf(given);
    }
}
