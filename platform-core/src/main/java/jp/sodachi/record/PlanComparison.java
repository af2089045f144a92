package jp.sodachi.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sodachi.schedule.Checkups;
import jp.sodachi.schedule.Outline;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import jp.sodachi.schedule.Status;
import jp.sodachi.schedule.Sweep;

/** Two schedules fed with one child after another, and what differs between their answers. Belongs to one thread. */
final class PlanComparison {
    /** Programmes of a pregnant woman are not a child's. */
    private static final Set<String> NOT_A_CHILDS = Set.of("RSV_MAT");

    private final Side before;
    private final Side after;
    private final boolean overIsOver;
    private final List<String> programmes;
    private final List<String> offers;

    private PlanComparison(Side before, Side after, boolean overIsOver) {
        this.before = before;
        this.after = after;
        this.overIsOver = overIsOver;
        this.programmes = union(before.sweep().programmes(), after.sweep().programmes());
        this.offers = union(before.sweep().localProgrammes(), after.sweep().localProgrammes());
    }

    static PlanComparison ofVaccinations(Schedules before, Schedules after) {
        return new PlanComparison(Side.of(before), Side.of(after), false);
    }

    /** A check-up whose time is over both before and after is no change: no page shows it any more. */
    static PlanComparison ofCheckups(Checkups before, Checkups after, Set<String> codes) {
        return new PlanComparison(side(before, codes), side(after, codes), true);
    }

    private static Side side(Checkups checkups, Set<String> codes) {
        return Side.of(checkups.sweep(
                checkups.childCodes().stream().filter(codes::contains).toList()));
    }

    void begin(int birth, Sex sex, int day) {
        before.sweep().begin(birth, sex, day);
        after.sweep().begin(birth, sex, day);
    }

    /** Adds a dose or a check-up done; a side that does not know it passes it over. */
    void add(String what, int day) {
        before.add(what, day);
        after.add(what, day);
    }

    /** Evaluates the child begun last. */
    void run() {
        before.sweep().run();
        after.sweep().run();
    }

    /** What differs in status or dates, in the order of the plan. */
    List<PlanChanges.Dates> dates() {
        List<PlanChanges.Dates> dates = new ArrayList<>();
        for (var programme : programmes) {
            var old = before.number(programme);
            var fresh = after.number(programme);
            if (differs(old, fresh)) {
                dates.add(new PlanChanges.Dates(programme, before.standing(old), after.standing(fresh)));
            }
        }
        return dates;
    }

    /** What the town pays from another day on, or no more, or newly. */
    List<PlanChanges.Offer> offers() {
        List<PlanChanges.Offer> changed = new ArrayList<>();
        for (var id : offers) {
            var old = before.sweep().offeredFrom(id);
            var fresh = after.sweep().offeredFrom(id);
            if (old != fresh) {
                changed.add(new PlanChanges.Offer(id, day(old), day(fresh)));
            }
        }
        return changed;
    }

    private boolean differs(int old, int fresh) {
        var one = before.status(old);
        var other = after.status(fresh);
        if (one != other) {
            return true;
        }
        return switch (one) {
            case NOT_ELIGIBLE, COMPLETE -> false;
            case EXPIRED, UNREACHABLE ->
                !overIsOver && before.sweep().last(old) != after.sweep().last(fresh);
            default ->
                before.sweep().earliest(old) != after.sweep().earliest(fresh)
                        || before.sweep().recommendedFrom(old) != after.sweep().recommendedFrom(fresh)
                        || before.sweep().recommendedTo(old) != after.sweep().recommendedTo(fresh)
                        || before.sweep().last(old) != after.sweep().last(fresh);
        };
    }

    private static Optional<LocalDate> day(int day) {
        return day == Sweep.NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    private static List<String> union(List<String> one, List<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    /** One of the two schedules with its working memory. */
    private record Side(Sweep sweep, Map<String, Integer> products, Map<String, Integer> numbers) {
        static Side of(Schedules schedules) {
            List<String> codes = new ArrayList<>(schedules.routineProgrammes());
            codes.removeAll(NOT_A_CHILDS);
            schedules.outlines().stream()
                    .filter(outline -> outline.voluntary() && !outline.ofTown().isEmpty())
                    .map(Outline::programme)
                    .forEach(codes::add);
            return of(schedules.sweep(codes));
        }

        static Side of(Sweep sweep) {
            return new Side(sweep, numbered(sweep.products()), numbered(sweep.programmes()));
        }

        private static Map<String, Integer> numbered(List<String> words) {
            Map<String, Integer> numbers = new HashMap<>();
            for (var word : words) {
                numbers.put(word, numbers.size());
            }
            return numbers;
        }

        void add(String product, int day) {
            var number = products.get(product);
            if (number != null) {
                sweep.dose(number, day);
            }
        }

        int number(String programme) {
            return numbers.getOrDefault(programme, -1);
        }

        /** What a plan does not show is nobody's change. */
        Status status(int number) {
            return number < 0 || !sweep.inPlan(number) ? Status.NOT_ELIGIBLE : sweep.status(number);
        }

        PlanChanges.Standing standing(int number) {
            var status = status(number);
            if (status == Status.NOT_ELIGIBLE || status == Status.COMPLETE) {
                return new PlanChanges.Standing(status, Optional.empty(), Optional.empty(), Optional.empty());
            }
            var over = status == Status.EXPIRED || status == Status.UNREACHABLE;
            return new PlanChanges.Standing(
                    status,
                    over ? Optional.empty() : day(sweep.recommendedFrom(number)),
                    over ? Optional.empty() : day(sweep.recommendedTo(number)),
                    day(sweep.last(number)));
        }
    }
}
