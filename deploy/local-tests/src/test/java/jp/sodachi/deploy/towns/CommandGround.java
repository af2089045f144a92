package jp.sodachi.deploy.towns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import jp.sodachi.audit.OwnersChain;
import jp.sodachi.deploy.local.LocalPorts;
import jp.sodachi.deploy.services.PhysicalBackup;
import jp.sodachi.deploy.services.PostgresServer;
import jp.sodachi.exit.ExitKeys;
import jp.sodachi.exit.ExitSettings;
import jp.sodachi.migration.LoginPasswords;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What somebody types and what is answered, on a platform whose PostgreSQL server archives its log; Redis and Keycloak are away.
 * One for all tests of commands, until this process ends.
 */
final class CommandGround {
    static final Clock CLOCK = Clock.system(SupportRoom.JAPAN);
    static final LoginPasswords PASSWORDS = new LoginPasswords("m-secret", "p-secret", "a-secret", "w-secret");
    static final ExitSettings KEYS = ExitKeys.generate();
    private static final String DATABASE = SchemaMigrator.DATABASE;
    private static final String NOBODY_LISTENS = "http://127.0.0.1:9";

    final Path folder;
    final PhysicalBackup backup;
    final PostgresServer live;
    final SchemaMigrator migrator;

    private CommandGround() {
        try {
            folder = Files.createTempDirectory("sodachi-commands");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        backup = new PhysicalBackup(folder.resolve("base"), folder.resolve("archive"));
        live = backup.startArchived(folder.resolve("live"));
        SchemaMigrator.prepareServer(
                new DriverManagerDataSource(live.jdbcUrl("postgres"), live.superuser(), live.superuserPassword()),
                DATABASE,
                PASSWORDS);
        migrator = new SchemaMigrator(
                Map.of("home", new DriverManagerDataSource(url(), SchemaMigrator.LOGIN, PASSWORDS.migrator())), CLOCK);
        migrator.migrateShared();
    }

    /** Made by the first test that asks. */
    private static final class Ready {
        static final CommandGround GROUND = new CommandGround();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(GROUND::end, "command-ground"));
        }
    }

    /** Opened by the first command that wants them; they end with the process. */
    private static final class Opened {
        static final ConfigurableApplicationContext ROOMS = ready().roomsOfMoreServers();
    }

    static CommandGround ready() {
        return Ready.GROUND;
    }

    private void end() {
        live.close();
        try (var found = Files.walk(folder)) {
            for (var each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    String url() {
        return live.jdbcUrl(DATABASE);
    }

    /** How a command ended and what it said. */
    record Answer(int code, String said) {}

    /** A command that opens the platform's rooms itself, as at a terminal. */
    Answer towns(String... words) {
        return answer(out -> new TownsCommand(out, environment()).run(List.of(words)));
    }

    /** The same in rooms that stay open and know three servers more: {@code away}, {@code tiny} (full), {@code twin} (the same). */
    Answer townsOfMoreServers(String... words) {
        return answer(out ->
                new TownsCommand(out, environment(), _ -> Towns.in(Opened.ROOMS, out)).run(List.of(words)));
    }

    Answer audit(String... words) {
        return answer(out -> new AuditCommand(out, environment()).run(List.of(words)));
    }

    private static Answer answer(Function<PrintStream, Integer> command) {
        var said = new ByteArrayOutputStream();
        var code = command.apply(new PrintStream(said, true, StandardCharsets.UTF_8));
        return new Answer(code, said.toString(StandardCharsets.UTF_8));
    }

    private ConfigurableApplicationContext roomsOfMoreServers() {
        var settings = new TreeMap<>(
                InstallationSettings.from(environment(), LocalPorts.usual()).properties());
        settings.put("sodachi.database.servers.away", "jdbc:postgresql://127.0.0.1:1/" + DATABASE);
        settings.put("sodachi.database.servers.tiny", url());
        settings.put("sodachi.database.servers.twin", url());
        settings.put("sodachi.placement.rooms.tiny", "1B");
        return new InstallationSettings(settings).open(Towns.Rooms.class);
    }

    Path photos() {
        return folder.resolve("photos");
    }

    private Map<String, String> environment() {
        return Map.of(
                "SODACHI_DATABASE_URL",
                url(),
                "SODACHI_DATABASE_PASSWORD",
                PASSWORDS.admin(),
                "SODACHI_MIGRATOR_PASSWORD",
                PASSWORDS.migrator(),
                "SODACHI_REDIS_HOST",
                "127.0.0.1",
                "SODACHI_REDIS_PORT",
                "1",
                "SODACHI_KEYCLOAK_URL",
                NOBODY_LISTENS,
                "SODACHI_PROVISIONING_SECRET",
                "made-up",
                "SODACHI_PHOTOS",
                photos().toString(),
                "SODACHI_EXIT_SIGNING_KEY",
                KEYS.signingKey(),
                "SODACHI_EXIT_TRUSTED_KEY",
                KEYS.trustedKey());
    }

    Tenant town(String code, String name) {
        var town = new Tenant(MunicipalityCode.of(code), name, "home", TenantState.ACTIVE);
        jdbc().sql("""
                        insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                        values (:code, :name, '-', '-', 'home', 'ACTIVE', now(), now())
                        """).param("code", code).param("name", name).update();
        migrator.startTown(town);
        return town;
    }

    void enter(Tenant town, String name) {
        jdbc().sql("""
                        insert into %s.identity_guardian (id, subject, display_name, email, language, joined_at)
                        values (gen_random_uuid(), :name, :name, :name || '@families.invalid', 'ja', now())
                        """.formatted(town.schema())).param("name", name).update();
    }

    List<String> names(Tenant town) {
        return jdbc().sql("select display_name from %s.identity_guardian order by 1".formatted(town.schema()))
                .query(String.class)
                .list();
    }

    /** Somebody read a record so long ago, and the night has sealed it. */
    void readAndSeal(Tenant town, Duration ago) throws SQLException {
        var at = CLOCK.instant().minus(ago);
        jdbc().sql("""
                        insert into %s.audit_event (id, at, actor_kind, actor_id, actor_name, action, outcome)
                        values (:id, :at, 'STAFF', 'nurse', '大森 けい', 'child.read', 'DONE')
                        """.formatted(town.schema()))
                .param("id", new UUID(at.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        var later = Clock.fixed(at.plus(Duration.ofHours(2)), SupportRoom.JAPAN);
        int rows = onTrail(town, trail -> new OwnersChain(jdbc(), later).seal(town.code(), trail));
        assertThat(rows).isEqualTo(1);
    }

    <T> T onTrail(Tenant town, Function<JdbcClient, T> work) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), SchemaMigrator.LOGIN, PASSWORDS.migrator())) {
            connection.setSchema(town.schema());
            return work.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }
    }

    /** As the migrator, who may look everywhere. */
    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(url(), SchemaMigrator.LOGIN, PASSWORDS.migrator()));
    }

    /** The log written so far goes to the archive, as it does within a minute anyway. */
    void archive() throws InterruptedException {
        var superuser = JdbcClient.create(
                new DriverManagerDataSource(live.jdbcUrl("postgres"), live.superuser(), live.superuserPassword()));
        var segment = superuser
                .sql("select pg_walfile_name(pg_switch_wal())")
                .query(String.class)
                .single();
        var end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            if (superuser
                    .sql("select coalesce(last_archived_wal >= :segment, false) from pg_stat_archiver")
                    .param("segment", segment)
                    .query(Boolean.class)
                    .single()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The log was not archived.");
    }

    /** As an operator types a moment. */
    static String typed(Instant moment) {
        return moment.atZone(SupportRoom.JAPAN).toLocalDateTime().toString();
    }
}
