package jp.sodachi.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sodachi.assessment.rules.Condition;
import jp.sodachi.assessment.rules.Fired;
import jp.sodachi.assessment.rules.Instrument;
import jp.sodachi.assessment.rules.Item;
import jp.sodachi.assessment.rules.Rule;
import jp.sodachi.assessment.rules.Window;
import org.springframework.context.MessageSource;

/**
 * What families and the office read about a check: the same facts, in one reader's language. The words of questions and next
 * steps are the instrument's own; everything else stands in {@code messages/assessment_*.properties}.
 */
public final class CheckWords {
    private static final int MONTHS_A_YEAR = 12;

    private final MessageSource messages;
    private final Locale reader;

    /** Words for one reader. */
    public CheckWords(MessageSource messages, Locale reader) {
        this.messages = messages;
        this.reader = reader;
    }

    /** The ages of a check: 6か月のころ, 3〜5か月のころ, 1歳6か月のころ. */
    public String window(Window window) {
        var from = window.from();
        var to = window.to();
        if (window.unit() == Window.Unit.DAYS) {
            return say("assessment.window.days", from, to);
        }
        if (from >= MONTHS_A_YEAR && to - from > 1) {
            return from % MONTHS_A_YEAR == 0
                    ? say("assessment.window.year", from / MONTHS_A_YEAR)
                    : say("assessment.window.half-year", from / MONTHS_A_YEAR, from % MONTHS_A_YEAR);
        }
        return from == to ? say("assessment.window.month", from) : say("assessment.window.months", from, to);
    }

    /** An answer: できる, まだ, はい. */
    public String answer(Item item, String answer) {
        return say("assessment.answer." + item.answers() + "." + answer);
    }

    /** Why a rule fired, one sentence for each item that made it fire. */
    public List<String> reasons(Fired fired, ChildChecks.Named of) {
        var instrument = of.instrument();
        var said = new ArrayList<String>();
        var mark = instrument
                .rule(fired.rule())
                .map(Rule::when)
                .map(CheckWords::mark)
                .orElse(Condition.Mark.NONE);
        for (var code : fired.items()) {
            instrument.item(code).ifPresent(item -> said.add(reason(item, of.sheet(), mark)));
        }
        if (of.sheet().worried() && said.isEmpty()) {
            said.add(say("assessment.reason.worried"));
        }
        var points = instrument
                .rule(fired.rule())
                .map(Rule::when)
                .filter(Condition.Points.class::isInstance)
                .map(Condition.Points.class::cast);
        var result = of.sheet().result();
        if (points.isPresent() && result != null) {
            said.add(say(
                    "assessment.reason.points",
                    result.points(),
                    points.get().from(),
                    points.get().to()));
        }
        return said;
    }

    /** All reasons of a result in one line, for a list. */
    public String summary(ChildChecks.Named of) {
        var result = of.sheet().result();
        if (result == null) {
            return "";
        }
        return result.fired().stream()
                .filter(fired -> fired.level() == result.level())
                .flatMap(fired -> fired.items().isEmpty()
                        ? reasons(fired, of).stream()
                        : fired.items().stream().flatMap(code -> brief(of, code).stream()))
                .distinct()
                .collect(Collectors.joining(say("assessment.reason.and")));
    }

    /** Every answer a rule named, and the guardian's worry, each in a few words; empty when nothing was remarkable. */
    public List<String> flags(ChildChecks.Named of) {
        var result = of.sheet().result();
        if (result == null) {
            return List.of();
        }
        var items = result.fired().stream()
                .flatMap(fired -> fired.items().stream())
                .distinct()
                .flatMap(code -> brief(of, code).stream());
        var worry = of.sheet().worried() ? Stream.of(say("assessment.reason.worried")) : Stream.<String>empty();
        return Stream.concat(items, worry).toList();
    }

    private Optional<String> brief(ChildChecks.Named of, String code) {
        return of.instrument()
                .item(code)
                .map(item -> say(
                        "assessment.reason.brief",
                        item.text().in(reader),
                        answer(item, of.sheet().answers().getOrDefault(code, ""))));
    }

    private String reason(Item item, Sheet sheet, Condition.Mark mark) {
        var answered = say(
                "assessment.reason.answered",
                item.text().in(reader),
                answer(item, sheet.answers().getOrDefault(item.code(), "")));
        return switch (mark) {
            case NONE -> answered;
            case EXPECTED_BY ->
                say("assessment.reason.expected", answered, item.expectedBy().orElse(0));
            case REFER_BY ->
                say("assessment.reason.refer", answered, item.referBy().orElse(0));
        };
    }

    private static Condition.Mark mark(Condition condition) {
        return condition instanceof Condition.Answered answered ? answered.mark() : Condition.Mark.NONE;
    }

    /** The instrument's own words for this reader. */
    public String title(Instrument instrument) {
        return instrument.title().in(reader);
    }

    /** Other words of this room. */
    public String say(String key, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, reader));
    }
}
