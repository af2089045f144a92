package jp.sodachi.relocation;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.sql.DataSource;
import jp.sodachi.audit.OwnersChain;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.services.PostgresServer;
import jp.sodachi.migration.LoginPasswords;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.unit.DataSize;

/** Two PostgreSQL servers that other tests use too, with a database of this room's own and the platform's real structure. */
public final class MovingGround {
    public static final String HOME = "home";
    static final String SECOND = "second";
    static final String AWAY = "away";
    static final String TINY = "tiny";
    static final String TWIN = "twin";
    public static final Clock CLOCK = Clock.system(SupportRoom.JAPAN);

    private static final String DATABASE = "sodachi_relocation_test";
    // The logins are the servers' own: the same passwords as in the other tests there.
    private static final LoginPasswords PASSWORDS = new LoginPasswords("m-secret", "p-secret", "a-secret", "w-secret");

    private static final Map<String, JdbcClient> OWNERS = new ConcurrentHashMap<>();

    private MovingGround() {}

    static Map<String, String> urls() {
        return Ready.URLS;
    }

    public static SchemaMigrator migrator() {
        return Ready.MIGRATOR;
    }

    public static Servers servers() {
        return new Servers(urls(), PASSWORDS.migrator());
    }

    static Placement placement() {
        return new Placement(
                servers(), new PlacementSettings(DataSize.ofGigabytes(50), 800, Map.of(TINY, DataSize.ofBytes(1))));
    }

    static Relocations relocations(Consumer<Moment> watched) {
        return new Relocations(servers(), placement(), migrator(), CLOCK, _ -> {}, watched);
    }

    /** A town on the home server, complete and at work. */
    public static Tenant town(String code, String name) {
        var town = new Tenant(MunicipalityCode.of(code), name, HOME, TenantState.ACTIVE);
        owner(HOME).sql("""
                        insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                        values (:code, :name, '-', '-', 'home', 'ACTIVE', now(), now())
                        """).param("code", code).param("name", name).update();
        migrator().startTown(town);
        return town;
    }

    /** Its sessions are kept: to open one takes longer than most of what is asked of it. */
    public static JdbcClient owner(String server) {
        return OWNERS.computeIfAbsent(server, name -> {
            var sessions = new HikariDataSource();
            sessions.setJdbcUrl(Objects.requireNonNull(urls().get(name)));
            sessions.setUsername(SchemaMigrator.LOGIN);
            sessions.setPassword(PASSWORDS.migrator());
            sessions.setMinimumIdle(0);
            return JdbcClient.create(sessions);
        });
    }

    /** The chain over a town's read log, and that log, as the migrator. */
    public static <T> T onTrail(String server, Tenant town, BiFunction<OwnersChain, JdbcClient, T> work)
            throws SQLException {
        try (var connection = servers().open(server)) {
            connection.setSchema(town.schema());
            return work.apply(
                    new OwnersChain(owner(HOME), CLOCK),
                    JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }
    }

    /** As a site connects. */
    static Connection portal(String server) throws SQLException {
        return DriverManager.getConnection(
                Objects.requireNonNull(urls().get(server)), "sodachi_portal", PASSWORDS.portal());
    }

    /** As the worker connects. */
    static Connection worker(String server) throws SQLException {
        return DriverManager.getConnection(
                Objects.requireNonNull(urls().get(server)), "sodachi_worker", PASSWORDS.worker());
    }

    static String serverOf(Tenant town) {
        return owner(HOME)
                .sql("select server from control.tenant where code = :code")
                .param("code", town.code().value())
                .query(String.class)
                .single();
    }

    /** The address of the second server's database of this name, a platform of its own with nothing in it. */
    public static String emptyPlatform(String database) {
        var second = BackingServices.forTests().postgres("second");
        SchemaMigrator.prepareServer(
                login(second.jdbcUrl("postgres"), second.superuser(), second.superuserPassword()), database, PASSWORDS);
        var migrator = migratorAt(second.jdbcUrl(database));
        migrator.migrateShared();
        return second.jdbcUrl(database);
    }

    /** A migrator that knows these servers. */
    static SchemaMigrator migratorOf(String... servers) {
        var sources = new TreeMap<String, DataSource>();
        for (var server : servers) {
            sources.put(
                    server,
                    login(Objects.requireNonNull(urls().get(server)), SchemaMigrator.LOGIN, PASSWORDS.migrator()));
        }
        return new SchemaMigrator(sources, CLOCK);
    }

    public static SchemaMigrator migratorAt(String url) {
        return new SchemaMigrator(Map.of(HOME, login(url, SchemaMigrator.LOGIN, PASSWORDS.migrator())), CLOCK);
    }

    public static Servers serversAt(String url) {
        return new Servers(Map.of(HOME, url), PASSWORDS.migrator());
    }

    private static DataSource login(String url, String user, String password) {
        return new DriverManagerDataSource(url, user, password);
    }

    private static final class Ready {
        static final Map<String, String> URLS = new TreeMap<>();
        static final SchemaMigrator MIGRATOR;

        static {
            var home = BackingServices.forTests().postgres("migration");
            var second = BackingServices.forTests().postgres("second");
            URLS.put(HOME, prepared(home));
            URLS.put(SECOND, prepared(second));
            MIGRATOR = new SchemaMigrator(
                    Map.of(
                            HOME, login(URLS.get(HOME), SchemaMigrator.LOGIN, PASSWORDS.migrator()),
                            SECOND, login(URLS.get(SECOND), SchemaMigrator.LOGIN, PASSWORDS.migrator())),
                    CLOCK);
            MIGRATOR.migrateShared();
            // The same servers under other names, of which one may hold nothing; and one that is not there.
            URLS.put(TWIN, URLS.get(HOME));
            URLS.put(TINY, URLS.get(SECOND));
            URLS.put(AWAY, "jdbc:postgresql://127.0.0.1:1/" + DATABASE);
        }

        private static String prepared(PostgresServer server) {
            SchemaMigrator.prepareServer(
                    login(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()),
                    DATABASE,
                    PASSWORDS);
            return server.jdbcUrl(DATABASE);
        }
    }

    static UUID assertServes(String server, Tenant town) throws SQLException {
        try (var connection = portal(server)) {
            connection.setAutoCommit(false);
            return Clerk.write(connection, town);
        }
    }

    static List<UUID> guardians(String server, Tenant town) {
        return owner(server)
                .sql("select id from %s.identity_guardian order by id".formatted(town.schema()))
                .query(UUID.class)
                .list();
    }

    static int schemas(String server, Tenant town) {
        return owner(server)
                .sql("select count(*) from pg_namespace where nspname = :schema")
                .param("schema", town.schema())
                .query(Integer.class)
                .single();
    }

    static boolean paused(Tenant town) {
        return owner(HOME)
                .sql("select paused_until is not null from control.tenant where code = :code")
                .param("code", town.code().value())
                .query(Boolean.class)
                .single();
    }
}
