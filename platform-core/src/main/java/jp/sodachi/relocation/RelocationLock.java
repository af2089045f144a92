package jp.sodachi.relocation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.DatabaseSettings;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** One at a time works on a town's move. The lock is held on a connection to the home server and ends with the process. */
final class RelocationLock implements AutoCloseable {
    private final Connection connection;

    private RelocationLock(Connection connection) {
        this.connection = connection;
    }

    /** Empty when somebody else has it. */
    static Optional<RelocationLock> take(Servers servers, MunicipalityCode code) {
        try {
            var connection = servers.open(DatabaseSettings.HOME);
            if (ask(connection, "select pg_try_advisory_lock(hashtextextended('sodachi.relocation.' || ?, 0))", code)) {
                return Optional.of(new RelocationLock(connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException away) {
            throw new CannotGetJdbcConnectionException("The home server does not answer.", away);
        }
    }

    /** Looks without touching. */
    static boolean isTaken(Servers servers, MunicipalityCode code) {
        try (var connection = servers.open(DatabaseSettings.HOME)) {
            return ask(connection, """
                    select exists (
                        select from pg_locks l, hashtextextended('sodachi.relocation.' || ?, 0) as key
                         where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                           and l.database = (select oid from pg_database where datname = current_database())
                           and l.classid = ((key >> 32) & 4294967295)::oid and l.objid = (key & 4294967295)::oid)
                    """, code);
        } catch (SQLException away) {
            throw new CannotGetJdbcConnectionException("The home server does not answer.", away);
        }
    }

    private static boolean ask(Connection connection, String query, MunicipalityCode code) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, code.value());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw new CannotGetJdbcConnectionException("The lock's connection was gone.", gone);
        }
    }
}
