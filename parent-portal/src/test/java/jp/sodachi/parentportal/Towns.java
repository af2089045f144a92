package jp.sodachi.parentportal;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.migration.LoginPasswords;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.sandbox.SandboxEnd;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two towns on real servers, made once for all tests of this JVM. */
final class Towns {
    static final Tenant BIZEN = new Tenant(MunicipalityCode.of("332119"), "備前市", "home", TenantState.SANDBOX);
    static final Tenant SETOUCHI = new Tenant(MunicipalityCode.of("332127"), "瀬戸内市", "home", TenantState.SANDBOX);

    private static final String DATABASE = "sodachi_parent_portal_test";
    private static final LoginPasswords PASSWORDS =
            new LoginPasswords("m-made-up", "p-made-up", "a-made-up", "w-made-up");
    private static final Path PHOTOS = temporaryFolder();
    private static final SchemaMigrator MIGRATOR = make();

    private Towns() {}

    /** The settings under which the site finds the servers. */
    static Map<String, String> settings() {
        var redis = BackingServices.forTests().redis();
        return Map.of(
                "sodachi.database.servers.home", jdbcUrl(),
                "sodachi.database.username", "sodachi_portal",
                "sodachi.database.password", PASSWORDS.portal(),
                "spring.data.redis.host", redis.host(),
                "spring.data.redis.port", Integer.toString(redis.port()),
                "sodachi.site.client-secret", "made-up",
                "sodachi.photos.folder", PHOTOS.toString());
    }

    static String host(Tenant town) {
        return town.code().value() + ".localhost";
    }

    /** Audit rows of a town, newest first: kind, action, outcome, child. */
    static List<AuditRow> audit(Tenant town) {
        return MIGRATOR.callAsOwner(
                town,
                jdbc -> jdbc.sql("""
                                select actor_kind, action, outcome, child_id from audit_event order by at desc, id desc
                                """)
                        .query((row, _) -> new AuditRow(
                                row.getString("actor_kind"),
                                row.getString("action"),
                                row.getString("outcome"),
                                row.getObject("child_id", UUID.class)))
                        .list());
    }

    /** The path in the newest mail of this template that waits for a guardian. */
    static List<String> queuedPaths(Tenant town, String template) {
        return MIGRATOR.callAsOwner(
                town,
                jdbc -> jdbc.sql("""
                                select args ->> 'path' from notice_delivery where template = :template
                                 order by created_at desc, id desc
                                """)
                        .param("template", template)
                        .query(String.class)
                        .list());
    }

    /** What stands in the address that stops a guardian's mails. */
    static String stopSecret(Tenant town, String subject) {
        return MIGRATOR.callAsOwner(
                town,
                jdbc -> jdbc.sql("""
                        select c.secret from notice_choice c join identity_guardian g on g.id = c.guardian_id
                         where g.subject = :subject
                        """)
                        .param("subject", subject)
                        .query(String.class)
                        .single());
    }

    /** How many counter sheets are in a state. */
    static int sheets(Tenant town, String state) {
        return MIGRATOR.callAsOwner(
                town,
                jdbc -> jdbc.sql("select count(*) from record_counter_sheet where state = :state")
                        .param("state", state)
                        .query(Integer.class)
                        .single());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("photos");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Pretends that a run of the migrator has left the town at another structure. */
    static void setDigest(Tenant town, String digest) {
        owner().sql("update control.tenant_schema set digest = :digest where code = :code")
                .param("digest", digest)
                .param("code", town.code().value())
                .update();
    }

    /** What an operator does on the console; the directory has to be refreshed. */
    static void setState(Tenant town, TenantState state) {
        owner().sql("update control.tenant set state = :state where code = :code")
                .param("state", state.name())
                .param("code", town.code().value())
                .update();
    }

    /** What happens in a sandbox's tables when it goes live; this node's directory does not hear of it. */
    static void goLive(Tenant town) {
        MIGRATOR.callAsOwner(town, owner -> SandboxEnd.clear(owner, Instant.now()));
    }

    /** The town is a sandbox as before. */
    static void returnToSandbox(Tenant town) {
        MIGRATOR.callAsOwner(
                town,
                owner -> owner.sql("update tenancy_going_live set live_since = null")
                        .update());
    }

    static int children(Tenant town) {
        return MIGRATOR.callAsOwner(
                town,
                owner -> owner.sql("select count(*) from record_child")
                        .query(Integer.class)
                        .single());
    }

    /** As the migrator, who may look everywhere. */
    static JdbcClient owner() {
        return Owner.JDBC;
    }

    /** Its sessions are kept: to open one takes longer than most of what is asked of it. */
    private static final class Owner {
        static final JdbcClient JDBC = JdbcClient.create(sessions());

        private static DataSource sessions() {
            var sessions = new HikariDataSource();
            sessions.setJdbcUrl(jdbcUrl());
            sessions.setUsername(SchemaMigrator.LOGIN);
            sessions.setPassword(PASSWORDS.migrator());
            sessions.setMinimumIdle(0);
            return sessions;
        }
    }

    static String digest() {
        return MIGRATOR.digest();
    }

    private static SchemaMigrator make() {
        var server = BackingServices.forTests().postgres("home");
        SchemaMigrator.prepareServer(
                new DriverManagerDataSource(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()),
                DATABASE,
                PASSWORDS);
        DataSource login = new DriverManagerDataSource(jdbcUrl(), SchemaMigrator.LOGIN, PASSWORDS.migrator());
        var migrator = new SchemaMigrator(Map.of("home", login), java.time.Clock.system(SupportRoom.JAPAN));
        migrator.migrateShared();
        for (var town : List.of(BIZEN, SETOUCHI)) {
            announce(JdbcClient.create(login), town);
            migrator.startTown(town);
        }
        return migrator;
    }

    private static void announce(JdbcClient jdbc, Tenant town) {
        jdbc.sql("""
                        insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                        values (:code, :name, '-', '岡山県', 'home', 'SANDBOX', now(), now())
                        """)
                .param("code", town.code().value())
                .param("name", town.name())
                .update();
        jdbc.sql("insert into control.tenant_host (host, code) values (:host, :code)")
                .param("host", host(town))
                .param("code", town.code().value())
                .update();
    }

    private static String jdbcUrl() {
        return BackingServices.forTests().postgres("home").jdbcUrl(DATABASE);
    }

    /** One row of the trail. */
    record AuditRow(
            String actor,
            String action,
            String outcome,
            @Nullable UUID child) {}
}
