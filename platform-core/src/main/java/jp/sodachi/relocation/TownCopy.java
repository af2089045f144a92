package jp.sodachi.relocation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.tenancy.Tenant;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copy of a town on another server: made, filled as of one moment, kept up to date by logical replication of the one
 * schema, and taken down again. Everything that takes down may be repeated.
 */
final class TownCopy {
    private static final Logger LOG = LoggerFactory.getLogger(TownCopy.class);
    private static final int TRIES = 50;
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Servers servers;
    private final SchemaMigrator migrator;
    private final Tenant source;
    private final Tenant target;
    private final String name;

    /** @param source the town where it lives; {@code target} the same town with the other server */
    TownCopy(Servers servers, SchemaMigrator migrator, Tenant source, Tenant target) {
        this.servers = servers;
        this.migrator = migrator;
        this.source = source;
        this.target = target;
        // Letters, digits and underscores: a name on both servers that needs no quotes.
        this.name = "sodachi_" + source.schema();
    }

    /** An empty, closed schema of this build's structure, in place of whatever an earlier try left there. */
    void prepare() throws SQLException {
        takeDown();
        migrator.dropCopy(target);
        migrator.startTown(target);
        try (var connection = servers.open(target.server())) {
            connection.setAutoCommit(false);
            TownRights.close(connection, target);
            execute(connection, "truncate " + TownTables.of(connection, target).all());
            connection.commit();
        }
    }

    /** From here on the source keeps what changes, until somebody has received it. Gives back nothing but the copy. */
    void fill() throws SQLException, IOException {
        try (var source = servers.open(this.source.server())) {
            execute(
                    source,
                    "create publication " + name + " for table "
                            + TownTables.of(source, this.source).all());
        }
        try (var slot = servers.replicate(source.server());
                var statement = slot.createStatement();
                var row = statement.executeQuery(
                        "CREATE_REPLICATION_SLOT " + name + " LOGICAL pgoutput (SNAPSHOT 'export')")) {
            row.next();
            copy(row.getString("snapshot_name"));
        }
        try (var target = servers.open(this.target.server())) {
            analyze(target);
        }
    }

    private void copy(String snapshot) throws SQLException, IOException {
        try (var from = servers.open(source.server());
                var to = servers.open(target.server())) {
            from.setAutoCommit(false);
            execute(from, "set transaction isolation level repeatable read, read only");
            execute(from, "set transaction snapshot '" + snapshot + "'");
            to.setAutoCommit(false);
            // Rows come table by table: keys between tables hold again when all are there, as they did at the source.
            execute(to, "set local session_replication_role = replica");
            var tables = TownTables.of(from, source);
            for (var table : tables.tables()) {
                copy(from, to, tables.full(table) + " (" + table.columns() + ")");
            }
            to.commit();
            from.rollback();
        }
    }

    /** Streams one table, named with its columns, from one server to the other. */
    static void copy(Connection from, Connection to, String table) throws SQLException, IOException {
        var out = from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout (format binary)");
        var in = to.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin (format binary)");
        try {
            for (var part = out.readFromCopy(); part != null; part = out.readFromCopy()) {
                in.writeToCopy(part, 0, part.length);
            }
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    private void analyze(Connection connection) throws SQLException {
        execute(connection, "analyze " + TownTables.of(connection, target).all());
    }

    /**
     * From now on the target receives what changed since the copy. It does not wait for the disk after each change, or four busy
     * writers would be faster than it; {@link #flush} has it written when that counts.
     */
    void follow() throws SQLException {
        try (var connection = servers.open(target.server())) {
            execute(connection, """
                    create subscription %1$s connection '%2$s' publication %1$s
                      with (create_slot = false, slot_name = '%1$s', copy_data = false, origin = any, synchronous_commit = off)
                    """.formatted(
                            name, servers.address(source.server()).replace("'", "''")));
        }
    }

    /** Whether both ends of the replication are there, so that it goes on after an interruption. */
    boolean follows() throws SQLException {
        try (var there = servers.open(target.server());
                var here = servers.open(source.server())) {
            return has(there, "select 1 from pg_subscription where subname = ? and subenabled")
                    && has(here, "select 1 from pg_replication_slots where slot_name = ?");
        }
    }

    /** Bytes of the source's log that the target has not confirmed yet; all of it as long as nobody listens. */
    long behind(Connection source) throws SQLException {
        try (var statement = source.prepareStatement("""
                select case when active then pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint
                            else 9223372036854775807 end
                  from pg_replication_slots where slot_name = ?
                """)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : Long.MAX_VALUE;
            }
        }
    }

    /**
     * The place in the source's log behind which everything committed so far lies. A mark is written there and flushed: what is
     * not flushed is not sent, and without a mark that may be the last thing for a long while.
     */
    static String place(Connection source) throws SQLException {
        try (var statement = source.createStatement();
                var row = statement.executeQuery("select pg_logical_emit_message(false, 'sodachi', '', true)::text")) {
            row.next();
            return row.getString(1);
        }
    }

    /** A server writes everything it was told so far to disk. */
    static void flush(Connection server) throws SQLException {
        place(server);
    }

    /**
     * Whether the target has written everything before {@code place}. It says so when it is asked, and whenever the source has
     * written something new: whoever waits for it lets both happen.
     */
    boolean hasReceived(Connection source, String place) throws SQLException {
        try (var statement = source.prepareStatement(
                "select confirmed_flush_lsn >= ?::pg_lsn from pg_replication_slots where slot_name = ?")) {
            statement.setString(1, place);
            statement.setString(2, name);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Ends the replication at both ends; the rows stay. */
    void takeDown() throws SQLException {
        unsubscribe();
        unpublish();
    }

    void unsubscribe() throws SQLException {
        try (var connection = servers.open(target.server())) {
            if (has(connection, "select 1 from pg_subscription where subname = ?")) {
                execute(connection, "alter subscription " + name + " disable");
                execute(connection, "alter subscription " + name + " set (slot_name = none)");
                execute(connection, "drop subscription " + name);
            }
        }
    }

    void unpublish() throws SQLException {
        try (var connection = servers.open(source.server())) {
            dropSlot(connection);
            execute(connection, "drop publication if exists " + name);
        }
    }

    /** A slot somebody still listens at cannot be dropped; the listener is ours and is sent away. */
    private void dropSlot(Connection connection) throws SQLException {
        for (var tries = 0; has(connection, "select 1 from pg_replication_slots where slot_name = ?"); tries++) {
            try {
                query(connection, """
                        select pg_drop_replication_slot(slot_name) from pg_replication_slots
                         where slot_name = ? and not active
                        """);
                query(connection, """
                        select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = ? and active
                        """);
                if (tries > 0) {
                    Thread.sleep(BETWEEN);
                }
            } catch (SQLException busy) {
                LOG.debug("The slot {} is still in use.", name, busy);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new SQLException("Interrupted.", stop);
            }
            if (tries > TRIES) {
                throw new SQLException("The replication slot " + name + " is in use.", "55006");
            }
        }
    }

    private boolean has(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void query(Connection connection, String query) throws SQLException {
        has(connection, query);
    }

    /** Takes over the wake-ups of the town that wait on its old server; those in work there end there. */
    void takeWakeUps() throws SQLException {
        try (var from = servers.open(source.server());
                var to = servers.open(target.server());
                var read = from.prepareStatement("""
                        select task_name, task_instance, execution_time from jobs.scheduled_tasks
                         where not picked and (task_instance = ? or task_instance like ? || '/%')
                        """);
                var write = to.prepareStatement("""
                        insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values (?, ?, ?, false, 1) on conflict do nothing
                        """)) {
            read.setString(1, source.code().value());
            read.setString(2, source.code().value());
            try (var rows = read.executeQuery()) {
                while (rows.next()) {
                    write.setString(1, rows.getString(1));
                    write.setString(2, rows.getString(2));
                    write.setObject(3, rows.getObject(3, java.time.OffsetDateTime.class));
                    write.addBatch();
                }
            }
            write.executeBatch();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
