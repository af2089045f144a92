package jp.sodachi.tenantadmin.nationalschedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.schedule.NationalFile;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenantadmin.operators.OperatorLog;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the control schema knows of national schedules. A change answers false when somebody else was faster. */
@Component
class NationalRows {
    private final ControlPlane control;
    private final OperatorLog log;
    private final Clock clock;

    NationalRows(ControlPlane control, OperatorLog log, Clock clock) {
        this.control = control;
        this.log = log;
        this.clock = clock;
    }

    /** What a version does in one town. */
    record TownCount(
            String code,
            String town,
            int children,
            int changed,
            Map<String, Integer> byProgramme,
            @Nullable String misfit,
            @Nullable String problem) {}

    List<NationalVersion> list() {
        return control.call(
                jdbc -> jdbc.sql("""
                                select id, place, version, hash, content, in_force_from, state, imported_by, imported_at
                                  from national_version order by imported_at desc
                                """).query((row, _) -> read(row, jdbc)).list());
    }

    Optional<NationalVersion> find(UUID id) {
        return list().stream().filter(version -> version.id().equals(id)).findFirst();
    }

    /** Empty when another one is being worked on, or the number is taken. */
    Optional<UUID> insert(NationalFile file, LocalDate inForceFrom) {
        var id = Ids.next();
        var who = CurrentActor.get().does("national.import", null, null);
        try {
            return control.call(jdbc -> {
                jdbc.sql("""
                                insert into national_version (id, place, version, hash, content, in_force_from, state,
                                                              imported_id, imported_by, imported_at)
                                values (:id, :place, :version, :hash, :content, :from, 'IMPORTED', :who, :name, :now)
                                """)
                        .param("id", id)
                        .param("place", file.place())
                        .param("version", file.number())
                        .param("hash", file.hash())
                        .param("content", file.text())
                        .param("from", inForceFrom)
                        .param("who", who.actorId())
                        .param("name", who.actorName())
                        .param("now", now())
                        .update();
                log.write(jdbc, "national.import");
                return Optional.of(id);
            });
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
        }
    }

    /**
     * Keeps the present operator's approval; that of the second operator makes the version approved. An operator counts once,
     * the importer as anybody else. False when it was not new.
     */
    boolean approve(UUID id) {
        var who = CurrentActor.get().does("national.approve", null, null);
        return control.call(jdbc -> {
            var open = jdbc.sql("select 1 from national_version where id = :id and state = 'IMPORTED' for update")
                    .param("id", id)
                    .query(Integer.class)
                    .optional();
            if (open.isEmpty()) {
                return false;
            }
            var given = jdbc.sql("""
                            insert into national_approval (version_id, operator_id, operator_name, at)
                            values (:id, :who, :name, :now) on conflict do nothing
                            """)
                    .param("id", id)
                    .param("who", who.actorId())
                    .param("name", who.actorName())
                    .param("now", now())
                    .update();
            if (given == 1) {
                log.write(jdbc, "national.approve");
                jdbc.sql("""
                                update national_version set state = 'APPROVED'
                                 where id = :id and state = 'IMPORTED'
                                   and (select count(*) from national_approval where version_id = :id) >= :needed
                                """)
                        .param("id", id)
                        .param("needed", NationalVersion.NEEDED)
                        .update();
            }
            return given == 1;
        });
    }

    boolean published(UUID id) {
        return control.call(jdbc -> {
            var done = jdbc.sql("""
                            update national_version set state = 'PUBLISHED', published_at = :now
                             where id = :id and state = 'APPROVED'
                            """).param("id", id).param("now", now()).update() == 1;
            if (done) {
                log.write(jdbc, "national.publish");
            }
            return done;
        });
    }

    boolean withdraw(UUID id) {
        return control.call(jdbc -> {
            var done = jdbc.sql("""
                            update national_version set state = 'WITHDRAWN' where id = :id and state = 'IMPORTED'
                            """).param("id", id).update() == 1;
            if (done) {
                log.write(jdbc, "national.withdraw");
            }
            return done;
        });
    }

    void count(UUID id, TownCount count) {
        control.call(jdbc -> jdbc.sql("""
                        insert into national_count (version_id, code, children, changed, by_programme, misfit, problem, at)
                        values (:id, :code, :children, :changed, :by, :misfit, :problem, :now)
                        on conflict (version_id, code) do update
                           set children = excluded.children, changed = excluded.changed,
                               by_programme = excluded.by_programme, misfit = excluded.misfit,
                               problem = excluded.problem, at = excluded.at
                        """)
                .param("id", id)
                .param("code", count.code())
                .param("children", count.children())
                .param("changed", count.changed())
                .param("by", lines(count.byProgramme()))
                .param("misfit", count.misfit())
                .param("problem", count.problem())
                .param("now", now())
                .update());
    }

    /** What is counted so far, the towns with most changes first. */
    List<TownCount> counts(UUID id) {
        return control.call(jdbc -> jdbc.sql("""
                        select c.code, t.name, c.children, c.changed, c.by_programme, c.misfit, c.problem
                          from national_count c join tenant t using (code)
                         where c.version_id = :id order by c.changed desc, c.code
                        """)
                .param("id", id)
                .query((row, _) -> new TownCount(
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("children"),
                        row.getInt("changed"),
                        numbers(row.getString("by_programme")),
                        row.getString("misfit"),
                        row.getString("problem")))
                .list());
    }

    private static String lines(Map<String, Integer> numbers) {
        return new TreeMap<>(numbers)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static Map<String, Integer> numbers(String lines) {
        return lines.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> Integer.valueOf(part[1])));
    }

    private static NationalVersion read(ResultSet row, JdbcClient jdbc) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new NationalVersion(
                id,
                NationalVersion.findKind(row.getString("place")).orElseThrow(),
                row.getString("version"),
                row.getString("hash"),
                row.getString("content"),
                row.getObject("in_force_from", LocalDate.class),
                NationalVersion.State.valueOf(row.getString("state")),
                row.getString("imported_by"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                approvals(id, jdbc));
    }

    private static List<NationalVersion.Approval> approvals(UUID id, JdbcClient jdbc) {
        return jdbc.sql("""
                        select operator_id, operator_name, at from national_approval where version_id = :id order by at
                        """)
                .param("id", id)
                .query((row, _) -> new NationalVersion.Approval(
                        row.getString("operator_id"),
                        row.getString("operator_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
