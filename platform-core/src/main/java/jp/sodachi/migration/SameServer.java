package jp.sodachi.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/**
 * Whether two names of the settings lead to one PostgreSQL server. Then what looks like a copy of a town under one name is the town
 * itself under the other, and nothing of it may be taken away.
 */
public final class SameServer {
    private SameServer() {}

    /** Looks from one for the other's own session. Both as the migrator, who sees its own sessions. */
    public static boolean isOne(Connection here, Connection there) throws SQLException {
        try (var mine = here.createStatement();
                var session = mine.executeQuery(
                        "select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()");
                var theirs = there.prepareStatement(
                        "select exists (select from pg_stat_activity where pid = ? and backend_start = ?)")) {
            session.next();
            theirs.setInt(1, session.getInt("pid"));
            theirs.setObject(2, session.getObject("backend_start", OffsetDateTime.class));
            try (var found = theirs.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    static boolean isOne(DataSource one, DataSource other) throws SQLException {
        try (var here = one.getConnection();
                var there = other.getConnection()) {
            return isOne(here, there);
        }
    }
}
