package jp.sodachi.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Evaluates most of what templates ask for without an expression language: {@code row.title}, {@code !row.stands},
 * {@code row.note != ''}, {@code item.key == kitHere}, {@code rows.size() > 0 and row.stands}, {@code #jp.date(row.day)}. Whatever is said otherwise, is of a type that
 * is not the platform's own, is null on the way or fails goes to the expression language, which also says what is wrong with
 * it. The answers are the same; a page of a thousand such expressions takes a fraction of the time.
 */
final class PlainPaths implements IStandardVariableExpressionEvaluator {
    private static final String NAME = "[a-zA-Z_]\\w*";
    private static final String PATH = NAME + "(?:\\." + NAME + "(?:\\(\\))?)*";
    private static final Pattern READ = Pattern.compile("\\s*(!?)\\s*(" + PATH + ")\\s*");
    private static final Pattern COMPARED =
            Pattern.compile("\\s*(" + PATH + ")\\s*([!=]=)\\s*(?:'([^'\\\\]*)'|(" + PATH + "))\\s*");
    private static final Pattern ASKED =
            Pattern.compile("\\s*#(jp|kit)\\.(" + NAME + ")\\((?:(" + PATH + ")(?:\\s*,\\s*(" + PATH + "))?)?\\)\\s*");
    private static final Pattern COUNTED = Pattern.compile("\\s*(" + PATH + ")\\s*([!=]=|[<>]=?)\\s*(\\d{1,9})\\s*");
    private static final Pattern BETWEEN = Pattern.compile("\\s(and|or)\\s");

    /** Words of the expression language, and what the web context holds ready under a name of its own. */
    private static final Set<String> NOT_OURS = Set.of(
            "true",
            "false",
            "null",
            "new",
            "not",
            "and",
            "or",
            "T",
            "param",
            "session",
            "application",
            "request",
            "response",
            "execInfo",
            "this",
            "root");

    /** More than all expressions of all templates. */
    private static final int MOST_KEPT = 20_000;

    /** Ask the language. */
    static final Object NO_ANSWER = new Object();

    private final IStandardVariableExpressionEvaluator language;
    private final Map<String, Optional<Plain>> known = new ConcurrentHashMap<>();

    PlainPaths(IStandardVariableExpressionEvaluator language) {
        this.language = language;
    }

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext execution) {
        if (expression.getUseSelectionAsRoot()
                || execution.getPerformTypeConversion()
                || execution.getForbidUnsafeExpressionResults()) {
            return language.evaluate(context, expression, execution);
        }
        var answer = find(expression.getExpression())
                .map(plain -> plain.answer(context))
                .orElse(NO_ANSWER);
        return answer == NO_ANSWER ? language.evaluate(context, expression, execution) : unpacked(answer);
    }

    /** An answer, with something in the place of null. */
    static Object packed(@Nullable Object answer) {
        return answer == null ? Nothing.NOTHING : answer;
    }

    private static @Nullable Object unpacked(Object answer) {
        return answer == Nothing.NOTHING ? null : answer;
    }

    private Optional<Plain> find(String expression) {
        var kept = known.get(expression);
        if (kept != null) {
            return kept;
        }
        var read = read(expression);
        if (known.size() < MOST_KEPT) {
            known.put(expression, read);
        }
        return read;
    }

    static Optional<Plain> read(String expression) {
        var words = BETWEEN.matcher(expression)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        return switch (words.size()) {
            case 0 -> readOne(expression);
            // A quote could hold the word; brackets are there as those of a call alone, since nothing else is read.
            case 1 ->
                expression.contains("'")
                        ? Optional.empty()
                        : joined(expression, words.getFirst().equals("and"));
            default -> Optional.empty();
        };
    }

    private static Optional<Plain> joined(String expression, boolean all) {
        var parts = BETWEEN.splitAsStream(expression).map(PlainPaths::readOne).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        new Joined(parts.stream().flatMap(Optional::stream).toList(), all))
                : Optional.empty();
    }

    private static Optional<Plain> readOne(String expression) {
        var read = READ.matcher(expression);
        if (read.matches()) {
            return path(read.group(2)).map(path -> read.group(1).isEmpty() ? path : new Not(path));
        }
        var compared = COMPARED.matcher(expression);
        if (compared.matches()) {
            return compared(compared.group(1), compared.group(2).equals("=="), compared.group(3), compared.group(4));
        }
        var counted = COUNTED.matcher(expression);
        if (counted.matches()) {
            var number = Integer.parseInt(counted.group(3));
            return path(counted.group(1)).map(path -> new Counted(path, counted.group(2), number));
        }
        var asked = ASKED.matcher(expression);
        return asked.matches() ? asked(asked.toMatchResult()) : Optional.empty();
    }

    private static Optional<Plain> asked(MatchResult asked) {
        var given = Stream.of(3, 4)
                .flatMap(at -> Stream.ofNullable(asked.group(at)))
                .map(PlainPaths::path)
                .toList();
        if (given.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var name = asked.group(2) + (given.isEmpty() ? "()" : "");
        return Optional.of(new Asked(
                asked.group(1),
                new Members(name, given.size()),
                given.stream().flatMap(Optional::stream).toList()));
    }

    private static Optional<Plain> compared(String left, boolean same, @Nullable String text, @Nullable String right) {
        if (text == null && "null".equals(right)) {
            return path(left).map(path -> new IsNull(path, same));
        }
        var other = text == null ? path(String.valueOf(right)) : Optional.<Plain>of(new Text(text));
        return path(left).flatMap(path -> other.map(value -> new Same(path, value, same)));
    }

    private static Optional<Plain> path(String path) {
        var names = path.split("\\.");
        if (NOT_OURS.contains(names[0]) || names[0].endsWith(")")) {
            return Optional.empty();
        }
        return Optional.of(new Path(
                names[0],
                Arrays.stream(names).skip(1).map(name -> new Members(name, 0)).toList()));
    }

    /** What stands for null where null would mean something else. */
    private enum Nothing {
        NOTHING
    }

    /** An expression that needs no language; {@link #NO_ANSWER} where it does after all, {@link Nothing} for null. */
    sealed interface Plain {
        Object answer(IExpressionContext context);
    }

    private record Path(String root, List<Members> members) implements Plain {
        @Override
        public Object answer(IExpressionContext context) {
            var value = context.getVariable(root);
            for (var member : members) {
                if (value == null) {
                    return NO_ANSWER;
                }
                var found = member.of(value.getClass());
                if (found.isEmpty()) {
                    return NO_ANSWER;
                }
                var read = found.get().read(value);
                if (read == NO_ANSWER) {
                    return NO_ANSWER;
                }
                value = unpacked(read);
            }
            return packed(value);
        }
    }

    private record Text(String text) implements Plain {
        @Override
        public Object answer(IExpressionContext context) {
            return text;
        }
    }

    private record Not(Plain plain) implements Plain {
        @Override
        public Object answer(IExpressionContext context) {
            return plain.answer(context) instanceof Boolean said ? !said : NO_ANSWER;
        }
    }

    private record IsNull(Plain plain, boolean same) implements Plain {
        @Override
        public Object answer(IExpressionContext context) {
            var answer = plain.answer(context);
            return answer == NO_ANSWER ? NO_ANSWER : (answer == Nothing.NOTHING) == same;
        }
    }

    /** With {@code and} all of them, with {@code or} one of them. */
    private record Joined(List<Plain> parts, boolean all) implements Plain {
        @Override
        public Object answer(IExpressionContext context) {
            for (var part : parts) {
                if (!(part.answer(context) instanceof Boolean said)) {
                    return NO_ANSWER;
                }
                if (said != all) {
                    return said;
                }
            }
            return all;
        }
    }

    private record Counted(Plain plain, String how, int number) implements Plain {
        @Override
        public Object answer(IExpressionContext context) {
            var answer = plain.answer(context);
            if (!(answer instanceof Integer || answer instanceof Long)) {
                return NO_ANSWER;
            }
            var value = ((Number) answer).longValue();
            return switch (how) {
                case "==" -> value == number;
                case "!=" -> value != number;
                case "<" -> value < number;
                case "<=" -> value <= number;
                case ">" -> value > number;
                default -> value >= number;
            };
        }
    }

    /** Texts only: numbers, days and enum constants have rules of their own in the language. */
    private record Same(Plain left, Plain right, boolean same) implements Plain {
        @Override
        public Object answer(IExpressionContext context) {
            var one = left.answer(context);
            var other = right.answer(context);
            return isText(one) && isText(other) ? one.equals(other) == same : NO_ANSWER;
        }

        private static boolean isText(Object answer) {
            return answer instanceof String || answer == Nothing.NOTHING;
        }
    }

    private record Asked(String object, Members member, List<Plain> values) implements Plain {
        @Override
        public Object answer(IExpressionContext context) {
            var asked = context.getExpressionObjects().getObject(object);
            var given = new Object[values.size()];
            for (var at = 0; at < given.length; at++) {
                given[at] = values.get(at).answer(context);
                if (given[at] == NO_ANSWER || given[at] == Nothing.NOTHING) {
                    return NO_ANSWER;
                }
            }
            return asked == null
                    ? NO_ANSWER
                    : member.of(asked.getClass())
                            .map(found -> found.read(asked, given))
                            .orElse(NO_ANSWER);
        }
    }
}
