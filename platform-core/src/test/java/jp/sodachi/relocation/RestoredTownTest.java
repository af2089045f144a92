package jp.sodachi.relocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/** One town comes back as it was at a minute, from the physical backup of the whole server, and no other town notices. */
class RestoredTownTest {
    private static final String DATABASE = "sodachi";
    private static final LoginPasswords PASSWORDS = new LoginPasswords("m-secret", "p-secret", "a-secret", "w-secret");
    private static final Clock CLOCK = Clock.system(SupportRoom.JAPAN);

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
            var minute = Instant.now(CLOCK).plusMillis(50);
            Thread.sleep(Duration.ofMillis(100));
            jdbc(live).sql("delete from t_332119.identity_guardian").update();
            enter(live, bizen, "by mistake");
            enter(live, akaiwa, "after");
            var late = town(live, migrator, "332127", "瀬戸内市");
            archive(live);
            var restores = new Restores(servers(live), CLOCK, _ -> {});

            try (var side = backup.recover(folder.resolve("side"), minute);
                    var recovered = migratorOn(side)) {
                assertThat(restores.bringBack(bizen.code(), recovered).rows()).isPositive();

                assertThat(names(live, bizen)).containsExactly("before");
                assertThat(names(live, akaiwa)).containsExactly("after", "before");
                assertThat(jdbc(live)
                                .sql("select count(*) from control.tenant where paused_until is not null")
                                .query(Integer.class)
                                .single())
                        .isZero();
                assertThatThrownBy(() -> restores.bringBack(late.code(), recovered))
                        .isInstanceOf(RestoreRefused.class)
                        .hasMessageContaining("did not exist");
                assertThatThrownBy(() -> restores.bringBack(MunicipalityCode.of("332143"), recovered))
                        .isInstanceOf(RestoreRefused.class);
            }
            assertThatThrownBy(() -> backup.recover(folder.resolve("early"), minute.minus(Duration.ofDays(1))))
                    .isInstanceOf(PhysicalBackup.OutsideArchive.class);
            assertThatThrownBy(() -> backup.recover(folder.resolve("tomorrow"), minute.plus(Duration.ofDays(1))))
                    .isInstanceOf(PhysicalBackup.OutsideArchive.class);
            assertThat(names(live, late)).isEmpty();
        }
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

    private static Servers servers(PostgresServer server) {
        return new Servers(Map.of("home", server.jdbcUrl(DATABASE)), PASSWORDS.migrator());
    }

    private static Connection migratorOn(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(DATABASE), SchemaMigrator.LOGIN, PASSWORDS.migrator());
    }

    private static JdbcClient jdbc(PostgresServer server) {
        return JdbcClient.create(
                new DriverManagerDataSource(server.jdbcUrl(DATABASE), SchemaMigrator.LOGIN, PASSWORDS.migrator()));
    }
}
