package jp.sodachi.migration;

import static jp.sodachi.migration.MigrationFixture.PASSWORDS;
import static jp.sodachi.migration.MigrationFixture.as;
import static jp.sodachi.migration.MigrationFixture.catalogue;
import static jp.sodachi.migration.MigrationFixture.history;
import static jp.sodachi.migration.MigrationFixture.migratorLogin;
import static jp.sodachi.migration.MigrationFixture.owner;
import static jp.sodachi.migration.MigrationFixture.ready;
import static jp.sodachi.migration.MigrationFixture.town;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.Test;

/** A town's schema is made, kept up to date and walled off from the next town. */
class SchemaMigratorTest {
    private final SchemaMigrator migrator = ready();

    @Test
    void a_rendered_town_equals_a_replayed_one() {
        var rendered = town("332119", "備前市");
        var replayed = town("012068", "釧路市");

        migrator.startTown(rendered);
        migrator.replayTown(replayed);

        assertThat(catalogue(rendered.schema()))
                .isNotEmpty()
                .anyMatch(line -> line.startsWith("column audit_event"))
                .isEqualTo(catalogue(replayed.schema()));
        assertThat(history(rendered.schema()).stream().map(line -> line.replace("t_332119", "TOWN")))
                .usingElementComparator((a, b) -> withoutChecksum(a).compareTo(withoutChecksum(b)))
                .containsExactlyElementsOf(history(replayed.schema()));
    }

    @Test
    void liquibase_finds_nothing_to_do_in_a_rendered_town() {
        var town = town("202151", "塩尻市");
        migrator.startTown(town);
        var before = history(town.schema());

        new Changelog(ChangeFiles.of("tenant"))
                .update(connection(), town.schema(), Map.of(Changelog.TOWN_ROLE, town.role()));

        assertThat(history(town.schema())).isEqualTo(before);
    }

    @Test
    void starting_a_town_twice_changes_nothing() {
        var town = town("332038", "津山市");
        migrator.startTown(town);
        var before = catalogue(town.schema());

        migrator.startTown(town);

        assertThat(catalogue(town.schema())).isEqualTo(before);
        assertThat(migrator.findDigest(town.code())).contains(migrator.digest());
    }

    @Test
    void two_who_start_the_same_town_at_once_make_one_schema() throws Exception {
        var town = town("473014", "国頭村");
        var go = new CountDownLatch(1);
        try (var two = Executors.newFixedThreadPool(2)) {
            var first = two.submit(() -> startAfter(go, town));
            var second = two.submit(() -> startAfter(go, town));
            go.countDown();
            assertThat(first.get()).isTrue();
            assertThat(second.get()).isTrue();
        }
        assertThat(history(town.schema()))
                .hasSize(ChangeFiles.of("tenant").byPath().size());
    }

    @Test
    void a_crash_in_the_middle_leaves_neither_schema_nor_role() {
        var town = town("131016", "千代田区");
        assertThatThrownBy(() -> migrator.startTown(town, script -> script + "select 1 / 0;"))
                .isInstanceOf(MigrationFailed.class)
                .hasMessageContaining("division by zero");

        assertThat(owner().sql("select count(*) from pg_roles where rolname = 't_131016'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(owner().sql("select to_regnamespace('t_131016') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(migrator.findDigest(town.code())).isEmpty();

        migrator.startTown(town);
        assertThat(migrator.findDigest(town.code())).contains(migrator.digest());
    }

    @Test
    void a_town_s_role_reads_its_own_schema_and_no_other() throws SQLException {
        migrator.startTown(town("013226", "八雲町"));
        migrator.startTown(town("271004", "大阪市"));
        try (var portal = as("sodachi_portal", PASSWORDS.portal()).getConnection()) {
            portal.setAutoCommit(false);
            run(portal, "set local role t_013226");
            run(portal, "select * from t_013226.identity_staff");
            assertRefused(portal, "select * from t_271004.identity_staff", "permission denied for schema");
        }
    }

    @Test
    void a_town_s_role_changes_no_structure_and_no_audit_row_and_does_not_see_the_history() throws SQLException {
        migrator.startTown(town("271004", "大阪市"));
        try (var portal = as("sodachi_portal", PASSWORDS.portal()).getConnection()) {
            for (var forbidden : new String[] {
                "create table t_271004.another (id uuid)",
                "alter table t_271004.identity_staff add note text",
                "update t_271004.audit_event set action = '-'",
                "delete from t_271004.audit_event",
                "select * from t_271004.databasechangelog"
            }) {
                portal.setAutoCommit(false);
                run(portal, "set local role t_271004");
                assertThatThrownBy(() -> run(portal, forbidden)).isInstanceOf(SQLException.class);
                portal.rollback();
            }
        }
    }

    @Test
    void logins_have_no_right_of_their_own() throws SQLException {
        migrator.startTown(town("271004", "大阪市"));
        try (var portal = as("sodachi_portal", PASSWORDS.portal()).getConnection()) {
            portal.setAutoCommit(false);
            assertRefused(portal, "select * from t_271004.identity_staff", "permission denied for schema");
            assertRefused(portal, "select * from control.tenant", "permission denied for schema");
            assertRefused(portal, "create table public.mine (id uuid)", "permission denied for schema");
        }
    }

    @Test
    void an_operator_s_login_cannot_enter_a_town_nor_a_portal_s_write_the_control_schema() throws SQLException {
        migrator.startTown(town("271004", "大阪市"));
        try (var admin = as("sodachi_admin", PASSWORDS.admin()).getConnection();
                var portal = as("sodachi_portal", PASSWORDS.portal()).getConnection()) {
            admin.setAutoCommit(false);
            assertRefused(admin, "set local role t_271004", "permission denied to set role");
            portal.setAutoCommit(false);
            assertRefused(portal, "set local role control_operator", "permission denied to set role");
            run(portal, "set local role control_reader");
            assertRefused(portal, "update control.tenant set state = 'GONE'", "permission denied for table");
        }
    }

    @Test
    void a_town_s_transaction_adds_a_wake_up_and_sees_none() throws SQLException {
        migrator.startTown(town("271004", "大阪市"));
        try (var portal = as("sodachi_portal", PASSWORDS.portal()).getConnection()) {
            portal.setAutoCommit(false);
            run(portal, "set local role t_271004");
            run(
                    portal,
                    "insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                            + " values ('deliver', '271004/1', now(), false, 1)");
            assertRefused(portal, "select * from jobs.scheduled_tasks", "permission denied for table");
        }
    }

    @Test
    void first_rows_are_written_as_the_owner_in_one_transaction() {
        var town = town("462012", "鹿児島市");
        migrator.startTown(town);

        assertThatThrownBy(() -> migrator.callAsOwner(town, jdbc -> {
                    jdbc.sql("create table half (id uuid)").update();
                    throw new IllegalStateException("in the middle");
                }))
                .hasMessage("in the middle");

        assertThat(catalogue(town.schema())).noneMatch(line -> line.contains("half"));
    }

    private boolean startAfter(CountDownLatch go, Tenant town) throws InterruptedException {
        go.await();
        migrator.startTown(town);
        return true;
    }

    /** The checksum is made after the town's role is filled in, so it differs between towns. */
    private static String withoutChecksum(String line) {
        return line.replaceFirst("9:[0-9a-f]{32}", "-");
    }

    private static Connection connection() {
        try {
            return migratorLogin().getConnection();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertRefused(Connection connection, String sql, String message) throws SQLException {
        var savepoint = connection.setSavepoint();
        assertThatThrownBy(() -> run(connection, sql)).hasMessageContaining(message);
        connection.rollback(savepoint);
    }
}
