package jp.sodachi.relocation;

import java.sql.Connection;
import java.sql.SQLException;
import jp.sodachi.tenancy.Tenant;

/**
 * Opens and closes one copy of a town. Closed, no application can take the town's role, and a transaction that took it
 * or the role that lets old rows of the trail go before finds the schema no more. Both may be repeated. Schema and role bear the municipality code: nothing to quote.
 */
final class TownRights {
    private TownRights() {}

    /** Within the connection's transaction. */
    static void close(Connection owner, Tenant town) throws SQLException {
        run(owner, """
                revoke usage on schema %1$s from %1$s, audit_keeper;
                revoke %1$s from sodachi_portal;
                revoke %1$s from sodachi_worker;
                """, town);
    }

    /** Within the connection's transaction. */
    static void open(Connection owner, Tenant town) throws SQLException {
        run(owner, """
                grant usage on schema %1$s to %1$s, audit_keeper;
                grant %1$s to sodachi_portal with inherit false, set true;
                grant %1$s to sodachi_worker with inherit false, set true;
                """, town);
    }

    private static void run(Connection owner, String script, Tenant town) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(script.formatted(town.schema()));
        }
    }
}
