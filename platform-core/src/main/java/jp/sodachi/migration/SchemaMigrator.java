package jp.sodachi.migration;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import jp.sodachi.layer.NationalVersions;
import jp.sodachi.schedule.NationalFile;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TownStructure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.function.SingletonSupplier;

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
    private static final String HOME = DatabaseSettings.HOME;
    /** Two to four is the knee; more wait for each other in the catalogue. */
    private static final int FEWEST_WORKERS = 2;

    private static final int MOST_WORKERS = 4;

    private final Map<String, DataSource> servers;
    private final Clock clock;
    private final ChangeFiles files;
    private final TownStructure structure;
    private final Supplier<TownScript> script;
    private final int workers;

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
        this.structure = files.structure();
        // Rendered when the first town needs it: a run that finds nothing to do must not wait for Liquibase.
        this.script = SingletonSupplier.of(() -> new TownScript(files, clock));
        this.workers = Math.clamp(Runtime.getRuntime().availableProcessors(), FEWEST_WORKERS, MOST_WORKERS);
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
                states().know(structure);
            }
            schemas.migrateReference();
            schemas.migrateJobs();
            seedSchedule(source);
        } catch (SQLException failure) {
            throw new MigrationFailed("The shared schemas of " + server + " could not be brought up to date.", failure);
        }
    }

    /** A new server begins with the national files that ship with this version; later ones are published. */
    private void seedSchedule(DataSource source) throws SQLException {
        onReference(source, jdbc -> {
            for (var kind : NationalFile.Kind.values()) {
                var published = NationalVersions.list(jdbc, kind);
                var shipped = NationalFile.shipped(kind);
                if (published.isEmpty()) {
                    NationalVersions.put(jdbc, shipped, shipped.answersFrom(), clock);
                } else if (published.stream().noneMatch(each -> each.hash().equals(shipped.hash()))) {
                    LOG.warn("The national file {} {} of this build is not published here.", kind, shipped.number());
                }
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
        startTown(town, UnaryOperator.identity());
    }

    /** As {@link #startTown(Tenant)} with a last touch on the script. */
    void startTown(Tenant town, UnaryOperator<String> lastTouch) {
        try (var visits = visits(lastTouch)) {
            visits.bring(town);
        } catch (SQLException | TownDelta.ForeignHistory failure) {
            throw new MigrationFailed("The schema of " + town.code() + " could not be made.", failure);
        }
    }

    /**
     * Starts or brings up to date all of {@code towns}, several at once, without waves: nothing is in use yet.
     *
     * @return those that failed keep their reason
     */
    public MigrationReport startTowns(List<Tenant> towns) {
        return startTowns(towns, workers);
    }

    /** As {@link #startTowns(List)} with so many at once, each on a connection of its own. */
    public MigrationReport startTowns(List<Tenant> towns, int atOnce) {
        return new Waves(this::visits, atOnce).all(towns);
    }

    /**
     * Brings every town that is behind up to date, in waves: one, ten, the rest. The first wave that fails ends the run;
     * in the last one a town that fails keeps its error in {@code control.tenant_schema} and does not stop the others.
     * May be run again at any time and goes on where the last run ended. One run at a time, over all processes.
     *
     * @param by who asked for it, for the list of runs
     */
    public MigrationReport migrateTowns(String by) {
        var states = states();
        var behind = states.listBehind(structure.digest());
        if (behind.isEmpty()) {
            return new MigrationReport(MigrationReport.Outcome.DONE, List.of());
        }
        states.know(structure);
        try (var run = new MigrationRuns(server(HOME), clock)
                .begin(structure.digest(), behind.size(), by)
                .orElse(null)) {
            if (run == null) {
                return new MigrationReport(MigrationReport.Outcome.BUSY, List.of());
            }
            var report = new Waves(this::visits, workers).run(behind, run::wave);
            run.ended(report);
            LOG.info(
                    "{} towns visited, {} failed: {}",
                    report.towns().size(),
                    report.listFailed().size(),
                    report.outcome());
            return report;
        } catch (SQLException failure) {
            throw new MigrationFailed("The run over the towns broke off.", failure);
        }
    }

    /** A migrator to the same structure and one more change file, for rehearsals and measurements. */
    public SchemaMigrator with(String path, String text) {
        return new SchemaMigrator(servers, clock, files.with(path, text));
    }

    /** The script that {@link #startTown(Tenant)} runs in one transaction. */
    public String scriptOf(Tenant town) {
        return script.get().forNewTown(town);
    }

    /**
     * Makes the town by letting Liquibase run the change files one after the other: slower, and no transaction holds it
     * together. For comparison only.
     */
    public void replayTown(Tenant town) {
        var source = server(town.server());
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(script.get().frame(town) + script.get().shared(town));
            connection.commit();
            new Changelog(files)
                    .update(source.getConnection(), town.schema(), Map.of(Changelog.TOWN_ROLE, town.role()));
        } catch (SQLException failure) {
            throw new MigrationFailed("The schema of " + town.code() + " could not be replayed.", failure);
        }
    }

    /** Tries one town that is behind, alone; empty when it has no schema or is not behind. */
    public Optional<MigrationReport.Result> migrateTown(MunicipalityCode code) {
        var town = states().listBehind(structure.digest()).stream()
                .filter(behind -> behind.code().equals(code))
                .findFirst();
        try (var visits = visits()) {
            return town.map(behind -> visits.visit(behind, 0));
        }
    }

    private TownVisits visits() {
        return visits(UnaryOperator.identity());
    }

    private TownVisits visits(UnaryOperator<String> lastTouch) {
        var delta = new TownDelta(script.get(), structure.digest(), clock, lastTouch);
        return new TownVisits(this::server, delta, states(), structure.digest(), new StandStill(server(HOME), clock));
    }

    /**
     * Takes away the schema and the role of a town that is gone, for good. May be repeated.
     *
     * @throws MigrationFailed with the town as it was
     */
    public void dropTown(Tenant town) {
        try {
            TownDrop.drop(server(town.server()), server(HOME), town);
        } catch (SQLException failure) {
            throw new MigrationFailed("The schema of " + town.code() + " could not be taken away.", failure);
        }
    }

    /**
     * Takes away a copy of a town's schema, with the role, on a server on which the town does not live. The town itself and
     * what the platform knows of it stay. May be repeated.
     *
     * @param copy the town with the server of the copy in its own server's place
     * @throws MigrationFailed with the copy as it was; also when its server turns out to be the town's own under another name
     */
    public void dropCopy(Tenant copy) {
        try {
            requireElsewhere(copy);
            TownDrop.dropSchema(server(copy.server()), copy);
        } catch (SQLException | TownDrop.TheTownItself failure) {
            throw new MigrationFailed("The copy of " + copy.code() + " could not be taken away.", failure);
        }
    }

    private void requireElsewhere(Tenant copy) throws SQLException {
        var home = states().findServer(copy.code());
        if (home.isPresent() && SameServer.isOne(server(home.get()), server(copy.server()))) {
            throw new TownDrop.TheTownItself(copy);
        }
    }

    /**
     * {@link #dropTown} on every server: a move that was called off while the other server was away has left a copy there.
     *
     * @throws MigrationFailed when one of them could not be asked; what is away already stays away
     */
    public void dropEverywhere(Tenant town) {
        try {
            for (var server : servers.values()) {
                TownDrop.dropSchema(server, town);
            }
        } catch (SQLException failure) {
            throw new MigrationFailed("A copy of " + town.code() + " could not be taken away.", failure);
        }
        dropTown(town);
    }

    /**
     * Runs {@code work} in one transaction on the town's tables as their owner. Only for the first rows of a new town,
     * before anybody may enter it, and for taking out its made-up families when it goes live.
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
        return structure.digest();
    }

    /** The digest the town has now, empty when it has no schema. */
    public Optional<String> findDigest(MunicipalityCode code) {
        return states().findDigest(code);
    }

    private SchemaStates states() {
        return new SchemaStates(server(HOME), clock);
    }

    private DataSource server(String name) {
        return Optional.ofNullable(servers.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No PostgreSQL server is called " + name + "."));
    }
}
