package jp.sodachi.schedule;

import java.util.List;

/**
 * One programme of a schedule in words, for people who read the rules rather than one child's dates.
 *
 * @param programme the programme's code
 * @param ofTown programmes of the town's layer that pay for it
 */
public record Outline(String programme, boolean voluntary, List<Step> steps, List<TownLayer.Programme> ofTown) {

    public Outline {
        steps = List.copyOf(steps);
        ofTown = List.copyOf(ofTown);
    }

    /**
     * One dose. Each part has no phrase where the rule is silent, and several where the latest of them counts.
     *
     * @param path such as {@code BCG/D1}
     * @param key the step's name, such as {@code P1}
     * @param open from when it may be given
     * @param stdFrom first day of the standard period
     * @param stdTo last day of the standard period
     * @param last last legal day
     */
    public record Step(
            String path, String key, List<Phrase> open, List<Phrase> stdFrom, List<Phrase> stdTo, List<Phrase> last) {

        public Step {
            open = List.copyOf(open);
            stdFrom = List.copyOf(stdFrom);
            stdTo = List.copyOf(stdTo);
            last = List.copyOf(last);
        }
    }
}
