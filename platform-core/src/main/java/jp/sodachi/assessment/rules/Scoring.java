package jp.sodachi.assessment.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import jp.sodachi.growth.GrowthAge;

/** One sheet being read. */
final class Scoring {
    private final Instrument instrument;
    private final List<Item> asked;
    private final Answers answers;
    private final GrowthAge age;
    private final int points;
    private final boolean complete;
    private final List<String> unanswered = new ArrayList<>();

    Scoring(Instrument instrument, List<Item> asked, Answers answers, GrowthAge age) {
        this.instrument = instrument;
        this.asked = asked;
        this.answers = answers;
        this.age = age;
        var sum = 0;
        for (var item : asked) {
            var given = answers.given().get(item.code());
            if (given == null) {
                unanswered.add(item.code());
            } else {
                sum += item.points().getOrDefault(given, 0);
            }
        }
        points = sum;
        complete = !instrument.missing().incomplete()
                || unanswered.size() <= instrument.missing().allowed();
    }

    Outcome outcome() {
        var fired = new ArrayList<Fired>();
        var level = Level.OK;
        for (var rule : instrument.rules()) {
            if (complete || rule.alarm()) {
                var found = new Found();
                if (holds(rule.when(), found)) {
                    fired.add(new Fired(rule.id(), rule.level(), rule.action(), found.inOrder(asked)));
                    level = rule.level().compareTo(level) > 0 ? rule.level() : level;
                }
            }
        }
        return new Outcome(level, complete, fired, points, unanswered);
    }

    private boolean holds(Condition condition, Found found) {
        return switch (condition) {
            case Condition.Worried() -> answers.worried();
            case Condition.Answered(var items, var answer, var mark) ->
                found.add(items, asked, item -> answer.equals(given(item)) && reached(item, mark)) > 0;
            case Condition.Concerns(var items, var atLeast) ->
                found.add(items, asked, item -> item.worries(given(item))) >= atLeast;
            case Condition.Points(var from, var to) -> complete && points >= from && points <= to;
            case Condition.All(var all) -> all.stream().allMatch(each -> holds(each, found));
            case Condition.Any(var any) ->
                any.stream().filter(each -> holds(each, found)).count() > 0;
        };
    }

    private String given(Item item) {
        return answers.given().getOrDefault(item.code(), "");
    }

    private boolean reached(Item item, Condition.Mark mark) {
        return switch (mark) {
            case NONE -> true;
            case EXPECTED_BY -> reached(item.expectedBy());
            case REFER_BY -> reached(item.referBy());
        };
    }

    private boolean reached(OptionalInt months) {
        return months.isPresent() && age.months() >= months.getAsInt();
    }

    /** The items that made one rule fire. */
    private static final class Found {
        private final List<String> codes = new ArrayList<>();

        int add(Set<String> items, List<Item> asked, Predicate<Item> fits) {
            var number = 0;
            for (var item : asked) {
                if (items.contains(item.code()) && fits.test(item)) {
                    codes.add(item.code());
                    number++;
                }
            }
            return number;
        }

        List<String> inOrder(List<Item> asked) {
            return codes.size() < 2
                    ? codes
                    : asked.stream().map(Item::code).filter(codes::contains).toList();
        }
    }
}
