package jp.sodachi.deploy.worker;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.services.PostgresServer;
import jp.sodachi.migration.LoginPasswords;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Three towns on two PostgreSQL servers, made by the migrator as in production, and one that is suspended. */
final class Towns {

    static final Tenant BIZEN = town("332119", "備前市", "home", TenantState.ACTIVE);
    static final Tenant SETOUCHI = town("332127", "瀬戸内市", "home", TenantState.ACTIVE);
    static final Tenant AKAIWA = town("332135", "赤磐市", "second", TenantState.ACTIVE);
    static final Tenant MANIWA = town("332143", "真庭市", "home", TenantState.SUSPENDED);
    static final List<Tenant> ALL = List.of(BIZEN, SETOUCHI, AKAIWA, MANIWA);

    private static final String DATABASE = "worker_test";
    private static final LoginPasswords PASSWORDS =
            new LoginPasswords("m-made-up", "p-made-up", "a-made-up", "w-made-up");

    static final Path PHOTOS = temporaryFolder();

    private static final Map<String, DataSource> SUPERUSER = new ConcurrentHashMap<>();

    private static boolean prepared;

    private Towns() {}

    /** Makes the towns when they are not there yet, and tells the application where everything is. */
    static synchronized void prepare(DynamicPropertyRegistry properties) {
        BackingServices services = BackingServices.forTests();
        if (!prepared) {
            Map<String, DataSource> servers = Map.of("home", migrator("home"), "second", migrator("second"));
            List.of("home", "second")
                    .forEach(name -> SchemaMigrator.prepareServer(superuser(name), DATABASE, PASSWORDS));
            SchemaMigrator migrator = new SchemaMigrator(servers, Clock.systemUTC());
            migrator.migrateShared();
            ALL.forEach(town -> {
                insert(town);
                migrator.startTown(town);
            });
            prepared = true;
        }
        properties.add("sodachi.database.servers.home", () -> server("home").jdbcUrl(DATABASE));
        properties.add("sodachi.database.servers.second", () -> server("second").jdbcUrl(DATABASE));
        properties.add("sodachi.database.password", PASSWORDS::worker);
        properties.add("spring.data.redis.host", () -> services.redis().host());
        properties.add("spring.data.redis.port", () -> services.redis().port());
        properties.add("sodachi.photos.folder", PHOTOS::toString);
        properties.add("spring.mail.host", () -> services.mailbox().host());
        properties.add("spring.mail.port", () -> services.mailbox().smtpPort());
        properties.add("sodachi.channel.line.api", Messengers.get()::address);
        properties.add("sodachi.channel.line.towns.332119.token", () -> "made-up");
        properties.add("sodachi.channel.line.towns.332119.basic-id", () -> "@bizen");
        properties.add("sodachi.channel.line.towns.332119.monthly", () -> "3");
        properties.add("sodachi.channel.push.key", Towns::freshKey);
        properties.add("sodachi.channel.push.services", () -> "127.0.0.1");
        properties.add("sodachi.channel.push.plain", () -> "true");
        properties.add("sodachi.channel.bounces.host", () -> "127.0.0.1");
        properties.add("sodachi.channel.bounces.port", () -> ReturnedMails.port());
        properties.add("sodachi.channel.bounces.tls", () -> "false");
        properties.add("sodachi.channel.bounces.user", () -> ReturnedMails.USER);
        properties.add("sodachi.channel.bounces.password", () -> ReturnedMails.USER);
    }

    /** A key pair for push messages. */
    private static String freshKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How many of the worker's connections are in a transaction or at work on both servers. */
    static int connectionsInUse() {
        return List.of("home", "second").stream()
                .mapToInt(server -> JdbcClient.create(superuserOf(server))
                        .sql("""
                                select count(*) from pg_stat_activity
                                 where datname = :database and usename = 'sodachi_worker' and state <> 'idle'
                                """)
                        .param("database", DATABASE)
                        .query(Integer.class)
                        .single())
                .sum();
    }

    /** The rows of a server's table of tasks, "task instance", in order. */
    static List<String> listTasks(String server) {
        return JdbcClient.create(superuserOf(server))
                .sql("select task_name || ' ' || task_instance from jobs.scheduled_tasks order by 1")
                .query(String.class)
                .list();
    }

    /** The latest moment for which the worker is woken on a server. */
    static Instant lastWakeUp(String server) {
        return JdbcClient.create(superuserOf(server))
                .sql("select max(execution_time) from jobs.scheduled_tasks where task_name = 'deliver'")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    static void forgetTasks() {
        List.of("home", "second")
                .forEach(server -> JdbcClient.create(superuserOf(server))
                        .sql("delete from jobs.scheduled_tasks")
                        .update());
    }

    /** Pretends that a town's structure is the one that {@code digest} names. */
    static String setDigest(Tenant town, String digest) {
        JdbcClient jdbc = JdbcClient.create(superuserOf("home"));
        String before = jdbc.sql("select digest from control.tenant_schema where code = :code")
                .param("code", town.code().value())
                .query(String.class)
                .single();
        jdbc.sql("update control.tenant_schema set digest = :digest where code = :code")
                .param("digest", digest)
                .param("code", town.code().value())
                .update();
        return before;
    }

    /** The town is stopped, or served again. */
    static void become(Tenant town, TenantState state) {
        JdbcClient.create(superuserOf("home"))
                .sql("update control.tenant set state = :state where code = :code")
                .param("state", state.name())
                .param("code", town.code().value())
                .update();
    }

    /** Every table of the town's schema. */
    static List<String> tables(Tenant town) {
        return JdbcClient.create(superuserOf(town.server()))
                .sql("select tablename from pg_tables where schemaname = :schema")
                .param("schema", town.schema())
                .query(String.class)
                .list();
    }

    /** Those whose key has no id in it. */
    static List<String> tablesWithoutIds(Tenant town) {
        return JdbcClient.create(superuserOf(town.server()))
                .sql("""
                        select relname from pg_class c
                         where relnamespace = :schema::regnamespace and relkind = 'r'
                           and not exists (select from pg_index i join pg_attribute a
                                                on a.attrelid = c.oid and a.attnum = any (i.indkey)
                                            where i.indrelid = c.oid and i.indisprimary and a.atttypid = 'uuid'::regtype)
                        """)
                .param("schema", town.schema())
                .query(String.class)
                .list();
    }

    /** Statements of somebody who may do anything on the home server. */
    static void as(String statements) {
        JdbcClient.create(superuserOf("home")).sql(statements).update();
    }

    /** Everything that stands in the town's tables, as text. */
    static String everything(Tenant town) {
        JdbcClient jdbc = JdbcClient.create(superuserOf(town.server()));
        return jdbc
                .sql("select tablename from pg_tables where schemaname = :schema")
                .param("schema", town.schema())
                .query(String.class)
                .list()
                .stream()
                .map(table -> jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from %s.%s t"
                                .formatted(town.schema(), table))
                        .query(String.class)
                        .single())
                .collect(Collectors.joining(" "));
    }

    /** A session on the home server for what a site does beside the worker. */
    static Connection session() throws SQLException {
        return superuserOf("home").getConnection();
    }

    /** Whether anybody on the home server waits for a lock. */
    static boolean isSomebodyWaiting() {
        return JdbcClient.create(superuserOf("home"))
                .sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    /** The town becomes a sandbox that waits for made-up families. */
    static void wishFor(Tenant town, int families) {
        JdbcClient.create(superuserOf("home"))
                .sql("""
                        update control.tenant set state = 'SANDBOX' where code = :code
                        """)
                .param("code", town.code().value())
                .update();
        JdbcClient.create(superuserOf("home"))
                .sql("insert into control.tenant_sandbox (code, families) values (:code, :families)")
                .param("code", town.code().value())
                .param("families", families)
                .update();
    }

    /** The town is live again; nothing of the sandbox is remembered. */
    static void becomeActive(Tenant town) {
        JdbcClient.create(superuserOf("home"))
                .sql("update control.tenant set state = 'ACTIVE' where code = :code")
                .param("code", town.code().value())
                .update();
        JdbcClient.create(superuserOf("home"))
                .sql("delete from control.tenant_sandbox")
                .update();
    }

    /** What the console asks for when a town's rows have gone. */
    static void askForPhotos(Tenant town, String reason, TenantState state) {
        JdbcClient.create(superuserOf("home"))
                .sql("""
                        insert into control.photo_clearing values (:code, :reason, :now, null);
                        update control.tenant set state = :state where code = :code
                        """)
                .param("code", town.code().value())
                .param("reason", reason)
                .param("now", Timestamp.from(Instant.now()))
                .param("state", state.name())
                .update();
    }

    /** Wishes that are still open, and nothing of them is remembered. */
    static int forgetPhotoWishes() {
        JdbcClient jdbc = JdbcClient.create(superuserOf("home"));
        int open = jdbc.sql("select count(*) from control.photo_clearing where cleared_at is null")
                .query(Integer.class)
                .single();
        jdbc.sql("delete from control.photo_clearing").update();
        return open;
    }

    private static void insert(Tenant town) {
        JdbcClient jdbc = JdbcClient.create(superuserOf("home"));
        jdbc.sql("""
                        insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                        values (:code, :name, '-', '岡山県', :server, :state, :now, :now)
                        on conflict do nothing
                        """)
                .param("code", town.code().value())
                .param("name", town.name())
                .param("server", town.server())
                .param("state", town.state().name())
                .param("now", Timestamp.from(Instant.now()))
                .update();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("photos");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Tenant town(String code, String name, String server, TenantState state) {
        return new Tenant(MunicipalityCode.of(code), name, server, state);
    }

    private static PostgresServer server(String name) {
        return BackingServices.forTests().postgres(name);
    }

    private static DataSource superuser(String name) {
        return as(name, "postgres", server(name).superuser(), server(name).superuserPassword());
    }

    /** Its sessions are kept: to open one takes longer than most of what is asked of it. */
    private static DataSource superuserOf(String name) {
        return SUPERUSER.computeIfAbsent(name, server -> {
            var sessions = new HikariDataSource();
            sessions.setJdbcUrl(server(server).jdbcUrl(DATABASE));
            sessions.setUsername(server(server).superuser());
            sessions.setPassword(server(server).superuserPassword());
            sessions.setMinimumIdle(0);
            return sessions;
        });
    }

    private static DataSource migrator(String name) {
        return as(name, DATABASE, SchemaMigrator.LOGIN, PASSWORDS.migrator());
    }

    private static DataSource as(String name, String database, String login, String password) {
        return new DriverManagerDataSource(server(name).jdbcUrl(database), login, password);
    }
}
