package jp.sodachi.migration;

import java.sql.SQLException;
import javax.sql.DataSource;
import jp.sodachi.tenancy.Tenant;

/** Takes a town's schema and role away, in one transaction; what is away already stays away. */
final class TownDrop {
    private TownDrop() {}

    /** On the server of a copy lies the town itself. */
    static final class TheTownItself extends RuntimeException {
        TheTownItself(Tenant copy) {
            super("The server " + copy.server() + " is the one on which the town lives, under another name.");
        }
    }

    static void drop(DataSource server, DataSource home, Tenant town) throws SQLException {
        dropSchema(server, town);
        forget(home, town);
    }

    static void dropSchema(DataSource server, Tenant town) throws SQLException {
        try (var lock = SchemaLock.take(server, town.schema());
                var connection = server.getConnection();
                var statement = connection.createStatement()) {
            SchemaLock.timeouts(connection);
            connection.setAutoCommit(false);
            try {
                // Schema and role bear the municipality code, six digits: nothing to quote.
                statement.execute("drop schema if exists " + town.schema() + " cascade");
                statement.execute("drop role if exists " + town.role());
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private static void forget(DataSource home, Tenant town) throws SQLException {
        try (var connection = home.getConnection()) {
            for (var table : new String[] {"tenant_schema", "tenant_usage", "wall_probe", "audit_seal"}) {
                try (var statement = connection.prepareStatement("delete from control." + table + " where code = ?")) {
                    statement.setString(1, town.code().value());
                    statement.execute();
                }
            }
        }
    }
}
