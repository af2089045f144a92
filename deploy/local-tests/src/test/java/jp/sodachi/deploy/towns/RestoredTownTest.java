package jp.sodachi.deploy.towns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.sodachi.audit.ChainVerdict;
import jp.sodachi.audit.OwnersChain;
import jp.sodachi.audit.Returned;
import jp.sodachi.deploy.services.PhysicalBackup;
import jp.sodachi.deploy.services.PostgresServer;
import jp.sodachi.migration.LoginPasswords;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The command brings one town back as it was at a minute, from the physical backup of the whole server; no other town notices. */
class RestoredTownTest {
    private static final String DATABASE = "sodachi";
    private static final LoginPasswords PASSWORDS = new LoginPasswords("m-secret", "p-secret", "a-secret", "w-secret");
    private static final Clock CLOCK = Clock.system(SupportRoom.JAPAN);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void one_town_goes_back_to_a_named_minute_and_the_others_stay_as_they_are() throws Exception {
        var backup = new PhysicalBackup(folder.resolve("base"), folder.resolve("archive"));
        try (var live = backup.startArchived(folder.resolve("live"))) {
            var migrator = platform(live);
            var bizen = town(live, migrator, "332119", "備前市");
            var akaiwa = town(live, migrator, "332135", "赤磐市");
            backup.take(live, folder.resolve("live/data"));
            enter(live, bizen, "before");
            enter(live, akaiwa, "before");
            readAndSeal(live, bizen, Duration.ofHours(3));
            var minute = Instant.now(CLOCK).plusMillis(50);
            Thread.sleep(Duration.ofMillis(100));
            jdbc(live).sql("delete from t_332119.identity_guardian").update();
            enter(live, bizen, "by mistake");
            readAndSeal(live, bizen, Duration.ZERO);
            enter(live, akaiwa, "after");
            var late = town(live, migrator, "332127", "瀬戸内市");
            archive(live);

            refused(live, "332119", minute.plus(Duration.ofDays(1)), "still to come");
            refused(live, "332119", minute.minus(Duration.ofDays(1)), "The base backup was begun at");
            refused(live, "332127", minute, "did not exist at that minute");
            assertThat(names(live, bizen)).containsExactly("by mistake");

            assertThat(restore(live, "332119", minute, "made-up reason")).isZero();

            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("332119  is as it was at", "The seals 2 to 2 over its read log are taken back");
            assertThat(names(live, bizen)).containsExactly("before");
            assertThat(actions(live, bizen)).containsExactly("child.read", "town.restore");
            assertTheChainTells(live, bizen);
            assertThat(names(live, akaiwa)).containsExactly("after", "before");
            assertThat(names(live, late)).isEmpty();
            assertThat(jdbc(live).sql("""
                                    select (select count(*) from control.tenant where paused_until is not null)
                                           || ' ' || (select string_agg(action || ' ' || code, ',') from control.operator_event)
                                    """).query(String.class).single()).isEqualTo("0 town.restore 332119");
        }
    }

    /** The command, with the words somebody types; Redis is away, so the sites hear of it a little later. */
    private int restore(PostgresServer live, String code, Instant minute, String why) {
        said.reset();
        var environment = Map.of(
                "SODACHI_DATABASE_URL",
                live.jdbcUrl(DATABASE),
                "SODACHI_DATABASE_PASSWORD",
                PASSWORDS.admin(),
                "SODACHI_MIGRATOR_PASSWORD",
                PASSWORDS.migrator(),
                "SODACHI_REDIS_HOST",
                "127.0.0.1",
                "SODACHI_REDIS_PORT",
                "1",
                "SODACHI_PROVISIONING_SECRET",
                "made-up");
        return new TownsCommand(new PrintStream(said, true, StandardCharsets.UTF_8), environment)
                .run(List.of(
                        "restore",
                        code,
                        minute.atZone(SupportRoom.JAPAN).toLocalDateTime().toString(),
                        folder.resolve("base").toString(),
                        folder.resolve("archive").toString(),
                        why));
    }

    private void refused(PostgresServer live, String code, Instant minute, String reason) {
        assertThat(restore(live, code, minute, "made-up reason")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("Not done: ")
                .contains(reason);
    }

    @Test
    void a_restore_without_a_reason_or_a_minute_is_not_understood() {
        var command = new TownsCommand(new PrintStream(said, true, StandardCharsets.UTF_8), Map.of());

        assertThat(command.run(List.of("restore", "332119", "2026-11-26T10:15", "base", "archive")))
                .isEqualTo(2);
        assertThat(command.run(List.of("restore", "332119", "2026-11-26T10:15", "base", "archive", " ")))
                .isEqualTo(2);
        assertThat(command.run(List.of("restore", "332119", "yesterday", "base", "archive", "made-up reason")))
                .isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("a reason", "yesterday is no minute");
    }

    private static void assertTheChainTells(PostgresServer live, Tenant town) throws SQLException {
        assertThat(verdict(live, town)).isInstanceOfSatisfying(ChainVerdict.Whole.class, whole -> {
            assertThat(whole.rows()).isEqualTo(1);
            assertThat(whole.returns()).singleElement().satisfies(back -> {
                assertThat(back.kind()).isEqualTo(Returned.Kind.RESTORED);
                assertThat(back.by()).endsWith("(command line)");
                assertThat(back.why()).isEqualTo("made-up reason");
                assertThat(back.from()).isEqualTo(2);
                assertThat(back.upTo()).isEqualTo(2);
            });
        });
    }

    private static SchemaMigrator platform(PostgresServer server) {
        SchemaMigrator.prepareServer(
                new DriverManagerDataSource(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()),
                DATABASE,
                PASSWORDS);
        var migrator = new SchemaMigrator(
                Map.of(
                        "home",
                        new DriverManagerDataSource(
                                server.jdbcUrl(DATABASE), SchemaMigrator.LOGIN, PASSWORDS.migrator())),
                CLOCK);
        migrator.migrateShared();
        return migrator;
    }

    private static Tenant town(PostgresServer server, SchemaMigrator migrator, String code, String name) {
        var town = new Tenant(MunicipalityCode.of(code), name, "home", TenantState.ACTIVE);
        jdbc(server).sql("""
                        insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                        values (:code, :name, '-', '-', 'home', 'ACTIVE', now(), now())
                        """).param("code", code).param("name", name).update();
        migrator.startTown(town);
        return town;
    }

    private static void enter(PostgresServer server, Tenant town, String name) {
        jdbc(server).sql("""
                        insert into %s.identity_guardian (id, subject, display_name, email, language, joined_at)
                        values (gen_random_uuid(), :name, :name, :name || '@families.invalid', 'ja', now())
                        """.formatted(town.schema())).param("name", name).update();
    }

    /** Somebody read a record so long ago, and the night has sealed it. */
    private static void readAndSeal(PostgresServer server, Tenant town, Duration ago) throws SQLException {
        var at = CLOCK.instant().minus(ago);
        jdbc(server)
                .sql("""
                        insert into %s.audit_event (id, at, actor_kind, actor_id, actor_name, action, outcome)
                        values (:id, :at, 'STAFF', 'nurse', '大森 けい', 'child.read', 'DONE')
                        """.formatted(town.schema()))
                .param("id", new UUID(at.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE))
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .update();
        var later = Clock.fixed(at.plus(Duration.ofHours(2)), SupportRoom.JAPAN);
        int rows = onTrail(server, town, trail -> new OwnersChain(jdbc(server), later).seal(town.code(), trail));
        assertThat(rows).isEqualTo(1);
    }

    private static ChainVerdict verdict(PostgresServer server, Tenant town) throws SQLException {
        return onTrail(server, town, trail -> new OwnersChain(jdbc(server), CLOCK).verify(town.code(), trail));
    }

    private static <T> T onTrail(PostgresServer server, Tenant town, Function<JdbcClient, T> work) throws SQLException {
        try (var connection = migratorOn(server)) {
            connection.setSchema(town.schema());
            return work.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }
    }

    private static List<String> actions(PostgresServer server, Tenant town) {
        return jdbc(server)
                .sql("select action from %s.audit_event order by id".formatted(town.schema()))
                .query(String.class)
                .list();
    }

    private static List<String> names(PostgresServer server, Tenant town) {
        return jdbc(server)
                .sql("select display_name from %s.identity_guardian order by 1".formatted(town.schema()))
                .query(String.class)
                .list();
    }

    /** The log written so far goes to the archive, as it does within a minute anyway. */
    private static void archive(PostgresServer server) throws InterruptedException {
        var superuser = JdbcClient.create(new DriverManagerDataSource(
                server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()));
        var segment = superuser
                .sql("select pg_walfile_name(pg_switch_wal())")
                .query(String.class)
                .single();
        for (var tries = 0; tries < 200; tries++) {
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

    private static Connection migratorOn(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(DATABASE), SchemaMigrator.LOGIN, PASSWORDS.migrator());
    }

    private static JdbcClient jdbc(PostgresServer server) {
        return JdbcClient.create(
                new DriverManagerDataSource(server.jdbcUrl(DATABASE), SchemaMigrator.LOGIN, PASSWORDS.migrator()));
    }
}
