package jp.sodachi.deploy.local;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import jp.sodachi.deploy.services.PostgresServer;
import jp.sodachi.migration.LoginPasswords;
import jp.sodachi.migration.SchemaMigrator;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Brings the local server's logins and schemas to what this build wants. */
final class LocalSchemas {
    private LocalSchemas() {}

    static void bringUpToDate(PostgresServer server) {
        SchemaMigrator.prepareServer(
                new DriverManagerDataSource(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()),
                new LoginPasswords(
                        LocalSecrets.MIGRATOR_PASSWORD,
                        LocalSecrets.PORTAL_PASSWORD,
                        LocalSecrets.ADMIN_PASSWORD,
                        LocalSecrets.WORKER_PASSWORD));
        var migrator = migrator(server);
        migrator.migrateShared();
        migrator.migrateTowns("sodachi up");
    }

    static SchemaMigrator migrator(PostgresServer server) {
        DataSource source = new DriverManagerDataSource(
                server.jdbcUrl(SchemaMigrator.DATABASE), SchemaMigrator.LOGIN, LocalSecrets.MIGRATOR_PASSWORD);
        return new SchemaMigrator(Map.of("home", source), Clock.system(ZoneId.of("Asia/Tokyo")));
    }
}
