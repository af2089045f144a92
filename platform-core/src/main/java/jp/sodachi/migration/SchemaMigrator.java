package jp.sodachi.migration;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jp.sodachi.layer.NationalVersions;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings servers, shared schemas and towns to the structure this build wants. Everything here may be repeated: what is
 * done already is left alone.
 *
 * <p>Not for request threads: each call opens connections of its own and may take seconds.
 */
public final class SchemaMigrator {
    /** The name of the database on every server. */
    public static final String DATABASE = "sodachi";

    /** The login under which structure is changed. */
    public static final String LOGIN = "sodachi_migrator";

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrator.class);
    private static final String HOME = "home";

    private final Map<String, DataSource> servers;
    private final Clock clock;
    private final ChangeFiles files;
    private final String digest;

    /**
     * A migrator for the given servers.
     *
     * @param servers by name, each connecting to the database as {@value #LOGIN}; {@code home} holds the control schema.
     *     Give unpooled sources: sessions are spent after use.
     */
    public SchemaMigrator(Map<String, DataSource> servers, Clock clock) {
        this(servers, clock, ChangeFiles.of("tenant"));
    }

    SchemaMigrator(Map<String, DataSource> servers, Clock clock, ChangeFiles files) {
        if (!servers.containsKey(HOME)) {
            throw new IllegalArgumentException("The server 'home' is missing.");
        }
        this.servers = Map.copyOf(servers);
        this.clock = clock;
        this.files = files;
        this.digest = files.digest();
    }

    /**
     * Makes logins, group roles and the empty database {@value #DATABASE} on a PostgreSQL server. Passwords are set anew.
     *
     * @param superuser connects to any database of that server as a superuser
     */
    public static void prepareServer(DataSource superuser, LoginPasswords passwords) {
        prepareServer(superuser, DATABASE, passwords);
    }

    /** As {@link #prepareServer(DataSource, LoginPasswords)}, for a database with another name. */
    public static void prepareServer(DataSource superuser, String database, LoginPasswords passwords) {
        ServerBootstrap.prepare(superuser, database, passwords);
    }

    /** Brings the shared schemas of every server up to date, one server after the other. */
    public void migrateShared() {
        servers.keySet().stream().sorted().forEach(this::migrateShared);
    }

    /**
     * Brings the schemas {@code reference} and {@code jobs} of one server up to date, and {@code control} on the home
     * server.
     */
    public void migrateShared(String server) {
        var source = server(server);
        var schemas = new SharedSchemas(source);
        try (var _ = SchemaLock.take(source, "shared")) {
            if (server.equals(HOME)) {
                schemas.migrateControl();
            }
            schemas.migrateReference();
            schemas.migrateJobs();
            seedSchedule(source);
        } catch (SQLException failure) {
            throw new MigrationFailed("The shared schemas of " + server + " could not be brought up to date.", failure);
        }
    }

    /** A new server begins with the national schedule that ships with this version; later ones are published. */
    private void seedSchedule(DataSource source) throws SQLException {
        onReference(source, jdbc -> {
            var hashes = jdbc.sql("select hash from schedule_version")
                    .query(String.class)
                    .list();
            var shipped = Schedules.japan();
            if (hashes.isEmpty()) {
                NationalVersions.put(jdbc, shipped, Schedules.shippedText(), shipped.answersFrom(), clock);
            } else if (!hashes.contains(shipped.baseHash())) {
                LOG.warn("The national schedule {} of this build is not published here.", shipped.version());
            }
            return true;
        });
    }

    /**
     * Runs {@code work} on the schema {@code reference} of every server, one after the other, each in a transaction of its
     * own. The work may be repeated: a server may have it already when another did not answer.
     */
    public void onEveryReference(Function<JdbcClient, Boolean> work) {
        for (var server : servers.entrySet()) {
            try {
                onReference(server.getValue(), work);
            } catch (SQLException failure) {
                throw new MigrationFailed("The reference of " + server.getKey() + " could not be written.", failure);
            }
        }
    }

    /** Reads the schema {@code reference} of the home server. */
    public <T> T readReference(Function<JdbcClient, T> work) {
        try {
            return onReference(server(HOME), work);
        } catch (SQLException failure) {
            throw new MigrationFailed("The reference of the home server could not be read.", failure);
        }
    }

    private static <T> T onReference(DataSource source, Function<JdbcClient, T> work) throws SQLException {
        return inSchema(source, "reference", work);
    }

    private static <T> T inSchema(DataSource source, String path, Function<JdbcClient, T> work) throws SQLException {
        try (var connection = source.getConnection()) {
            SchemaLock.timeouts(connection);
            connection.setAutoCommit(false);
            try {
                var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                jdbc.sql("select set_config('search_path', :path, true)")
                        .param("path", path)
                        .query(String.class)
                        .single();
                var result = work.apply(jdbc);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    /**
     * Makes the town's role and schema from the rendered script, in one transaction; a schema that is there already is
     * brought up to date instead. The town has a row in {@code control.tenant}.
     *
     * @throws MigrationFailed with nothing of the town left behind
     */
    public void startTown(Tenant town) {
        startTown(town, () -> new TownScript(files, clock).render(town));
    }

    /** As {@link #startTown(Tenant)} with a script made elsewhere. */
    void startTown(Tenant town, Supplier<String> script) {
        var states = states();
        if (states.isAt(town, digest)) {
            return;
        }
        var begin = System.nanoTime();
        var source = server(town.server());
        try (var _ = SchemaLock.take(source, town.schema())) {
            if (states.isAt(town, digest)) {
                return; // somebody else made it while we waited
            }
            var schemas = new TownSchemas(source, files);
            if (schemas.exists(town)) {
                schemas.update(town);
            } else {
                schemas.create(script.get());
            }
            states.succeeded(town, digest, since(begin));
        } catch (SQLException failure) {
            throw new MigrationFailed("The schema of " + town.code() + " could not be made.", failure);
        }
    }

    /**
     * Brings every town that is behind up to date, one after the other. A town that fails keeps its error in {@code
     * control.tenant_schema} and does not stop the others.
     */
    public MigrationReport migrateTowns() {
        var states = states();
        var results = new ArrayList<MigrationReport.Result>();
        for (var town : states.listBehind(digest)) {
            var begin = System.nanoTime();
            var error = update(town);
            var took = since(begin);
            error.ifPresentOrElse(
                    reason -> states.failed(town, reason, took), () -> states.succeeded(town, digest, took));
            results.add(new MigrationReport.Result(town.code(), error.orElse(null), took));
        }
        return new MigrationReport(results);
    }

    private Optional<String> update(Tenant town) {
        var source = server(town.server());
        try (var _ = SchemaLock.take(source, town.schema())) {
            new TownSchemas(source, files).update(town);
            return Optional.empty();
        } catch (SQLException | MigrationFailed failure) {
            var reason = MigrationFailed.reason(failure);
            LOG.warn("The schema of {} could not be brought up to date: {}", town.code(), reason);
            return Optional.of(reason);
        }
    }

    /**
     * Runs {@code work} in one transaction on the town's tables as their owner. Only for the first rows of a new town,
     * before anybody may enter it.
     */
    public <T> T callAsOwner(Tenant town, Function<JdbcClient, T> work) {
        try {
            return inSchema(server(town.server()), town.schema() + ", reference", work);
        } catch (SQLException failure) {
            throw new MigrationFailed("The schema of " + town.code() + " could not be filled.", failure);
        }
    }

    /**
     * Runs {@code work} on the town's tables in one transaction that can write nothing. For counting: what comes back is for
     * people who may not enter a town, so it holds numbers and nothing of any family.
     */
    public <T> T countAsOwner(Tenant town, Function<JdbcClient, T> work) {
        try {
            return inSchema(server(town.server()), town.schema() + ", reference", jdbc -> {
                jdbc.sql("set transaction read only").update();
                return work.apply(jdbc);
            });
        } catch (SQLException failure) {
            throw new MigrationFailed("The schema of " + town.code() + " could not be counted.", failure);
        }
    }

    /** The digest of a town that is up to date. */
    public String digest() {
        return digest;
    }

    /** The digest the town has now, empty when it has no schema. */
    public Optional<String> findDigest(MunicipalityCode code) {
        return JdbcClient.create(server(HOME))
                .sql("select digest from control.tenant_schema where code = :code")
                .param("code", code.value())
                .query(String.class)
                .optional();
    }

    private SchemaStates states() {
        return new SchemaStates(server(HOME), clock);
    }

    private DataSource server(String name) {
        return Optional.ofNullable(servers.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No PostgreSQL server is called " + name + "."));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
