package jp.sodachi.relocation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.jspecify.annotations.Nullable;

/** What the control schema knows of towns on their way: {@code town_relocation}, and the server and pause of a town. */
final class RelocationRows {
    private final Servers servers;
    private final Clock clock;

    RelocationRows(Servers servers, Clock clock) {
        this.servers = servers;
        this.clock = clock;
    }

    Optional<Tenant> findTown(MunicipalityCode code) {
        return servers.control()
                .sql("select code, name, server, state from control.tenant where code = :code")
                .param("code", code.value())
                .query((row, _) -> new Tenant(
                        code,
                        row.getString("name"),
                        row.getString("server"),
                        TenantState.valueOf(row.getString("state"))))
                .optional();
    }

    /** Whether the platform did not have the town yet at that minute. */
    boolean hasComeAfter(MunicipalityCode code, Instant minute) {
        return servers.control()
                .sql("select created_at > :minute from control.tenant where code = :code")
                .param("minute", minute.atOffset(ZoneOffset.UTC))
                .param("code", code.value())
                .query(Boolean.class)
                .single();
    }

    Optional<String> findDigest(MunicipalityCode code) {
        return servers.control()
                .sql("select digest from control.tenant_schema where code = :code and state = 'CURRENT'")
                .param("code", code.value())
                .query(String.class)
                .optional();
    }

    /**
     * False when the town is on its way already, or has moved or ended meanwhile. Waits for whoever works in the town as its owner
     * and must not be overtaken: a change of structure, going live.
     */
    boolean begin(Tenant town, String target, String by) {
        return servers.control()
                        .sql("""
                                with town as (
                                    select code from control.tenant
                                     where code = :code and server = :source and state not in ('REQUESTED', 'GONE')
                                       for update)
                                insert into control.town_relocation (id, code, source, target, step, started_by, started_at, at)
                                select :id, code, :source, :target, 'PREPARING', :by, :now, :now from town
                                on conflict (code) where ended_at is null do nothing
                                """)
                        .param("id", Ids.next())
                        .param("code", town.code().value())
                        .param("source", town.server())
                        .param("target", target)
                        .param("by", by)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** The last move of a town, under way or ended. */
    Optional<Relocation> find(MunicipalityCode code) {
        return servers.control()
                .sql("""
                        select * from control.town_relocation where code = :code order by started_at desc, id desc limit 1
                        """)
                .param("code", code.value())
                .query((row, _) -> read(row))
                .optional();
    }

    Optional<Relocation> findOpen(MunicipalityCode code) {
        return find(code).filter(found -> !found.step().ended());
    }

    List<Relocation> listOpen() {
        return servers.control()
                .sql("select * from control.town_relocation where ended_at is null order by code")
                .query((row, _) -> read(row))
                .list();
    }

    /** Goes on to {@code step}; whatever stopped it before is forgotten. */
    void step(Relocation relocation, RelocationStep step) {
        mark(relocation, step, null, null);
    }

    /** Keeps what stopped it at {@code step}. */
    void stopped(Relocation relocation, RelocationStep step, String problem, String message) {
        mark(relocation, step, problem, message);
    }

    private void mark(Relocation relocation, RelocationStep step, @Nullable String problem, @Nullable String message) {
        var rows = servers.control()
                .sql("""
                        update control.town_relocation
                           set step = :step, problem = :problem, message = :message, at = :now,
                               ended_at = case when :ended then :now end
                         where id = :id and ended_at is null
                        """)
                .param("step", step.name())
                .param("problem", problem)
                .param("message", message)
                .param("now", now())
                .param("ended", step.ended())
                .param("id", relocation.id())
                .update();
        if (rows != 1) {
            throw new IllegalStateException("The move of " + relocation.code() + " has ended meanwhile.");
        }
    }

    /** From now on, for {@code length}, the town's sites show the maintenance page. */
    void pause(MunicipalityCode code, Duration length) {
        servers.control()
                .sql("update control.tenant set paused_until = :until where code = :code")
                .param("until", now().plus(length))
                .param("code", code.value())
                .update();
    }

    void unpause(MunicipalityCode code) {
        servers.control()
                .sql("update control.tenant set paused_until = null where code = :code and paused_until is not null")
                .param("code", code.value())
                .update();
    }

    /**
     * The change itself: from the commit of this transaction the town lives on the other server.
     *
     * @param home a transaction in which the control schema can be written
     */
    void arrive(Connection home, Relocation relocation, TownSums.Sum sum, long bytes, Duration pause)
            throws SQLException {
        try (var tenant = home.prepareStatement("""
                        update control.tenant set server = ?, paused_until = null, changed_at = ?
                         where code = ? and server = ?
                        """);
                var way = home.prepareStatement("""
                        update control.town_relocation
                           set step = 'TIDYING', problem = null, message = null, at = ?, row_count = ?, bytes = ?, pause_ms = ?
                         where id = ? and step = 'PAUSING'
                        """)) {
            tenant.setString(1, relocation.target());
            tenant.setObject(2, now());
            tenant.setString(3, relocation.code().value());
            tenant.setString(4, relocation.source());
            way.setObject(1, now());
            way.setLong(2, sum.rows());
            way.setLong(3, bytes);
            way.setLong(4, pause.toMillis());
            way.setObject(5, relocation.id());
            if (tenant.executeUpdate() != 1 || way.executeUpdate() != 1) {
                throw new IllegalStateException("The move of " + relocation.code() + " is not where it was.");
            }
        }
    }

    private static Relocation read(ResultSet row) throws SQLException {
        return new Relocation(
                row.getObject("id", java.util.UUID.class),
                MunicipalityCode.of(row.getString("code")),
                row.getString("source"),
                row.getString("target"),
                RelocationStep.valueOf(row.getString("step")),
                row.getString("problem"),
                row.getString("message"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("row_count"),
                row.getLong("bytes"),
                row.getLong("pause_ms"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
