package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.growth.Position;
import jp.sodachi.growth.Rank;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of measurements. None is ever updated. */
class MeasurementRows {
    private final JdbcClient jdbc;

    MeasurementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Measurement> listOf(UUID childId) {
        return jdbc.sql("""
                        select m.*, e.replaced_by, e.reason, e.origin as end_origin, e.ended_by, e.ended_at
                          from record_measurement m
                          left join record_measurement_end e on e.measurement_id = m.id
                         where m.child_id = :child
                         order by m.measured_on, m.entered_at, m.id
                        """)
                .param("child", childId)
                .query(MeasurementRows::read)
                .list();
    }

    Optional<Measurement> find(UUID childId, UUID id) {
        return jdbc.sql("""
                        select m.*, e.replaced_by, e.reason, e.origin as end_origin, e.ended_by, e.ended_at
                          from record_measurement m
                          left join record_measurement_end e on e.measurement_id = m.id
                         where m.child_id = :child and m.id = :id
                        """)
                .param("child", childId)
                .param("id", id)
                .query(MeasurementRows::read)
                .optional();
    }

    /**
     * The same as a family sees it: without the values of pages that the office has not let it see.
     *
     * @param released the pages that are seen after a release
     */
    List<Measurement> listForFamily(UUID childId, Collection<String> released) {
        return jdbc.sql("""
                        select m.*, e.replaced_by, e.reason, e.origin as end_origin, e.ended_by, e.ended_at
                          from record_measurement m
                          left join record_measurement_end e on e.measurement_id = m.id
                          left join record_form_entry f on f.id = m.entry_id
                         where m.child_id = :child
                           and (f.id is null or f.entered_kind = 'PARENT' or f.released_at is not null
                                or f.form not in (:released))
                         order by m.measured_on, m.entered_at, m.id
                        """)
                .param("child", childId)
                .param("released", released)
                .query(MeasurementRows::read)
                .list();
    }

    /** The measurements written on a page that still count. */
    List<UUID> listOfPage(UUID entryId) {
        return jdbc.sql("""
                        select m.id from record_measurement m
                         where m.entry_id = :entry
                           and not exists (select from record_measurement_end e where e.measurement_id = m.id)
                        """).param("entry", entryId).query(UUID.class).list();
    }

    /**
     * Keeps a value.
     *
     * @param entryId the page it was written on, null for none
     * @param crossedFrom where the child stood before, when that is lines away
     */
    void insert(Measurement row, @Nullable UUID entryId, Optional<Rank> crossedFrom) {
        jdbc.sql("""
                        insert into record_measurement
                               (id, child_id, kind, value, measured_on, position, looked_twice, origin, entered_by,
                                entered_at, entry_id, crossed_from)
                        values (:id, :child, :kind, :value, :day, :position, :twice, :origin, :by, :at, :entry, :crossed)
                        """)
                .param("id", row.id())
                .param("child", row.childId())
                .param("kind", row.kind().name())
                .param("value", row.value())
                .param("day", row.measuredOn())
                .param("position", row.position().name())
                .param("twice", row.lookedTwice())
                .param("origin", row.origin().name())
                .param("by", row.enteredBy())
                .param("at", row.enteredAt().atOffset(ZoneOffset.UTC))
                .param("entry", entryId)
                .param("crossed", crossedFrom.map(Rank::name).orElse(null))
                .update();
    }

    /** False when somebody ended it before. */
    boolean end(UUID measurementId, Measurement.End end) {
        return jdbc.sql("""
                        insert into record_measurement_end
                               (measurement_id, replaced_by, reason, origin, ended_by, ended_at)
                        values (:id, :by, :reason, :origin, :who, :at)
                        on conflict (measurement_id) do nothing
                        """)
                        .param("id", measurementId)
                        .param("by", end.replacedBy())
                        .param("reason", end.reason())
                        .param("origin", end.origin().name())
                        .param("who", end.endedBy())
                        .param("at", end.endedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * A measurement that counts, of a child whose row stands beside it.
     *
     * @param id the column of the measurement's id
     */
    static Measurement standing(ResultSet row, String id) throws SQLException {
        return read(row, row.getObject(id, UUID.class), row.getObject("id", UUID.class), null);
    }

    private static Measurement read(ResultSet row, int number) throws SQLException {
        return read(row, row.getObject("id", UUID.class), row.getObject("child_id", UUID.class), end(row));
    }

    private static Measurement read(ResultSet row, UUID id, UUID child, Measurement.@Nullable End end)
            throws SQLException {
        return new Measurement(
                id,
                child,
                Measurement.Kind.valueOf(row.getString("kind")),
                row.getBigDecimal("value"),
                row.getObject("measured_on", java.time.LocalDate.class),
                Position.valueOf(row.getString("position")),
                row.getBoolean("looked_twice"),
                Measurement.Origin.valueOf(row.getString("origin")),
                row.getString("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                end);
    }

    private static Measurement.@Nullable End end(ResultSet row) throws SQLException {
        var at = row.getObject("ended_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Measurement.End(
                        row.getObject("replaced_by", UUID.class),
                        row.getString("reason"),
                        Measurement.Origin.valueOf(row.getString("end_origin")),
                        row.getString("ended_by"),
                        at.toInstant());
    }
}
