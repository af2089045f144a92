package jp.sodachi.relocation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import jp.sodachi.tenancy.Tenant;
import org.jspecify.annotations.Nullable;

/** Writes in a town as a site does, as fast as it can, and remembers what was acknowledged. */
final class Clerk implements Runnable {
    private final Tenant town;
    private final boolean hears;
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private volatile boolean working = true;

    /** @param hears whether it looks in the directory before each entry, or only after it was refused */
    Clerk(Tenant town, boolean hears) {
        this.town = town;
        this.hears = hears;
    }

    Queue<UUID> acknowledged() {
        return acknowledged;
    }

    void stop() {
        working = false;
    }

    @Override
    public void run() {
        Map<String, Connection> open = new HashMap<>();
        var server = town.server();
        while (working) {
            try {
                if (hears) {
                    server = MovingGround.serverOf(town);
                }
                var connection = open.get(server);
                if (connection == null) {
                    connection = MovingGround.portal(server);
                    connection.setAutoCommit(false);
                    open.put(server, connection);
                }
                acknowledged.add(write(connection, town));
            } catch (SQLException refused) {
                rollback(open.get(server));
                server = MovingGround.serverOf(town);
            }
        }
        open.values().forEach(Clerk::close);
    }

    /** One entry in one transaction; whoever gets its id back may rely on it. */
    static UUID write(Connection connection, Tenant town) throws SQLException {
        bind(connection, town);
        var id = enter(connection);
        connection.commit();
        return id;
    }

    static void bind(Connection connection, Tenant town) throws SQLException {
        try (var bind =
                connection.prepareStatement("select set_config('role', ?, true), set_config('search_path', ?, true)")) {
            bind.setString(1, town.role());
            bind.setString(2, town.schema() + ", reference");
            bind.execute();
        }
    }

    static UUID enter(Connection connection) throws SQLException {
        var id = UUID.randomUUID();
        try (var insert = connection.prepareStatement("""
                insert into identity_guardian (id, subject, display_name, email, email_verified_at, language, joined_at)
                values (?, ?, '', ?, timestamptz '2026-01-01 00:00Z', 'ja', timestamptz '2026-01-01 00:00Z')
                """)) {
            insert.setObject(1, id);
            insert.setString(2, id.toString());
            insert.setString(3, id + "@families.invalid");
            insert.executeUpdate();
        }
        return id;
    }

    /** Lets the whole trail go, as the night does with what is old. */
    static void clear(Connection connection) throws SQLException {
        try (var delete = connection.createStatement()) {
            delete.execute("select set_config('role', 'audit_keeper', true)");
            delete.execute("delete from audit_event where id <= '01900000-0000-7000-8000-000000000001'");
        }
    }

    private static void rollback(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
