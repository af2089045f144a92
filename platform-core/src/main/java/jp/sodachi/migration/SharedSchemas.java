package jp.sodachi.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** The schemas that are not a town's: {@code control} on the home server, {@code reference} and {@code jobs} on every. */
final class SharedSchemas {
    private final DataSource server;

    SharedSchemas(DataSource server) {
        this.server = server;
    }

    void migrateControl() throws SQLException {
        migrate("control", """
                grant usage on schema control to control_reader, control_operator;
                """);
    }

    void migrateReference() throws SQLException {
        migrate("reference", """
                grant usage on schema reference to every_town;
                alter default privileges in schema reference grant select on tables to every_town;
                """);
    }

    /** A town's transaction may add a wake-up and see nothing; picking and ending belong to the worker's scheduler. */
    void migrateJobs() throws SQLException {
        migrate("jobs", """
                grant usage on schema jobs to every_town, jobs_worker;
                alter default privileges in schema jobs grant insert on tables to every_town;
                alter default privileges in schema jobs grant select, insert, update, delete on tables to jobs_worker;
                """);
    }

    private void migrate(String schema, String grants) throws SQLException {
        try (var connection = server.getConnection()) {
            SchemaLock.timeouts(connection);
            inTransaction(connection, """
                    revoke all on schema public from public;
                    create schema if not exists %1$s;
                    set local search_path = %1$s;
                    %2$s%3$s""".formatted(schema, ChangeHistory.TABLE, grants));
        }
        var connection = server.getConnection();
        SchemaLock.timeouts(connection);
        new Changelog(ChangeFiles.of(schema)).update(connection, schema, Map.of());
    }

    private static void inTransaction(Connection connection, String script) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(script);
            connection.commit();
        }
    }
}
