package jp.sodachi.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the rule behind every date, from the evaluation that has just run. Sentences are message keys with values. */
final class Explainer {

    private final String prefix;
    private final Evaluation evaluation;
    private final Table.Series series;
    private final Answer answer;
    private final List<Why> why = new ArrayList<>();

    /**
     * An explainer of one answer.
     *
     * @param prefix where the sentences' keys begin: those of vaccinations and of check-ups differ
     */
    Explainer(String prefix, Evaluation evaluation, Table.Series series, Answer answer) {
        this.prefix = prefix;
        this.evaluation = evaluation;
        this.series = series;
        this.answer = answer;
    }

    List<Why> explain() {
        Forecast now = answer.now;
        doses();
        why.add(status(now));
        Table.Rule rule = now.rule;
        if (rule != null) {
            why.add(earliest(now, rule));
            if (now.status != Status.EXPIRED && now.status != Status.UNREACHABLE) {
                recommended(now, rule);
            }
            if (now.last < Days.NEVER) {
                why.add(last(now, rule));
            }
        }
        advice(now);
        return why;
    }

    private void doses() {
        for (int row = 0; row < answer.rows; row++) {
            Reason reason = answer.reason(row);
            if (reason != Reason.NONE) {
                Table.Rule rule = answer.rule(row);
                why.add(new Why(
                        Why.Field.DOSE,
                        rule == null ? series.code : rule.path,
                        prefix + "dose." + reason,
                        List.of(day(evaluation.child.day[answer.dose[row]]))));
            }
        }
    }

    private Why status(Forecast now) {
        Table.Rule rule = now.rule;
        List<Why.Arg> args = rule == null
                ? List.of()
                : List.of(day(now.earliest), day(now.last >= Days.NEVER ? now.earliest : now.last));
        String word = anyTime(rule) && now.status == Status.OVERDUE ? "anytime" : now.status.name();
        return new Why(Why.Field.STATUS, rule == null ? series.code : rule.path, prefix + "status." + word, args);
    }

    /** A voluntary vaccine for which nobody names a best time. */
    private boolean anyTime(Table.@Nullable Rule rule) {
        return series.voluntary && rule != null && rule.stdFrom == null;
    }

    private Why earliest(Forecast now, Table.Rule rule) {
        Why.Field field = Why.Field.EARLIEST;
        return switch (now.earliestBy) {
            case AGE, INTERVAL ->
                binding(field, "earliest", rule.path + ".open", rule.openOn(evaluation.child.asOf), now.earliest);
            case REPEAT -> {
                Table.DoseTerm repeat = rule.repeat;
                yield repeat == null
                        ? plain(field, "earliest.date", rule.path + ".repeat", now.earliest)
                        : repeat(repeat, rule, now.earliest);
            }
            case CONFLICT -> conflict(now);
            case NOT_BEFORE -> plain(field, "earliest.start", rule.path + ".notBefore", now.earliest);
        };
    }

    private Why repeat(Table.DoseTerm repeat, Table.Rule rule, int earliest) {
        String unit = repeat.written.kind() == Bound.Kind.GAP_MONTHS ? "repeatMonths" : "repeatDays";
        return new Why(
                Why.Field.EARLIEST,
                rule.path + ".repeat",
                prefix + "earliest." + unit,
                List.of(day(earliest), count(repeat.written.number()), day(evaluation.course.invalid())));
    }

    private Why conflict(Forecast now) {
        int dose = now.conflictDose;
        String product = evaluation.table.productCodes.get(evaluation.child.product[dose]);
        int days = now.earliest - evaluation.child.day[dose] - 1;
        return new Why(
                Why.Field.EARLIEST,
                "conflicts." + now.conflictRule,
                prefix + "earliest.conflict",
                List.of(
                        day(now.earliest),
                        count(days),
                        day(evaluation.child.day[dose]),
                        new Why.Arg.Name("schedule.product." + product)));
    }

    private void recommended(Forecast now, Table.Rule rule) {
        Why.Field from = Why.Field.RECOMMENDED_FROM;
        Table.Day stdFrom = rule.stdFrom;
        if (stdFrom != null && stdFrom.on(evaluation.slots, evaluation.course) == now.recommendedFrom) {
            why.add(binding(from, "from", rule.path + ".std", stdFrom, now.recommendedFrom));
        } else {
            why.add(plain(from, "from.earliest", rule.path + ".std", now.recommendedFrom));
        }
        Why.Field to = Why.Field.RECOMMENDED_TO;
        if (now.recommendedTo == Days.NONE) {
            why.add(plain(to, anyTime(rule) ? "to.anytime" : "to.over", rule.path + ".std", now.recommendedFrom));
        } else if (now.recommendedTo < Days.NEVER) {
            Table.Day stdTo = rule.stdTo;
            if (stdTo != null && stdTo.on(evaluation.slots, evaluation.course) == now.recommendedTo) {
                why.add(binding(to, "to", rule.path + ".std", stdTo, now.recommendedTo));
            } else {
                why.add(plain(to, "to.last", rule.path + ".last", now.recommendedTo));
            }
        }
    }

    private Why last(Forecast now, Table.Rule rule) {
        Why.Field field = Why.Field.LAST;
        return switch (now.lastBy) {
            case LONG_TERM -> plain(field, "last.longTerm", rule.path + ".longTerm", now.last);
            case EXTENSION -> plain(field, "last.extension", series.code + ".extensions", now.last);
            case COLUMN -> {
                Bound written = rule.written.last().orElse(null);
                yield written instanceof Bound.Term term && !rule.capped
                        ? sentence(field, "last", rule.path + ".last", term, now.last)
                        : plain(field, rule.capped ? "last.cap" : "last.date", rule.path + ".last", now.last);
            }
        };
    }

    /** The term of a bound that gave the day. */
    private Why binding(Why.Field field, String name, String rule, Table.Day bound, int day) {
        for (Table.DoseTerm term : bound.terms) {
            if (term.from(evaluation.course) == day) {
                return sentence(field, name, rule, term.written, day);
            }
        }
        for (int at = 0; at < bound.slots.length; at++) {
            if (evaluation.slots[bound.slots[at]] == day) {
                return sentence(field, name, rule, bound.written[at], day);
            }
        }
        return plain(field, name + ".date", rule, day);
    }

    private Why sentence(Why.Field field, String name, String rule, Bound.Term term, int day) {
        String kind = TermWords.kind(term);
        List<Why.Arg> args = new ArrayList<>(List.of(day(day), count(TermWords.number(term))));
        if (TermWords.TWO_NUMBERS.contains(kind)) {
            args.add(count(TermWords.rest(term)));
        }
        if (!term.anchor().personal()) {
            args.add(day(evaluation.course.day(term.anchor().ordinal())));
            args.add(new Why.Arg.Name(doseName(term.anchor())));
        }
        return new Why(field, rule, prefix + name + "." + kind, args);
    }

    private String doseName(Bound.Anchor anchor) {
        return switch (anchor) {
            case D1 -> "schedule.dose.1";
            case D2 -> "schedule.dose.2";
            case D3 -> "schedule.dose.3";
            case D4 -> "schedule.dose.4";
            case PREV -> "schedule.dose." + evaluation.course.counted;
            default -> "schedule.dose.before";
        };
    }

    private void advice(Forecast now) {
        Table.Rule rule = now.rule;
        for (Definition.Advice advice : series.written.advice()) {
            if (rule != null && applies(advice, now)) {
                why.add(new Why(
                        Why.Field.ADVICE, series.code + ".advice", "schedule.advice." + advice.id(), List.of()));
            }
        }
        if (series.reviewIncomplete >= 0 && answer.review && now.status != Status.NOT_ELIGIBLE) {
            why.add(new Why(
                    Why.Field.ADVICE,
                    series.code + ".review",
                    "schedule.advice.review-incomplete",
                    List.of(new Why.Arg.Name(
                            "schedule.programme." + evaluation.table.series[series.reviewIncomplete].code))));
        }
    }

    private boolean applies(Definition.Advice advice, Forecast now) {
        Table.@Nullable Step step = now.step;
        if (advice.step().isPresent() && (step == null || !advice.step().get().equals(step.id))) {
            return false;
        }
        Course course = evaluation.course;
        if (!advice.lastProduct().isEmpty()) {
            return course.lastProduct >= 0
                    && advice.lastProduct().contains(evaluation.table.productCodes.get(course.lastProduct));
        }
        return advice.openWithin()
                .map(bound -> bound instanceof Bound.Term term
                        && now.earliest < term.from(course.day(term.anchor().ordinal())))
                .orElse(true);
    }

    private Why plain(Why.Field field, String name, String rule, int day) {
        return new Why(field, rule, prefix + name, List.of(day(day)));
    }

    private static Why.Arg day(int day) {
        return new Why.Arg.Day(Days.date(day));
    }

    private static Why.Arg count(int number) {
        return new Why.Arg.Count(number);
    }
}
