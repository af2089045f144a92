package jp.sodachi.deploy.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes in the town as a site does, without a rest, and remembers what was acknowledged and how long it waited. */
final class BenchWriter implements Runnable {
    private final TwoPlatforms two;
    private final boolean hears;
    private final List<UUID> acknowledged = new CopyOnWriteArrayList<>();
    private final Map<String, Connection> open = new HashMap<>();
    private volatile boolean working = true;
    private volatile long longestGap;

    /** @param hears whether it looks where the town lives before each entry, or only after it was refused */
    BenchWriter(TwoPlatforms two, boolean hears) {
        this.two = two;
        this.hears = hears;
    }

    List<UUID> acknowledged() {
        return acknowledged;
    }

    /** In nanoseconds. */
    long longestGap() {
        return longestGap;
    }

    void stop() {
        working = false;
    }

    @Override
    public void run() {
        try (var directory = two.servers().open(TwoPlatforms.HOME)) {
            var server = look(directory);
            var last = System.nanoTime();
            while (working) {
                try {
                    server = hears ? look(directory) : server;
                    acknowledged.add(write(connection(server)));
                    longestGap = Math.max(longestGap, System.nanoTime() - last);
                    last = System.nanoTime();
                } catch (SQLException refused) {
                    connection(server).rollback();
                    server = look(directory);
                }
            }
            for (var each : open.values()) {
                each.close();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("A writer broke off.", broken);
        }
    }

    private String look(Connection directory) throws SQLException {
        try (var statement = directory.prepareStatement("select server from control.tenant where code = ?")) {
            statement.setString(1, two.town().code().value());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private Connection connection(String server) throws SQLException {
        var known = open.get(server);
        if (known != null) {
            return known;
        }
        var url = server.equals(TwoPlatforms.HOME)
                ? two.home().url()
                : two.second().url();
        var fresh = DriverManager.getConnection(url, "sodachi_portal", BenchServer.PORTAL_PASSWORD);
        fresh.setAutoCommit(false);
        open.put(server, fresh);
        return fresh;
    }

    private UUID write(Connection connection) throws SQLException {
        try (var bind = connection.prepareStatement(
                        "select set_config('role', ?, true), set_config('search_path', ?, true)");
                var insert = connection.prepareStatement("""
                        insert into identity_guardian (id, subject, display_name, email, language, joined_at, phone)
                        values (?, ?, '', ?, 'ja', timestamptz '2026-01-01 00:00Z', '')
                        """)) {
            bind.setString(1, two.town().role());
            bind.setString(2, two.town().schema());
            bind.execute();
            var id = UUID.randomUUID();
            insert.setObject(1, id);
            insert.setString(2, id.toString());
            insert.setString(3, id + "@families.invalid");
            insert.executeUpdate();
            connection.commit();
            return id;
        }
    }
}
