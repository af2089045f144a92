package jp.sodachi.tenantadmin.migrations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.migration.MigrationReport;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownSignals;
import jp.sodachi.tenancy.TownStructure;
import jp.sodachi.tenantadmin.operators.OperatorLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where structures stand, and sets runs going in the name of the present operator. */
@Component
class MigrationBoard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationBoard.class);
    private static final int RUNS_SHOWN = 10;

    private final ControlPlane control;
    private final SchemaMigrator migrator;
    private final OperatorLog log;
    private final TenantDirectory directory;
    private final TownSignals signals;
    private final Clock clock;
    private final TownStructure wanted = TownStructure.ofThisBuild();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean starting = new AtomicBoolean();

    MigrationBoard(
            ControlPlane control,
            SchemaMigrator migrator,
            OperatorLog log,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        this.control = control;
        this.migrator = migrator;
        this.log = log;
        this.directory = directory;
        this.signals = signals;
        this.clock = clock;
    }

    Standing find() {
        return control.call(jdbc -> new Standing(
                count(jdbc, "digest = :wanted"),
                count(jdbc, "digest <> :wanted"),
                missing(jdbc),
                failures(jdbc),
                runs(jdbc),
                starting.get() || isAtWork(jdbc),
                clock.instant()));
    }

    private int count(JdbcClient jdbc, String which) {
        return jdbc.sql("select count(*) from tenant_schema where " + which)
                .param("wanted", wanted.digest())
                .query(Integer.class)
                .single();
    }

    private List<String> missing(JdbcClient jdbc) {
        var had = new HashMap<String, Set<String>>();
        jdbc.sql("select distinct digest from tenant_schema where digest <> :wanted")
                .param("wanted", wanted.digest())
                .query(String.class)
                .list()
                .forEach(digest -> had.put(digest, new HashSet<>()));
        if (had.isEmpty()) {
            return List.of();
        }
        jdbc.sql("select digest, path from structure where digest in (:digests)")
                .param("digests", had.keySet())
                .query((row, _) -> had.getOrDefault(row.getString("digest"), new HashSet<>())
                        .add(row.getString("path")))
                .list();
        return wanted.changes().keySet().stream()
                .filter(path -> had.values().stream().anyMatch(town -> !town.contains(path)))
                .map(path -> path.substring(path.lastIndexOf('/') + 1).replace(".sql", ""))
                .toList();
    }

    private static List<Standing.Failure> failures(JdbcClient jdbc) {
        return jdbc.sql("""
                        select code, t.name, s.error, s.at from tenant_schema s join tenant t using (code)
                         where s.state = 'FAILED' order by code
                        """)
                .query((row, _) -> new Standing.Failure(
                        row.getString("code"), row.getString("name"), row.getString("error"), moment(row, "at")))
                .list();
    }

    private static List<Standing.Run> runs(JdbcClient jdbc) {
        return jdbc.sql("""
                        select r.*, (select count(*) from tenant_schema s
                                      where s.digest = r.digest and s.state = 'CURRENT' and s.at >= r.started_at) as done,
                               (select count(*) from tenant_schema s
                                 where s.state = 'FAILED' and s.at >= r.started_at) as failed_so_far
                          from migration_run r order by started_at desc, id desc limit :most
                        """)
                .param("most", RUNS_SHOWN)
                .query((row, _) -> new Standing.Run(
                        row.getInt("towns"),
                        row.getInt("wave"),
                        row.getInt("done"),
                        row.getInt("failed_so_far"),
                        row.getString("started_by"),
                        moment(row, "started_at"),
                        row.getObject("ended_at") == null ? null : moment(row, "ended_at"),
                        row.getString("outcome"),
                        row.getObject("failed", Integer.class)))
                .list();
    }

    /** Looks at the runner's lock without touching it. */
    private static boolean isAtWork(JdbcClient jdbc) {
        return jdbc.sql("""
                        select exists (
                            select from pg_locks l, hashtextextended('sodachi.migration', 0) as key
                             where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                               and l.database = (select oid from pg_database where datname = current_database())
                               and l.classid = ((key >> 32) & 4294967295)::oid
                               and l.objid = (key & 4294967295)::oid)
                        """).query(Boolean.class).single();
    }

    /** Sets a run going, unless one is at work. */
    void start() {
        if (!starting.compareAndSet(false, true)) {
            return;
        }
        note("migration.run", null);
        var by = CurrentActor.get() instanceof Actor.Operator operator ? operator.name() : "-";
        background.execute(() -> {
            try {
                migrator.migrateTowns(by);
            } catch (RuntimeException failure) {
                // The run stays without an end while nobody holds its lock: the page offers the button again.
                LOG.error("The run over the towns was broken off.", failure);
            } finally {
                starting.set(false);
                tell();
            }
        });
    }

    /** Tries one town again. False when it failed again. */
    boolean retry(MunicipalityCode code) {
        note("migration.retry", code);
        var well = migrator.migrateTown(code)
                .map(MigrationReport.Result::isUpToDate)
                .orElse(true);
        tell();
        return well;
    }

    private void note(String action, @Nullable MunicipalityCode code) {
        control.call(jdbc -> {
            if (code == null) {
                log.write(jdbc, action);
            } else {
                log.write(jdbc, action, code);
            }
            return true;
        });
    }

    /** Sites that waited for the new structure open at once instead of within a minute. */
    private void tell() {
        directory.refresh();
        signals.send(TenantDirectory.TOPIC, "-");
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Waits for the run in progress. */
    @Override
    public void close() {
        background.close();
    }
}
