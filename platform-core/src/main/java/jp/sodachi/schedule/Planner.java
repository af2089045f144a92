package jp.sodachi.schedule;

/** Chooses the plan, drops what was missed and dates the next dose, as seen on one day. */
final class Planner {

    private static final int LONG_TERM_MONTHS = 24;

    private final Child child;
    private final Course course;
    private final int[] slots;
    private final Conflicts conflicts;

    Planner(Child child, Course course, int[] slots, Conflicts conflicts) {
        this.child = child;
        this.course = course;
        this.slots = slots;
        this.conflicts = conflicts;
    }

    /** Where the series stands on {@code today}, from the doses already judged. */
    void forecast(Table.Series series, int today, Forecast forecast) {
        forecast.begin();
        forecast.counted = course.counted;
        int product = assumed(series);
        Table.Plan counted = choose(series, today, product, 0, forecast);
        forecast.plan = counted;
        if (course.place >= counted.steps.length) {
            forecast.status = Status.COMPLETE;
            forecast.total = course.counted;
            forecast.horizon = Days.NEVER;
            return;
        }
        forecast.product = product;
        Table.Plan plan = choose(series, today, product, 1L << product, forecast);
        forecast.plan = plan;
        Table.Rule rule = next(plan, today, forecast);
        forecast.total = course.counted + plan.steps.length - forecast.place;
        last(series, rule, forecast);
        recommend(rule, forecast);
        forecast.status = status(rule, today, forecast);
    }

    /** The product the next dose is planned with. */
    int assumed(Table.Series series) {
        Definition.Assume assume = series.written.assume();
        int followed = switch (assume.follow()) {
            case NONE -> -1;
            case FIRST -> course.firstProduct;
            case LATEST -> course.latestProduct;
        };
        if (followed >= 0) {
            return followed;
        }
        boolean plannedFits = assume.planned() && child.planned >= 0 && (series.products >>> child.planned & 1) != 0;
        return plannedFits ? child.planned : series.product;
    }

    /**
     * The first plan whose guard holds. While nothing counts, a dose of {@code product} on {@code candidate} is taken as
     * the first.
     *
     * @param ahead bits of products that are to come and count for "any"
     */
    Table.Plan choose(Table.Series series, int candidate, int product, long ahead, Forecast forecast) {
        Table.Plan fixed = course.fixed;
        if (fixed != null) {
            return fixed;
        }
        Table.Plan[] plans = series.plans;
        Table.Plan chosen = plans[plans.length - 1];
        if (plans.length == 1) {
            return chosen;
        }
        for (int at = 0; at < plans.length - 1; at++) {
            if (holds(plans[at], candidate, product, ahead, forecast)) {
                chosen = plans[at];
                break;
            }
        }
        if (course.counted > 0 && series.planFixedByFirst) {
            course.fixed = chosen;
        }
        return chosen;
    }

    private boolean holds(Table.Plan plan, int candidate, int product, long ahead, Forecast forecast) {
        boolean begun = course.counted > 0;
        long first = 1L << (begun ? course.firstProduct : product);
        if (plan.firstIs != 0 && (plan.firstIs & first) == 0) {
            return false;
        }
        if (plan.any != 0 && (plan.any & (course.countedProducts | ahead)) == 0) {
            return false;
        }
        if ((plan.none & course.countedProducts) != 0) {
            return false;
        }
        int day = begun ? course.given(0) : candidate;
        if (plan.firstAfter != Table.NO_SLOT && day <= slots[plan.firstAfter]) {
            return false;
        }
        if (plan.firstBy != Table.NO_SLOT) {
            if (!begun) {
                forecast.mayChangeOn(slots[plan.firstBy] + 1, candidate);
            }
            if (day > slots[plan.firstBy]) {
                return false;
            }
        }
        Table.Day second = plan.secondFrom;
        return second == null || course.counted < 2 || course.given(1) >= second.on(slots, course);
    }

    /** Finds the next step that is not dropped, and its earliest day. */
    private Table.Rule next(Table.Plan plan, int today, Forecast forecast) {
        int place = course.place;
        boolean cut = course.cutShort;
        while (true) {
            Table.Step step = plan.steps[place];
            Table.Rule rule = step.rule(forecast.product, cut);
            boolean dropped = dropped(step, cut, today);
            if (!dropped) {
                earliest(rule, place, today, forecast);
                dropped = step.cap != Table.NO_SLOT && forecast.earliest > slots[step.cap];
            }
            if (!dropped) {
                forecast.step = step;
                forecast.rule = rule;
                forecast.place = place;
                if (step.cap != Table.NO_SLOT) {
                    forecast.mayChangeOn(slots[step.cap] + 1, today);
                }
                return rule;
            }
            cut = true;
            place++;
        }
    }

    /** Is a step out of reach on a day: behind its cap, behind a dropped one, or not wanted after a late one? */
    boolean dropped(Table.Step step, boolean cut, int day) {
        if (step.dropIfPrevAfter != Table.NO_SLOT && course.prev() > slots[step.dropIfPrevAfter]) {
            return true;
        }
        return step.cap != Table.NO_SLOT && ((cut && !step.alone) || day > slots[step.cap]);
    }

    private void earliest(Table.Rule rule, int place, int today, Forecast forecast) {
        Table.Day open = rule.openOn(today);
        for (int until : rule.datedUntil) {
            forecast.mayChangeOn(until + 1, today);
        }
        forecast.earliest = open.age(slots);
        forecast.earliestBy = Forecast.EarliestBy.AGE;
        raise(forecast, open.interval(course), Forecast.EarliestBy.INTERVAL);
        Table.DoseTerm repeat = rule.repeat;
        if (repeat != null && course.repeats(place)) {
            raise(forecast, repeat.from(course), Forecast.EarliestBy.REPEAT);
        }
        if (rule.notBefore != Table.NO_SLOT) {
            raise(forecast, slots[rule.notBefore], Forecast.EarliestBy.NOT_BEFORE);
        }
        conflicts.raise(forecast, forecast.product);
    }

    private static void raise(Forecast forecast, int day, Forecast.EarliestBy by) {
        if (day > forecast.earliest) {
            forecast.earliest = day;
            forecast.earliestBy = by;
        }
    }

    private void last(Table.Series series, Table.Rule rule, Forecast forecast) {
        Table.Extension extension = rule.capped ? null : extension(series);
        int column = rule.last == Table.NO_SLOT ? Days.NEVER : slots[rule.last];
        forecast.last = lastWithIllness(rule, column, extension);
        forecast.lastBy = forecast.last > column ? Forecast.LastBy.LONG_TERM : Forecast.LastBy.COLUMN;
        if (extension != null && extension.end(course.doseInSpan) > forecast.last) {
            forecast.last = extension.end(course.doseInSpan);
            forecast.lastBy = Forecast.LastBy.EXTENSION;
        }
    }

    /** Was a dose on this day inside the legal window? */
    boolean inTime(Table.Series series, Table.Rule rule, int day) {
        if (rule.last == Table.NO_SLOT || day <= slots[rule.last]) {
            return true;
        }
        Table.Extension extension = rule.capped ? null : extension(series);
        return day <= lastWithIllness(rule, slots[rule.last], extension)
                || (extension != null && day >= extension.from() && day <= extension.end(course.doseInSpan));
    }

    private int lastWithIllness(
            Table.Rule rule, int column, Table.@org.jspecify.annotations.Nullable Extension extension) {
        boolean moves = rule.longTerm
                && child.longTerm != Days.NONE
                && (extension == null || extension.written().longTerm());
        if (!moves) {
            return column;
        }
        int end = Days.plus(child.longTerm, LONG_TERM_MONTHS) - 1;
        int cap = rule.longTermCap == Table.NO_SLOT ? Days.NEVER : slots[rule.longTermCap];
        return Math.max(column, Math.min(end, cap));
    }

    /** The measure that holds for this person, if any. */
    Table.@org.jspecify.annotations.Nullable Extension extension(Table.Series series) {
        for (Table.Extension extension : series.extensions) {
            if (child.birth >= extension.bornFrom()
                    && child.birth <= extension.bornTo()
                    && (child.mrShortage || !extension.written().needsMrShortage())) {
                return extension;
            }
        }
        return null;
    }

    private void recommend(Table.Rule rule, Forecast forecast) {
        Table.Day from = rule.stdFrom;
        int stdFrom = from == null ? forecast.earliest : from.on(slots, course);
        forecast.recommendedFrom = Math.max(stdFrom, forecast.earliest);
        if (forecast.recommendedFrom > forecast.last) {
            forecast.recommendedFrom = forecast.earliest;
            forecast.recommendedTo = forecast.last;
            return;
        }
        int to = from == null ? Days.NONE : Math.min(stdTo(rule, stdFrom), forecast.last);
        forecast.recommendedTo = to < forecast.recommendedFrom ? Days.NONE : to;
    }

    private int stdTo(Table.Rule rule, int stdFrom) {
        Table.Day to = rule.stdTo;
        if (to == null) {
            return rule.stdToIsLast && rule.last != Table.NO_SLOT ? slots[rule.last] : Days.NEVER;
        }
        int day = to.on(slots, course);
        Table.Day otherwise = rule.stdElse;
        return day < stdFrom && otherwise != null ? otherwise.on(slots, course) : day;
    }

    private Status status(Table.Rule rule, int today, Forecast forecast) {
        int discourage = rule.discourageAfter == Table.NO_SLOT ? Days.NEVER : slots[rule.discourageAfter];
        borders(discourage, today, forecast);
        return status(discourage, today, forecast);
    }

    /** Notes the days on which the status may change while the dates stay. */
    private static void borders(int discourage, int today, Forecast forecast) {
        forecast.mayChangeOn(forecast.earliest, today);
        forecast.mayChangeOn(forecast.last + 1, today);
        forecast.mayChangeOn(forecast.recommendedFrom, today);
        forecast.mayChangeOn(discourage + 1, today);
        if (forecast.recommendedTo != Days.NONE) {
            forecast.mayChangeOn(forecast.recommendedTo + 1, today);
        }
    }

    /**
     * The first later day on which the status changes, for a forecast whose dates do not depend on the day it is made;
     * {@link Days#NEVER} without one.
     */
    int nextStatus(Forecast now) {
        Table.Rule rule = now.rule;
        int discourage =
                rule == null || rule.discourageAfter == Table.NO_SLOT ? Days.NEVER : slots[rule.discourageAfter];
        int day = now.horizon;
        while (day < Days.NEVER && status(discourage, day, now) == now.status) {
            now.horizon = Days.NEVER;
            borders(discourage, day, now);
            day = now.horizon;
        }
        return day;
    }

    /** Do the dates stay whatever day they are asked on: one plan, no cap, no rule that ends? */
    boolean datesStay(Table.Series series, Forecast now) {
        Table.Rule rule = now.rule;
        Table.Step step = now.step;
        boolean planStays = series.plans.length == 1 || course.fixed != null;
        return planStays
                && !series.seasonal
                && rule != null
                && rule.datedUntil.length == 0
                && step != null
                && step.cap == Table.NO_SLOT;
    }

    private static Status status(int discourage, int today, Forecast forecast) {
        if (today > forecast.last) {
            return Status.EXPIRED;
        }
        if (forecast.earliest > forecast.last) {
            return Status.UNREACHABLE;
        }
        if (today < forecast.earliest) {
            return Status.NOT_YET;
        }
        if (today > discourage) {
            return Status.DISCOURAGED;
        }
        if (today < forecast.recommendedFrom) {
            return Status.ELIGIBLE;
        }
        boolean over = forecast.recommendedTo == Days.NONE || today > forecast.recommendedTo;
        return over ? Status.OVERDUE : Status.DUE;
    }
}
