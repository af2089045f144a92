package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a definition that contradicts itself: guards that overlap, a series that can end on a dose that may be
 * dropped, a window that is empty for some birth date. Tried on every birth date of four years in a row.
 */
final class DefinitionCheck {

    private static final int FIRST_BIRTH = Days.of(java.time.LocalDate.of(2016, 1, 1));
    private static final int FOUR_YEARS = 1461;

    private final Definition definition;

    private DefinitionCheck(Definition definition) {
        this.definition = definition;
    }

    static Definition checked(Definition definition) {
        DefinitionCheck check = new DefinitionCheck(definition);
        definition.series().values().forEach(check::series);
        return definition;
    }

    /** A town's standard periods must lie inside the national windows, and its programmes have a day for everybody. */
    static void checkLayer(Definition base, Layer layer) {
        Definition changed = layer.over(base);
        layer.programmes().forEach(programme -> window(layer, changed.series().get(programme.series()), programme));
        DefinitionCheck check = new DefinitionCheck(base);
        for (String path : layer.standardPeriods().keySet()) {
            String[] parts = path.split("/");
            Definition.Series series = changed.series().get(parts[0]);
            if (series != null) {
                try {
                    check.windows(series, step(series, parts[1]), path);
                } catch (InvalidDefinition wrong) {
                    throw new InvalidDefinition(layer.file(), 0, path + ".std", wrong.problem(), wrong.allowed());
                }
            }
        }
    }

    private static void window(Layer layer, Definition.@Nullable Series series, Layer.LocalProgramme programme) {
        if (series == null || programme.from().isEmpty() || programme.to().isEmpty()) {
            return;
        }
        births(series).forEach(birth -> {
            if (day(programme.from(), birth, -Days.NEVER) > day(programme.to(), birth, Days.NEVER)) {
                throw new InvalidDefinition(
                        layer.file(),
                        0,
                        programme.id() + ".covers.window",
                        "the window is empty for a birth on " + Days.date(birth),
                        "from on or before to");
            }
        });
    }

    private InvalidDefinition wrong(String path, String problem, String allowed) {
        return new InvalidDefinition(definition.file(), 0, path, problem, allowed);
    }

    private void series(Definition.Series series) {
        String path = "series." + series.code();
        if (series.plans().isEmpty()) {
            throw wrong(path + ".plans", "no plan", "at least one");
        }
        series.review().ifPresent(review -> review(series, review, path));
        series.plans().forEach(plan -> plan(series, plan, path + ".plans." + plan.id()));
        guards(series, path);
        series.steps().values().forEach(step -> windows(series, step, path + ".steps." + step.id()));
    }

    private void review(Definition.Series series, Definition.Review review, String path) {
        List<String> before = new ArrayList<>();
        for (String code : definition.series().keySet()) {
            if (code.equals(series.code())) {
                break;
            }
            before.add(code);
        }
        if (!before.contains(review.incomplete())) {
            throw wrong(
                    path + ".review.incomplete",
                    review.incomplete() + " does not stand before " + series.code(),
                    before.toString());
        }
    }

    private void plan(Definition.Series series, Definition.PlanOption plan, String path) {
        if (plan.steps().isEmpty() || plan.steps().size() > Course.MOST_COUNTED) {
            throw wrong(path + ".steps", plan.steps().size() + " steps", "1 to " + Course.MOST_COUNTED);
        }
        Definition.Step last = step(series, plan.steps().getLast());
        if (last.cap().isPresent() || last.dropIfPrevAfter().isPresent()) {
            throw wrong(path + ".steps", "the last step may be dropped", "a last step without cap and dropIf");
        }
    }

    private static Definition.Step step(Definition.Series series, String id) {
        Definition.Step step = series.steps().get(id);
        if (step == null) {
            throw new IllegalStateException("the reader knows every step");
        }
        return step;
    }

    /** Guards are told apart by product or by the day of the first dose; one without a condition stands last. */
    private void guards(Definition.Series series, String path) {
        List<Definition.PlanOption> plans = series.plans();
        for (int at = 0; at < plans.size(); at++) {
            Definition.Guard guard = plans.get(at).guard();
            if (guard.equals(Definition.Guard.OTHERWISE) && at < plans.size() - 1) {
                throw wrong(path + ".plans." + plans.get(at).id(), "plans behind it are never tried", "a guard");
            }
            for (int later = at + 1; later < plans.size(); later++) {
                overlap(series, plans.get(at), plans.get(later), path);
            }
        }
    }

    private void overlap(
            Definition.Series series, Definition.PlanOption one, Definition.PlanOption other, String path) {
        Definition.Guard left = one.guard();
        Definition.Guard right = other.guard();
        if (right.equals(Definition.Guard.OTHERWISE) || apartByProduct(left, right)) {
            return;
        }
        births(series).forEach(birth -> {
            int from =
                    Math.max(day(left.firstAfter(), birth, -Days.NEVER), day(right.firstAfter(), birth, -Days.NEVER));
            int to = Math.min(day(left.firstBy(), birth, Days.NEVER), day(right.firstBy(), birth, Days.NEVER));
            if (from < to) {
                throw wrong(
                        path + ".plans." + other.id(),
                        "its guard overlaps that of " + one.id() + " for a birth on " + Days.date(birth),
                        "guards that cannot hold together");
            }
        });
    }

    private static boolean apartByProduct(Definition.Guard left, Definition.Guard right) {
        boolean firsts = !left.firstIs().isEmpty()
                && !right.firstIs().isEmpty()
                && left.firstIs().stream().noneMatch(right.firstIs()::contains);
        return firsts
                || (!left.any().isEmpty() && right.none().containsAll(left.any()))
                || (!right.any().isEmpty() && left.none().containsAll(right.any()));
    }

    private void windows(Definition.Series series, Definition.Step step, String path) {
        rule(series, step.rule(), path);
        step.forProduct().forEach((product, rule) -> rule(series, rule, path + ".forProduct." + product));
        step.cutShort().ifPresent(cut -> {
            rule(series, cut.rule(), path + ".cutShort");
            cut.forProduct().forEach((product, rule) -> rule(series, rule, path + ".cutShort.forProduct." + product));
        });
    }

    private void rule(Definition.Series series, Definition.Rule rule, String path) {
        births(series).forEach(birth -> {
            int open = day(Optional.of(rule.open()), birth, -Days.NEVER);
            int last = day(rule.last(), birth, Days.NEVER);
            if (open > last) {
                throw wrong(path, "the window is empty for a birth on " + Days.date(birth), "open on or before last");
            }
            rule.std().ifPresent(std -> standard(std, birth, open, last, path));
        });
    }

    private void standard(Definition.Std std, int birth, int open, int last, String path) {
        int from = day(Optional.of(std.from()), birth, open);
        int to = day(Optional.of(std.to()), birth, last);
        if (std.orElse().isEmpty() && to < from) {
            throw wrong(path + ".std", "the period is empty for a birth on " + Days.date(birth), "[from, to]");
        }
        if (from > last || (to < open && to > -Days.NEVER)) {
            throw wrong(
                    path + ".std",
                    "the period lies outside the legal window for a birth on " + Days.date(birth),
                    "a period inside the window");
        }
    }

    /** Four years of births, taken from the time in which the series has people. */
    private static IntStream births(Definition.Series series) {
        Definition.Span born = series.who().born();
        int first = Math.min(Math.max(FIRST_BIRTH, born.first()), born.last() - FOUR_YEARS);
        return IntStream.range(first, first + FOUR_YEARS);
    }

    /** The part of a bound that the person alone decides; {@code none} where that is nothing. */
    private static int day(Optional<Bound> bound, int birth, int none) {
        List<Bound.Term> terms = switch (bound.orElse(null)) {
            case Bound.Term term -> List.of(term);
            case Bound.Latest latest -> latest.terms();
            case null, default -> List.of();
        };
        int latest = Days.NONE;
        for (Bound.Term term : terms) {
            latest = Math.max(latest, term.from(anchor(term.anchor(), birth)));
        }
        return latest == Days.NONE ? none : latest;
    }

    private static int anchor(Bound.Anchor anchor, int birth) {
        return switch (anchor) {
            case BIRTH, DUE -> birth;
            case ENTRY -> Days.schoolEntry(birth);
            case FIXED -> 0;
            default -> Days.NONE;
        };
    }
}
