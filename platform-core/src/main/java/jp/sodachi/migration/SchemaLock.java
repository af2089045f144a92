package jp.sodachi.migration;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One advisory lock a schema, held on a connection of its own, so that it ends with the process that held it. */
final class SchemaLock implements AutoCloseable {
    private final Connection connection;

    private SchemaLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Waits up to ten seconds for the lock of {@code schema}.
     *
     * @throws SQLException when another process keeps it longer
     */
    static SchemaLock take(DataSource server, String schema) throws SQLException {
        var connection = server.getConnection();
        try (var statement = connection.prepareStatement("""
                select set_config('lock_timeout', '10s', false), pg_advisory_lock(hashtextextended('sodachi.schema.' || ?, 0))
                """)) {
            statement.setString(1, schema);
            statement.execute();
            return new SchemaLock(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** A change of structure waits two seconds for pages in use, not longer, and never runs for more than a minute. */
    static void timeouts(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '2s'; set statement_timeout = '60s'");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
