package jp.sodachi.tenantadmin;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.exit.ExitKeys;
import jp.sodachi.exit.ExitSettings;
import jp.sodachi.migration.LoginPasswords;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.relocation.Servers;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.ControlPlane;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The console on a real PostgreSQL and Redis, with a stub in Keycloak's place. */
@SpringBootTest(classes = TenantAdmin.class, properties = "spring.config.name=tenant-admin")
@AutoConfigureMockMvc
abstract class ConsoleTest {
    static final ExitSettings EXIT_KEYS = ExitKeys.generate();
    static final StubKeycloak KEYCLOAK = new StubKeycloak();
    private static final LoginPasswords PASSWORDS =
            new LoginPasswords("m-made-up", "p-made-up", "a-made-up", "w-made-up");

    @Autowired
    MockMvc browser;

    @Autowired
    ControlPlane control;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        var server = BackingServices.forTests().postgres("console");
        SchemaMigrator.prepareServer(
                new DriverManagerDataSource(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()),
                PASSWORDS);
        var url = server.jdbcUrl(SchemaMigrator.DATABASE);
        new SchemaMigrator(
                        Map.of("home", new DriverManagerDataSource(url, SchemaMigrator.LOGIN, PASSWORDS.migrator())),
                        java.time.Clock.system(SupportRoom.JAPAN))
                .migrateShared();
        var redis = BackingServices.forTests().redis();
        settings.add("SODACHI_DATABASE_URL", () -> url);
        settings.add("sodachi.database.patience", () -> "1s");
        settings.add("SODACHI_DATABASE_PASSWORD", PASSWORDS::admin);
        settings.add("SODACHI_MIGRATOR_PASSWORD", PASSWORDS::migrator);
        settings.add("SODACHI_REDIS_HOST", redis::host);
        settings.add("SODACHI_REDIS_PORT", redis::port);
        settings.add("SODACHI_KEYCLOAK_URL", KEYCLOAK::url);
        settings.add("SODACHI_PROVISIONING_SECRET", () -> "made-up");
        settings.add("SODACHI_CLIENT_SECRET", () -> "made-up");
        settings.add("SODACHI_EXIT_SIGNING_KEY", EXIT_KEYS::signingKey);
        settings.add("SODACHI_EXIT_TRUSTED_KEY", EXIT_KEYS::trustedKey);
    }

    @BeforeEach
    void keycloakIsThere() {
        KEYCLOAK.comeBack();
    }

    /** As the migrator, who may look everywhere. */
    static JdbcClient owner() {
        var url = BackingServices.forTests().postgres("console").jdbcUrl(SchemaMigrator.DATABASE);
        return JdbcClient.create(new DriverManagerDataSource(url, SchemaMigrator.LOGIN, PASSWORDS.migrator()));
    }

    /** The platform's one server as the migrator reaches it. */
    static Servers servers() {
        return new Servers(
                Map.of("home", BackingServices.forTests().postgres("console").jdbcUrl(SchemaMigrator.DATABASE)),
                PASSWORDS.migrator());
    }

    /** A session of its own in a town's schema. */
    static Connection owner(String schema) throws SQLException {
        var url = BackingServices.forTests().postgres("console").jdbcUrl(SchemaMigrator.DATABASE);
        var session = new DriverManagerDataSource(url, SchemaMigrator.LOGIN, PASSWORDS.migrator()).getConnection();
        session.setSchema(schema);
        return session;
    }

    /** Every connection to the platform's database is cut, and none is taken until it is back. */
    static void databaseGoesAway() {
        var server = superuser();
        server.sql("alter database sodachi with allow_connections false").update();
        server.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = 'sodachi'")
                .query(Long.class)
                .single();
    }

    static void databaseComesBack() {
        superuser().sql("alter database sodachi with allow_connections true").update();
    }

    private static JdbcClient superuser() {
        var server = BackingServices.forTests().postgres("console");
        return JdbcClient.create(new DriverManagerDataSource(
                server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()));
    }

    static RequestPostProcessor operator() {
        return oidcLogin()
                .idToken(token -> token.subject("operator-1").claim("name", "山口 みさき"))
                .authorities(new SimpleGrantedAuthority("ROLE_OPERATOR"), new SimpleGrantedAuthority("TENANT_NONE"));
    }

    /** The state of a town, or the empty text. */
    String stateOf(String code) {
        return control.call(jdbc -> jdbc.sql("select state from tenant where code = :code")
                .param("code", code)
                .query(String.class)
                .optional()
                .orElse(""));
    }
}
