package jp.sodachi.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import jp.sodachi.schedule.Outline;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import jp.sodachi.schedule.Status;
import jp.sodachi.schedule.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a town's children once, evaluates each by two schedules and keeps what differs. */
final class PlanSweep {
    /** Programmes of a pregnant woman are not a child's. */
    private static final Set<String> NOT_A_CHILDS = Set.of("RSV_MAT");

    private static final int ROWS_AT_A_TIME = 5_000;

    private final Side before;
    private final Side after;
    private final int day;
    private final List<String> programmes;
    private final List<String> offers;
    private final List<ChangedPlan> changes = new ArrayList<>();
    private final Map<String, Integer> byProgramme = new TreeMap<>();
    private final Map<String, Integer> byOffer = new TreeMap<>();
    private int children;

    PlanSweep(Schedules before, Schedules after, LocalDate day) {
        this.day = (int) day.toEpochDay();
        this.before = Side.of(before);
        this.after = Side.of(after);
        this.programmes =
                union(this.before.sweep().programmes(), this.after.sweep().programmes());
        this.offers =
                union(this.before.sweep().localProgrammes(), this.after.sweep().localProgrammes());
    }

    record ChangedPlan(UUID child, LocalDate birth, List<PlanChanges.Dates> dates, List<PlanChanges.Offer> offers) {}

    List<ChangedPlan> changes() {
        return changes;
    }

    PlanChanges.Counted counted() {
        return new PlanChanges.Counted(children, changes.size(), byProgramme, byOffer);
    }

    private record Row(UUID id, LocalDate birth, Sex sex, boolean here) {}

    void run(JdbcClient jdbc) {
        var rows = jdbc.sql("select id, birth_date, sex, standing from record_child order by id")
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("birth_date", LocalDate.class),
                        ChildPlans.sex(ChildSex.valueOf(row.getString("sex"))),
                        row.getString("standing").equals("HERE")))
                .list();
        // Both in the database's own order of ids, so that one child's doses follow another's: the partial unique index
        // on
        // (child_id, product, given_on) answers this without touching the table.
        var next = new Object() {
            int at = -1;
        };
        jdbc.sql("""
                        select child_id, product, given_on - date '1970-01-01' as day
                          from record_dose where state in ('ENTERED', 'CONFIRMED') order by child_id
                        """).withFetchSize(ROWS_AT_A_TIME).query(row -> {
            var child = row.getObject("child_id", UUID.class);
            while (next.at < 0 || !rows.get(next.at).id().equals(child)) {
                if (next.at >= 0) {
                    finish(rows.get(next.at));
                }
                next.at++;
                begin(rows.get(next.at));
            }
            before.dose(row.getString("product"), row.getInt("day"));
            after.dose(row.getString("product"), row.getInt("day"));
        });
        if (next.at >= 0) {
            finish(rows.get(next.at));
        }
        for (var at = next.at + 1; at < rows.size(); at++) {
            begin(rows.get(at));
            finish(rows.get(at));
        }
    }

    private void begin(Row child) {
        var birth = (int) child.birth().toEpochDay();
        before.sweep().begin(birth, child.sex(), day);
        after.sweep().begin(birth, child.sex(), day);
    }

    private void finish(Row child) {
        if (!child.here()) {
            return; // moved away or gone: nobody looks at that plan any more
        }
        children++;
        before.sweep().run();
        after.sweep().run();
        List<PlanChanges.Dates> dates = new ArrayList<>();
        for (var programme : programmes) {
            var old = before.number(programme);
            var fresh = after.number(programme);
            if (differs(old, fresh)) {
                dates.add(new PlanChanges.Dates(programme, before.standing(old), after.standing(fresh)));
                byProgramme.merge(programme, 1, Integer::sum);
            }
        }
        List<PlanChanges.Offer> offered = new ArrayList<>();
        for (var id : offers) {
            var old = before.sweep().offeredFrom(id);
            var fresh = after.sweep().offeredFrom(id);
            if (old != fresh) {
                offered.add(new PlanChanges.Offer(id, day(old), day(fresh)));
                byOffer.merge(id, 1, Integer::sum);
            }
        }
        if (!dates.isEmpty() || !offered.isEmpty()) {
            changes.add(new ChangedPlan(child.id(), child.birth(), dates, offered));
        }
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
                before.sweep().last(old) != after.sweep().last(fresh);
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
            var sweep = schedules.sweep(codes);
            return new Side(sweep, numbered(sweep.products()), numbered(codes));
        }

        private static Map<String, Integer> numbered(List<String> words) {
            Map<String, Integer> numbers = new HashMap<>();
            for (var word : words) {
                numbers.put(word, numbers.size());
            }
            return numbers;
        }

        void dose(String product, int day) {
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
