package jp.sodachi.assessment.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sodachi.growth.GrowthAge;

/**
 * A versioned set of questions with the rules that read the answers. Never changes; read with {@link InstrumentFile}.
 *
 * @param id the same over all versions
 * @param version such as {@code 1.0.0}; together with the id it names one text for ever
 * @param lead one sentence for the family
 * @param source where questions and ages come from
 * @param disclaimer what this is not
 * @param windows in rising order; a child is asked at the last one its age lies in
 * @param text the file as it was read
 * @param checksum SHA-256 of that text, 64 hexadecimal digits
 */
public record Instrument(
        String id,
        String version,
        Kind kind,
        Words title,
        Words lead,
        Licence licence,
        Words source,
        Words disclaimer,
        Review review,
        AgeBasis age,
        Missing missing,
        List<Action> actions,
        List<Rule> rules,
        List<Window> windows,
        List<Item> items,
        String text,
        String checksum) {

    public Instrument {
        actions = List.copyOf(actions);
        rules = List.copyOf(rules);
        windows = List.copyOf(windows);
        items = List.copyOf(items);
    }

    /** The check that is open at this age. */
    public Optional<Window> open(GrowthAge at) {
        return windows.stream().filter(window -> window.contains(at)).reduce((_, later) -> later);
    }

    /** The window of this code. */
    public Optional<Window> window(String code) {
        return windows.stream().filter(window -> window.code().equals(code)).findFirst();
    }

    /** What is asked in a window, in the file's order. */
    public List<Item> asked(Window window) {
        return items.stream()
                .filter(item -> item.windows().contains(window.code()))
                .toList();
    }

    /** The item of this code. */
    public Optional<Item> item(String code) {
        return items.stream().filter(item -> item.code().equals(code)).findFirst();
    }

    /** The rule of this id. */
    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The action of this code. */
    public Optional<Action> action(String code) {
        return actions.stream().filter(action -> action.code().equals(code)).findFirst();
    }

    /** What happens after this outcome: the deciding rule's action, or {@code none}. */
    public Action after(Outcome outcome) {
        return outcome.decisive()
                .flatMap(fired -> action(fired.action()))
                .or(() -> action(InstrumentFile.NONE))
                .orElseThrow(() -> new IllegalStateException("Every instrument has the action " + InstrumentFile.NONE));
    }

    /** The same with numbers in place of the questions' words: what may still be shown when a licence is over. */
    public Instrument withoutWords() {
        var numbered = IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i).withText(new Words("質問" + (i + 1), "Question " + (i + 1))))
                .toList();
        return new Instrument(
                id,
                version,
                kind,
                title,
                lead,
                licence,
                source,
                disclaimer,
                review,
                age,
                missing,
                actions,
                rules,
                windows,
                numbered,
                text,
                checksum);
    }

    /**
     * What the instrument makes of answers given at this age to the questions of one of its windows. Answers to other
     * questions are not looked at.
     */
    public Outcome score(Window window, Answers answers, GrowthAge at) {
        return new Scoring(this, asked(window), answers, at).outcome();
    }
}
