package jp.sodachi.assessment.rules;

import java.util.List;
import java.util.Optional;

/**
 * What an instrument makes of a sheet.
 *
 * @param level the highest level among the rules that fired; OK when none did
 * @param complete whether enough was answered; when not, only alarms fired and OK says nothing
 * @param fired in the order of the file
 * @param points the sum; 0 where nothing is summed
 * @param unanswered codes, in the instrument's order
 */
public record Outcome(Level level, boolean complete, List<Fired> fired, int points, List<String> unanswered) {
    public Outcome {
        fired = List.copyOf(fired);
        unanswered = List.copyOf(unanswered);
    }

    /** The rule that decides: the first of those with the highest level. */
    public Optional<Fired> decisive() {
        return fired.stream().filter(each -> each.level() == level).findFirst();
    }
}
