package jp.sodachi.deploy.services;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A running PostgreSQL 18 on 127.0.0.1. Every login needs its password, as in production; {@code max_locks_per_transaction}
 * is 512, since one transaction that touches many towns takes many locks.
 */
public sealed interface PostgresServer extends AutoCloseable permits EmbeddedPostgresServer, ContainerPostgresServer {

    /** The name it was asked for by. */
    String name();

    String host();

    int port();

    /** The login that may do everything. */
    String superuser();

    String superuserPassword();

    /** JDBC address without login. */
    default String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host() + ":" + port() + "/" + database;
    }

    /** A connection as superuser; the caller closes it. */
    default Connection connect(String database) {
        try {
            return DriverManager.getConnection(jdbcUrl(database), superuser(), superuserPassword());
        } catch (SQLException e) {
            throw new ServiceUnavailable(
                    "PostgreSQL " + name() + " does not let us into the database " + database + ": " + e.getMessage(),
                    e);
        }
    }

    /** Makes the database when it is missing. The name must be letters, digits and underscores. */
    default void ensureDatabase(String database) {
        if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a database name: " + database);
        }
        if (hasDatabase(database)) {
            return;
        }
        try (Connection connection = connect("postgres");
                Statement create = connection.createStatement()) {
            create.execute("create database " + database);
        } catch (SQLException e) {
            throw new ServiceUnavailable("The database " + database + " could not be made: " + e.getMessage(), e);
        }
    }

    default boolean hasDatabase(String database) {
        try (Connection connection = connect("postgres");
                PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        } catch (SQLException e) {
            throw new ServiceUnavailable("PostgreSQL " + name() + " does not list its databases: " + e.getMessage(), e);
        }
    }

    @Override
    void close();
}
