package jp.sodachi.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proposes visits for the coming year. Each dose may wait for company a quarter of its recommended period (a week once
 * that is over); the visit that cannot wait longest takes every dose that is open by then, on the first day on which all
 * of them are. The proposed doses are then taken as given, so that intervals and live vaccines are respected as in any
 * other plan. A dose that guidance advises against is never proposed.
 */
final class VisitPlanner {

    /** The most doses that a year of proposals adds. */
    static final int MOST_PROPOSED = 40;

    private static final int WAIT_SHARE = 4;
    private static final int OVERDUE_WAIT = 7;

    private record Open(int series, int from, int waitsUntil) {}

    private final Evaluation evaluation;
    private final List<Integer> series;

    VisitPlanner(Evaluation evaluation, List<Integer> series) {
        this.evaluation = evaluation;
        this.series = series;
    }

    List<Visit> visits() {
        Child child = evaluation.child;
        int yearEnd = Days.plus(child.asOf, 12);
        int proposed = 0;
        List<Visit> visits = new ArrayList<>();
        List<Open> open = open();
        while (!open.isEmpty() && proposed + open.size() <= MOST_PROPOSED) {
            List<Open> together = together(open);
            int day = together.stream().mapToInt(Open::from).max().orElse(child.asOf);
            if (day >= yearEnd) {
                break;
            }
            visits.add(visit(day, together));
            give(day, together);
            proposed += together.size();
            open = open();
        }
        return visits;
    }

    private List<Open> open() {
        evaluation.prepare();
        List<Open> open = new ArrayList<>();
        for (int number : series) {
            Forecast now = evaluation.evaluate(number).now;
            if (now.status == Status.NOT_YET || (now.status.open() && now.status != Status.DISCOURAGED)) {
                open.add(open(number, now));
            }
        }
        long coming = open.stream()
                .mapToLong(dose -> 1L << evaluation.answer(dose.series()).now.product)
                .reduce(0, (all, bit) -> all | bit);
        open.removeIf(dose -> coveredByAnother(dose, coming));
        return open;
    }

    /** A combined product that is coming anyway fills this series too. */
    private boolean coveredByAnother(Open dose, long coming) {
        Table.Series own = evaluation.table.series[dose.series()];
        long others = own.products & ~(1L << evaluation.answer(dose.series()).now.product);
        return (others & coming) != 0;
    }

    private Open open(int number, Forecast now) {
        int today = evaluation.child.asOf;
        boolean over = now.recommendedTo == Days.NONE || now.recommendedTo < today;
        int from = Math.max(over ? now.earliest : now.recommendedFrom, today);
        int wait = over ? OVERDUE_WAIT : (Math.min(now.recommendedTo, now.last) - from) / WAIT_SHARE;
        return new Open(number, from, Math.min(from + Math.max(wait, 0), now.last));
    }

    private static List<Open> together(List<Open> open) {
        int limit = open.stream().mapToInt(Open::waitsUntil).min().orElseThrow();
        return open.stream().filter(dose -> dose.from() <= limit).toList();
    }

    private Visit visit(int day, List<Open> together) {
        List<Visit.Dose> doses = new ArrayList<>();
        int until = Days.NEVER;
        for (Open open : together) {
            Forecast now = evaluation.answer(open.series()).now;
            until = Math.min(
                    until, now.recommendedTo != Days.NONE && now.recommendedTo >= day ? now.recommendedTo : now.last);
            doses.add(dose(open.series(), now));
        }
        return new Visit(Days.date(day), day(until), doses);
    }

    private Visit.Dose dose(int number, Forecast now) {
        int counted = now.counted;
        return new Visit.Dose(
                evaluation.table.series[number].code,
                counted + 1,
                now.key(),
                Days.date(now.earliest),
                day(now.recommendedTo),
                day(now.last),
                counted + 1 == now.total);
    }

    private void give(int day, List<Open> together) {
        Child child = evaluation.child;
        int[] products = together.stream()
                .mapToInt(dose -> evaluation.answer(dose.series()).now.product)
                .toArray();
        for (int product : products) {
            child.add(day, product);
        }
        child.asOf = day;
    }

    private static Optional<LocalDate> day(int day) {
        return Days.real(day) ? Optional.of(Days.date(day)) : Optional.empty();
    }
}
