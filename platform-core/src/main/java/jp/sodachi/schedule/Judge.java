package jp.sodachi.schedule;

import org.jspecify.annotations.Nullable;

/** Judges the recorded doses of one series in date order, by the rules in force on each dose's own day. */
final class Judge {

    private final Table table;
    private final Child child;
    private final Course course;
    private final int[] slots;
    private final Conflicts conflicts;
    private final Planner planner;
    private final Forecast scratch = new Forecast();
    private final int[] waitingA;
    private final int[] waitingB;
    private int headA;
    private int tailA;
    private int headB;
    private int tailB;

    Judge(Table table, Child child, Course course, int[] slots, Conflicts conflicts, Planner planner) {
        this.table = table;
        this.child = child;
        this.course = course;
        this.slots = slots;
        this.conflicts = conflicts;
        this.planner = planner;
        this.waitingA = new int[child.day.length];
        this.waitingB = new int[child.day.length];
    }

    /** Judges the doses whose places stand in {@code doses} from {@code start} to before {@code end}. */
    void run(Table.Series series, int[] doses, int start, int end, Answer answer) {
        course.begin();
        if (start == end) {
            return;
        }
        headA = tailA = headB = tailB = 0;
        int from = series.listedFrom == Table.NO_SLOT ? Days.NONE : slots[series.listedFrom];
        int before = series.listedBefore == Table.NO_SLOT ? Days.NEVER : slots[series.listedBefore];
        course.doseInSpan = series.extensions.length > 0 && doseInSpan(series, doses, start, end);
        for (int at = start; at < end; at++) {
            int dose = doses[at];
            int day = child.day[dose];
            if (day >= from && day < before) {
                course.latestProduct = child.product[dose];
                dose(series, answer.row(dose), answer);
            }
        }
        for (int at = headA; at < tailA; at++) {
            partAlone(waitingA[at], answer);
        }
        for (int at = headB; at < tailB; at++) {
            partAlone(waitingB[at], answer);
        }
        course.sawEarlier(series.earlier == 0 ? Days.NONE : earlier(series, Integer.MAX_VALUE, -1, -1));
    }

    private boolean doseInSpan(Table.Series series, int[] doses, int start, int end) {
        Table.Extension extension = planner.extension(series);
        if (extension == null) {
            return false;
        }
        for (int at = start; at < end; at++) {
            int day = child.day[doses[at]];
            if (day >= extension.doseFrom() && day <= extension.doseTo()) {
                return true;
            }
        }
        return false;
    }

    private void partAlone(int row, Answer answer) {
        answer.settle(row, Validity.REVIEW, Reason.PART_ONLY, null, null);
        course.review = true;
    }

    private void dose(Table.Series series, int row, Answer answer) {
        int dose = answer.dose[row];
        int day = child.day[dose];
        int product = child.product[dose];
        if (series.otherBefore != Table.NO_SLOT && day < slots[series.otherBefore]) {
            Reason other = series.written.otherBefore().orElseThrow().reason();
            answer.settle(row, Validity.NOT_APPLICABLE, other, null, null);
            return;
        }
        if (series.seasonal && day < Days.fiscalStart(child.asOf)) {
            answer.settle(row, Validity.NOT_APPLICABLE, Reason.OTHER_SEASON, null, null);
            return;
        }
        Table.Plan plan = planner.choose(series, day, product, 0, scratch);
        if (course.place >= plan.steps.length) {
            answer.settle(row, Validity.EXTRA, Reason.SERIES_COMPLETE, null, null);
            course.review |= conflicts.of(dose) != Reason.NONE;
        } else if (product == series.partA) {
            part(series, plan, row, answer, true);
        } else if (product == series.partB) {
            part(series, plan, row, answer, false);
        } else {
            step(series, plan, row, -1, answer);
        }
    }

    /** One half of a pair: waits for the other, or makes the step together with the earliest that waits. */
    private void part(Table.Series series, Table.Plan plan, int row, Answer answer, boolean first) {
        if (first && headB < tailB) {
            step(series, plan, row, waitingB[headB++], answer);
        } else if (!first && headA < tailA) {
            step(series, plan, row, waitingA[headA++], answer);
        } else if (first) {
            waitingA[tailA++] = row;
        } else {
            waitingB[tailB++] = row;
        }
    }

    /** Judges a whole dose, or a pair whose later half is {@code row}. */
    private void step(Table.Series series, Table.Plan plan, int row, int partner, Answer answer) {
        int dose = answer.dose[row];
        int day = child.day[dose];
        int product = partner >= 0 ? series.product : child.product[dose];
        while (planner.dropped(plan.steps[course.place], course.cutShort, day)) {
            course.place++;
            course.cutShort = true;
        }
        Table.Step step = plan.steps[course.place];
        Table.Rule rule = step.rule(product, course.cutShort);
        if (series.earlier != 0) {
            int partnerDose = partner >= 0 ? answer.dose[partner] : -1;
            course.sawEarlier(earlier(series, day, dose, partnerDose));
        }
        Reason tooSoon = tooSoon(rule, day);
        if (tooSoon != Reason.NONE && !rule.earlyIsReview) {
            reject(row, partner, tooSoon, rule, answer);
            return;
        }
        boolean discretion = rule.acceptReason != null && day < rule.openOn(day).interval(course);
        settle(series, step, rule, row, day, tooSoon, discretion, answer);
        if (partner >= 0) {
            settle(series, step, rule, partner, day, tooSoon, discretion, answer);
        }
        course.count(day, product);
    }

    private void reject(int row, int partner, Reason reason, Table.Rule rule, Answer answer) {
        answer.settle(row, Validity.INVALID, reason, null, rule);
        if (partner >= 0) {
            answer.settle(partner, Validity.INVALID, reason, null, rule);
        }
        course.reject(child.day[answer.dose[row]]);
    }

    private Reason tooSoon(Table.Rule rule, int day) {
        Table.Day accept = rule.accept;
        Table.Day open = accept != null ? accept : rule.openOn(day);
        if (day < open.age(slots)) {
            return Reason.TOO_EARLY_AGE;
        }
        Table.DoseTerm repeat = rule.acceptRepeat;
        boolean repeatTooShort = repeat != null && course.repeats(course.place) && day < repeat.from(course);
        return repeatTooShort || day < open.interval(course) ? Reason.TOO_SHORT_INTERVAL : Reason.NONE;
    }

    /** The verdict of a dose that counts: what settles "not routine" comes first. */
    private void settle(
            Table.Series series,
            Table.Step step,
            Table.Rule rule,
            int row,
            int stepDay,
            Reason early,
            boolean discretion,
            Answer answer) {
        int dose = answer.dose[row];
        Reason conflict = conflicts.of(dose);
        course.review |= conflict != Reason.NONE || early != Reason.NONE;
        Reason notRoutine = series.voluntary ? Reason.NONE : notRoutine(series, rule, child.product[dose], stepDay);
        boolean undecided = (series.undecided >>> child.product[dose] & 1) != 0;
        if (undecided && (notRoutine != Reason.NONE || (conflict == Reason.NONE && early == Reason.NONE))) {
            answer.settle(row, Validity.REVIEW, Reason.PRODUCT_UNDECIDED, step, rule);
            course.review = true;
        } else if (notRoutine != Reason.NONE) {
            Validity late = notRoutine == Reason.AFTER_LAST_DATE ? Validity.LATE : Validity.NON_ROUTINE;
            answer.settle(row, late, notRoutine, step, rule);
        } else if (conflict != Reason.NONE || early != Reason.NONE) {
            answer.settle(row, Validity.REVIEW, conflict != Reason.NONE ? conflict : early, step, rule);
        } else {
            answer.settle(row, Validity.VALID, discretion ? reasonOf(rule.acceptReason) : Reason.NONE, step, rule);
        }
    }

    private static Reason reasonOf(@Nullable Reason reason) {
        return reason == null ? Reason.NONE : reason;
    }

    private Reason notRoutine(Table.Series series, Table.Rule rule, int product, int day) {
        if (day < series.since || day < table.routineFrom[product]) {
            return Reason.BEFORE_PROGRAM_START;
        }
        if (day > table.routineTo[product]) {
            return Reason.PRODUCT_NOT_ROUTINE;
        }
        return planner.inTime(series, rule, day) ? Reason.NONE : Reason.AFTER_LAST_DATE;
    }

    /** The latest dose of the same vaccine before a day, whatever its verdict, other than the dose itself. */
    private int earlier(Table.Series series, int day, int except, int exceptPartner) {
        for (int dose = child.doses - 1; dose >= 0; dose--) {
            if (child.day[dose] < day
                    && dose != except
                    && dose != exceptPartner
                    && (series.earlier >>> child.product[dose] & 1) != 0) {
                return child.day[dose];
            }
        }
        return Days.NONE;
    }
}
