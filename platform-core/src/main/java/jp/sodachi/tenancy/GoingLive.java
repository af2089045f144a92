package jp.sodachi.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The moment a sandbox goes live, in the town's own schema, where it can hold those who write. A transaction that believes
 * to be in a sandbox shares the lock of the one row and finds that the moment has not come; whoever makes the town live sets
 * it first, which waits for all of those, and clears afterwards. A node that has not heard of it is refused from then on.
 */
public final class GoingLive {
    private GoingLive() {}

    /**
     * From now on nobody writes in this town as in a sandbox; waits for those who do.
     *
     * @param owner the town's tables, in the transaction that takes the made-up families out
     */
    public static void begin(JdbcClient owner, Instant now) {
        owner.sql("update tenancy_going_live set live_since = :now where live_since is null")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Holds the town in the sandbox until the running transaction ends. */
    static void stay(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        select id from tenancy_going_live where live_since is null for share
                        """);
                var row = statement.executeQuery()) {
            if (!row.next()) {
                throw new TownWentLive();
            }
        }
    }
}
