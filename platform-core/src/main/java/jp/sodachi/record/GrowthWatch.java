package jp.sodachi.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sodachi.growth.Answer;
import jp.sodachi.growth.Crossing;
import jp.sodachi.growth.GrowthReference;
import jp.sodachi.growth.Placed;
import jp.sodachi.growth.Rank;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The children of the town whose last weight, length or head circumference lies two lines of the national survey or more from
 * where they stood. What crossed was seen when it was entered ({@link CrossedLines}); a list reads those rows and nothing else. A
 * child leaves it by its next value, by a correction, or after {@value #DAYS} days.
 */
@Transactional
public class GrowthWatch {
    /** So long a value stays on the list. */
    public static final int DAYS = 90;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final GrowthReference reference;
    private final Clock clock;

    GrowthWatch(JdbcClient jdbc, Permissions permissions, GrowthReference reference, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.reference = reference;
        this.clock = clock;
    }

    /** The newest first; nobody whose record is protected. Office only. */
    public List<Watched> list(int limit) {
        permissions.requireStaff(StaffRole.NURSE, "measurement.list");
        return jdbc
                .sql("""
                        select c.*, m.id as measurement, m.kind, m.value, m.measured_on, m.position, m.looked_twice, m.origin,
                               m.entered_by, m.entered_at, m.crossed_from
                          from record_measurement m join record_child c on c.id = m.child_id
                         where m.crossed_from is not null and m.measured_on > :since
                           and c.standing = 'HERE' and not c.shielded
                           and not exists (select from record_measurement_end e where e.measurement_id = m.id)
                           and not exists (select from record_measurement n
                                            where n.child_id = m.child_id and n.kind = m.kind and n.measured_on > m.measured_on
                                              and not exists (select from record_measurement_end e where e.measurement_id = n.id))
                         order by m.measured_on desc, m.id desc
                         limit :limit
                        """)
                .param("since", LocalDate.now(clock).minusDays(DAYS))
                .param("limit", limit)
                .query((row, number) -> watched(
                        ChildQueries.child(row, number),
                        MeasurementRows.standing(row, "measurement"),
                        Rank.valueOf(row.getString("crossed_from"))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty where the child's own facts have been corrected since and it stands nowhere in the survey now. */
    private Optional<Watched> watched(Child child, Measurement last, Rank from) {
        return new ChildGrowth(child, List.of(last), reference).placed(last)
                        instanceof Answer.Found<Placed>(Placed place)
                ? Optional.of(new Watched(child.inLists(), last, new Crossing(from, place.rank())))
                : Optional.empty();
    }

    /** A child, what was measured last, and the way it went. */
    public record Watched(Child child, Measurement last, Crossing crossing) {}
}
