package jp.sodachi.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What only a superuser can do on a new PostgreSQL server: logins, group roles and the empty database. */
final class ServerBootstrap {
    private static final List<String> GROUP_ROLES = List.of(
            "control_reader", "control_operator", "control_worker", "jobs_worker", "audit_keeper", "every_town");

    private final Connection connection;

    private ServerBootstrap(Connection connection) {
        this.connection = connection;
    }

    static void prepare(DataSource superuser, String database, LoginPasswords passwords) {
        try (var connection = superuser.getConnection()) {
            connection.setAutoCommit(true);
            new ServerBootstrap(connection).prepare(database, passwords);
        } catch (SQLException failure) {
            throw new MigrationFailed("The PostgreSQL server could not be prepared.", failure);
        }
    }

    private void prepare(String database, LoginPasswords passwords) throws SQLException {
        // Two starting processes take turns; the lock ends with this connection.
        execute("select pg_advisory_lock(hashtextextended('sodachi.server', 0))");
        for (var role : GROUP_ROLES) {
            createIfAbsent(role, "nologin");
        }
        var logins = Map.of(
                "sodachi_migrator", passwords.migrator(),
                "sodachi_portal", passwords.portal(),
                "sodachi_admin", passwords.admin(),
                "sodachi_worker", passwords.worker());
        for (var login : logins.entrySet()) {
            createIfAbsent(login.getKey(), "login");
            setPassword(login.getKey(), login.getValue());
            execute("alter role " + login.getKey() + " set search_path = ''");
        }
        execute("alter role sodachi_migrator login createrole replication inherit");
        // What moving a town to another server needs: to receive changes, and to take rows over in any order.
        execute("grant pg_create_subscription to sodachi_migrator");
        execute("grant set on parameter session_replication_role to sodachi_migrator");
        for (var login : List.of("sodachi_portal", "sodachi_admin", "sodachi_worker")) {
            execute("alter role " + login + " login noinherit");
        }
        grant("control_reader", "sodachi_portal");
        // The worker reads what everybody reads and keeps the towns' figures.
        execute("grant control_reader to control_worker with inherit true");
        grant("control_worker", "sodachi_worker");
        grant("control_operator", "sodachi_admin");
        grant("jobs_worker", "sodachi_worker");
        // Lets rows of the towns' trails go when their time is over; nobody else can.
        grant("audit_keeper", "sodachi_worker");
        execute("grant every_town to sodachi_migrator with admin true, inherit false, set false");
        createDatabase(database);
    }

    private void createDatabase(String database) throws SQLException {
        var name = quoted("%I", database);
        if (!exists("select 1 from pg_database where datname = ?", database)) {
            // Code point order, the same on every machine; sorting for people is done where people read.
            execute("create database " + name + " owner sodachi_migrator template template0 encoding 'UTF8'"
                    + " locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C'");
        }
        execute("revoke all on database " + name + " from public");
        execute("grant connect on database " + name + " to sodachi_portal, sodachi_admin, sodachi_worker");
    }

    private void createIfAbsent(String role, String kind) throws SQLException {
        if (!exists("select 1 from pg_roles where rolname = ?", role)) {
            execute("create role " + role + " " + kind);
        }
    }

    private void grant(String role, String login) throws SQLException {
        execute("grant " + role + " to " + login + " with inherit false, set true");
    }

    private void setPassword(String role, String password) throws SQLException {
        execute("alter role " + role + " password " + quoted("%L", password));
    }

    private String quoted(String format, String value) throws SQLException {
        try (var statement = connection.prepareStatement("select format(?, ?::text)")) {
            statement.setString(1, format);
            statement.setString(2, value);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private boolean exists(String query, String value) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
