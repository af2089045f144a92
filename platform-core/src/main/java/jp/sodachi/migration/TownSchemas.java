package jp.sodachi.migration;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import jp.sodachi.tenancy.Tenant;

/** One PostgreSQL server's towns: making a schema, bringing one up to date. The caller holds the schema's lock. */
final class TownSchemas {
    private final DataSource server;
    private final ChangeFiles files;

    TownSchemas(DataSource server, ChangeFiles files) {
        this.server = server;
        this.files = files;
    }

    boolean exists(Tenant town) throws SQLException {
        try (var connection = server.getConnection();
                var statement = connection.prepareStatement("select to_regnamespace(?) is not null")) {
            statement.setString(1, town.schema());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /** Runs {@code script} in one transaction: all of it or nothing. */
    void create(String script) throws SQLException {
        try (var connection = server.getConnection()) {
            SchemaLock.timeouts(connection);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(script);
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    /** Runs what the town's schema has not had. */
    void update(Tenant town) throws SQLException {
        var connection = server.getConnection();
        SchemaLock.timeouts(connection);
        new Changelog(files).update(connection, town.schema(), Map.of(Changelog.TOWN_ROLE, town.role()));
    }
}
