package jp.sodachi.record;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Which children's plans change, and how, when one schedule takes the place of another. One read, two evaluations. */
@Transactional
public class PlanChanges {
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;

    PlanChanges(JdbcClient jdbc, Permissions permissions, AuditTrail audit) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * The present town's children as of {@code day}. Office only; each child that is shown leaves its row in the trail.
     *
     * @param most how many children are shown at most, the youngest first
     */
    public Preview preview(Schedules before, Schedules after, LocalDate day, int most) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "schedule.preview");
        var sweep = new PlanSweep(before, after, day);
        sweep.run(jdbc);
        var first = sweep.changes().stream()
                .sorted(Comparator.comparing(PlanSweep.ChangedPlan::birth).reversed())
                .limit(most)
                .toList();
        var children = children(first.stream().map(PlanSweep.ChangedPlan::child).toList());
        var shown = first.stream()
                .flatMap(plan -> Optional.ofNullable(children.get(plan.child())).stream()
                        .map(child -> new ChildChange(child, plan.dates(), plan.offers(), plan.checkups())))
                .toList();
        shown.forEach(change ->
                audit.record(actor.does("schedule.preview", change.child().id(), null)));
        return new Preview(sweep.counted(), shown);
    }

    /**
     * How many children of a town change; nothing of any child leaves this method. For the operators, who may not enter a
     * town: they call it with the owner's connection.
     */
    public static Counted count(JdbcClient owner, Schedules before, Schedules after, LocalDate day) {
        var sweep = new PlanSweep(before, after, day);
        sweep.run(owner);
        return sweep.counted();
    }

    private Map<UUID, Child> children(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from record_child where id in (:ids)")
                .param("ids", ids)
                .query(ChildQueries::child)
                .list()
                .stream()
                .collect(Collectors.toMap(Child::id, Child::inLists));
    }

    /**
     * Numbers alone.
     *
     * @param children all children looked at
     * @param changed those of whom any date, status or offer changes, of a vaccination or a check-up
     * @param byProgramme changed children by programme
     * @param byOffer children who get another offer, by the id of the town's programme
     * @param byCheckup children of whom a check-up's standing or time changes, by its code
     */
    public record Counted(
            int children,
            int changed,
            Map<String, Integer> byProgramme,
            Map<String, Integer> byOffer,
            Map<String, Integer> byCheckup) {
        public Counted {
            byProgramme = Map.copyOf(byProgramme);
            byOffer = Map.copyOf(byOffer);
            byCheckup = Map.copyOf(byCheckup);
        }
    }

    /** Numbers, and the youngest of the children who change. */
    public record Preview(Counted counted, List<ChildChange> shown) {
        public Preview {
            shown = List.copyOf(shown);
        }
    }

    /** One child with what changes; {@code checkups} are dates too, each under a check-up's code. */
    public record ChildChange(Child child, List<Dates> dates, List<Offer> offers, List<Dates> checkups) {
        public ChildChange {
            dates = List.copyOf(dates);
            offers = List.copyOf(offers);
            checkups = List.copyOf(checkups);
        }
    }

    /** One programme or check-up of one child in both schedules. */
    public record Dates(String programme, Standing before, Standing after) {}

    /** Where a programme stands. The days are those of the next dose. */
    public record Standing(Status status, Optional<LocalDate> from, Optional<LocalDate> to, Optional<LocalDate> last) {}

    /** From when the town pays a child's next dose, in both schedules; empty where it does not. */
    public record Offer(String id, Optional<LocalDate> before, Optional<LocalDate> after) {}
}
