package jp.sodachi.assessment.rules;

import java.util.List;

/**
 * A rule that fired.
 *
 * @param items the codes of the items that made it fire, in the instrument's order; empty when no single item did
 */
public record Fired(String rule, Level level, String action, List<String> items) {
    public Fired {
        items = List.copyOf(items);
    }
}
