package jp.sodachi.assessment.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sodachi.growth.GrowthAge;

/**
 * An instrument tried on a made-up child of one age, born at term: what it would be asked, and what each answer alone would
 * lead to while all others give no reason to look.
 *
 * @param window the check that is open at that age
 * @param age the made-up child's age
 */
public record Trial(Window window, GrowthAge age, List<Tried> questions) {
    /** A made-up birthday whose months all have this day. */
    private static final LocalDate BORN = LocalDate.of(2020, 1, 10);

    public Trial {
        questions = List.copyOf(questions);
    }

    /** A question and what each of its answers alone leads to, in the order in which they are shown. */
    public record Tried(Item item, List<Single> answers) {
        public Tried {
            answers = List.copyOf(answers);
        }
    }

    /** One answer, the level it alone gives, and what then happens. */
    public record Single(String answer, Level level, Action action) {}

    /** One trial for every completed month at which something is asked; for a check counted in days one on its first. */
    public static List<Trial> everyAge(Instrument of) {
        return of.windows().stream()
                .flatMap(window -> ages(window).map(age -> on(of, window, age)))
                .toList();
    }

    private static Stream<GrowthAge> ages(Window window) {
        return window.unit() == Window.Unit.DAYS
                ? Stream.of(GrowthAge.on(BORN, BORN.plusDays(window.from())))
                : IntStream.rangeClosed(window.from(), window.to())
                        .mapToObj(months -> GrowthAge.on(BORN, BORN.plusMonths(months)));
    }

    private static Trial on(Instrument of, Window window, GrowthAge age) {
        var asked = of.asked(window);
        var calm = new HashMap<String, String>();
        asked.forEach(item -> calm.put(item.code(), calm(item)));
        var tried = new ArrayList<Tried>();
        for (var item : asked) {
            tried.add(new Tried(
                    item,
                    item.answers().options().stream()
                            .map(answer -> {
                                var given = new HashMap<>(calm);
                                given.put(item.code(), answer);
                                var outcome = of.score(window, new Answers(given, false), age);
                                return new Single(answer, outcome.level(), of.after(outcome));
                            })
                            .toList()));
        }
        return new Trial(window, age, tried);
    }

    /** The answer that gives no reason to look: the first that is no sign of worry and counts no points, else the first. */
    private static String calm(Item item) {
        return item.answers().options().stream()
                .filter(each -> !item.worries(each) && item.points().getOrDefault(each, 0) == 0)
                .findFirst()
                .orElse(item.answers().options().getFirst());
    }

    /** How many questions have an answer that alone gives this level. */
    public long count(Level level) {
        return questions.stream()
                .filter(each -> each.answers().stream().anyMatch(single -> single.level() == level))
                .count();
    }
}
