package jp.sodachi.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import jp.sodachi.schedule.DoneCheckup;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a town's children once, evaluates each by two schedules and keeps what differs. */
final class PlanSweep {
    private static final int ROWS_AT_A_TIME = 5_000;

    private final PlanComparison vaccinations;
    /** Empty where no check-up differs: then no page of the handbook is read. */
    private final Optional<PlanComparison> checkups;

    private final Set<String> codes;
    private final int day;
    private final List<ChangedPlan> changes = new ArrayList<>();
    private final Map<String, Integer> byProgramme = new TreeMap<>();
    private final Map<String, Integer> byOffer = new TreeMap<>();
    private final Map<String, Integer> byCheckup = new TreeMap<>();
    private int children;

    PlanSweep(Schedules before, Schedules after, LocalDate day) {
        this.day = (int) day.toEpochDay();
        this.vaccinations = PlanComparison.ofVaccinations(before, after);
        this.codes = before.checkups().differing(after.checkups());
        this.checkups = codes.isEmpty()
                ? Optional.empty()
                : Optional.of(PlanComparison.ofCheckups(before.checkups(), after.checkups(), codes));
    }

    record ChangedPlan(
            UUID child,
            LocalDate birth,
            List<PlanChanges.Dates> dates,
            List<PlanChanges.Offer> offers,
            List<PlanChanges.Dates> checkups) {}

    List<ChangedPlan> changes() {
        return changes;
    }

    PlanChanges.Counted counted() {
        return new PlanChanges.Counted(children, changes.size(), byProgramme, byOffer, byCheckup);
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
        var done = checkups.isEmpty() ? Map.<UUID, List<DoneCheckup>>of() : done(jdbc, codes);
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
                    finish(rows.get(next.at), done);
                }
                next.at++;
                begin(rows.get(next.at));
            }
            vaccinations.add(row.getString("product"), row.getInt("day"));
        });
        if (next.at >= 0) {
            finish(rows.get(next.at), done);
        }
        for (var at = next.at + 1; at < rows.size(); at++) {
            begin(rows.get(at));
            finish(rows.get(at), done);
        }
    }

    /** A standing page of the handbook that bears a check-up's code is that check-up done. */
    private static Map<UUID, List<DoneCheckup>> done(JdbcClient jdbc, Set<String> codes) {
        Map<UUID, List<DoneCheckup>> done = new HashMap<>();
        jdbc.sql("""
                        select distinct subject_id, form, occurred_on from record_form_entry
                         where subject_kind = 'CHILD' and state in ('ENTERED', 'RELEASED') and form in (:codes)
                        """).param("codes", codes).withFetchSize(ROWS_AT_A_TIME).query(row -> {
            done.computeIfAbsent(row.getObject("subject_id", UUID.class), _ -> new ArrayList<>())
                    .add(new DoneCheckup(row.getString("form"), row.getObject("occurred_on", LocalDate.class)));
        });
        return done;
    }

    private void begin(Row child) {
        vaccinations.begin((int) child.birth().toEpochDay(), child.sex(), day);
    }

    private void finish(Row child, Map<UUID, List<DoneCheckup>> done) {
        if (!child.here()) {
            return; // moved away or gone: nobody looks at that plan any more
        }
        children++;
        vaccinations.run();
        var dates = vaccinations.dates();
        var offered = vaccinations.offers();
        var held = checkups.map(comparison -> checkups(comparison, child, done.getOrDefault(child.id(), List.of())))
                .orElse(List.of());
        dates.forEach(change -> byProgramme.merge(change.programme(), 1, Integer::sum));
        offered.forEach(change -> byOffer.merge(change.id(), 1, Integer::sum));
        held.forEach(change -> byCheckup.merge(change.programme(), 1, Integer::sum));
        if (!dates.isEmpty() || !offered.isEmpty() || !held.isEmpty()) {
            changes.add(new ChangedPlan(child.id(), child.birth(), dates, offered, held));
        }
    }

    private List<PlanChanges.Dates> checkups(PlanComparison comparison, Row child, List<DoneCheckup> done) {
        comparison.begin((int) child.birth().toEpochDay(), child.sex(), day);
        done.forEach(each -> comparison.add(each.checkup(), (int) each.on().toEpochDay()));
        comparison.run();
        return comparison.dates();
    }
}
