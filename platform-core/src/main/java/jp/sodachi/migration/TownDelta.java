package jp.sodachi.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import jp.sodachi.tenancy.Tenant;

/**
 * Brings one town from whatever it has to the wanted structure in one transaction: every change it has not had, their
 * history rows and, on the home server, its digest. A process that dies in the middle leaves the town as it was.
 *
 * <p>The town's advisory lock is taken in the same transaction, so it ends with it or with the process.
 */
final class TownDelta {
    private final TownScript script;
    private final String digest;
    private final Clock clock;
    private final UnaryOperator<String> lastTouch;

    TownDelta(TownScript script, String digest, Clock clock) {
        this(script, digest, clock, UnaryOperator.identity());
    }

    /** @param lastTouch may change the SQL before it runs, for tests that want it to fail */
    TownDelta(TownScript script, String digest, Clock clock, UnaryOperator<String> lastTouch) {
        this.script = script;
        this.digest = digest;
        this.clock = clock;
        this.lastTouch = lastTouch;
    }

    /**
     * Makes the town's role and schema, or brings the schema up to date.
     *
     * @param connection to the town's server, without auto-commit; after a failure it is rolled back
     * @param home whether that server holds the control schema, too
     */
    void bring(Connection connection, Tenant town, boolean home) throws SQLException {
        var begin = System.nanoTime();
        try {
            lock(connection, town);
            var sql = exists(connection, town) ? script.forTown(town, had(connection, town)) : script.forNewTown(town);
            try (var statement = connection.createStatement()) {
                statement.execute(lastTouch.apply("set local lock_timeout = '2s';\n" + sql));
            }
            if (home) {
                note(connection, town, Duration.ofNanos(System.nanoTime() - begin));
            }
            connection.commit();
        } catch (SQLException | RuntimeException failure) {
            rollback(connection, failure);
            throw failure;
        }
    }

    /** Whoever is at work on the town needs less than ten seconds; pages in use are waited for less. */
    private static void lock(Connection connection, Tenant town) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select set_config('lock_timeout', '10s', true), set_config('statement_timeout', '60s', true),
                       set_config('search_path', ?, true),
                       pg_advisory_xact_lock(hashtextextended('sodachi.schema.' || ?, 0))
                """)) {
            statement.setString(1, town.schema());
            statement.setString(2, town.schema());
            statement.execute();
        }
    }

    private static boolean exists(Connection connection, Tenant town) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from pg_namespace where nspname = ?")) {
            statement.setString(1, town.schema());
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The paths of the changes the town has had; each must be one of ours, unchanged. */
    private Set<String> had(Connection connection, Tenant town) throws SQLException {
        var history = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select filename, coalesce(md5sum, '') from databasechangelog")) {
            while (rows.next()) {
                history.put(rows.getString(1), rows.getString(2));
            }
        }
        var ours = script.checksums();
        for (var change : history.entrySet()) {
            var wanted = ours.get(change.getKey());
            if (wanted == null) {
                throw new ForeignHistory("The town has had " + change.getKey()
                        + ", which this build does not know: a newer build was here.");
            }
            if (differs(wanted, change.getValue())) {
                throw new ForeignHistory(
                        "The file " + change.getKey() + " was changed after the town " + town.code() + " has had it.");
            }
        }
        return history.keySet();
    }

    private static boolean differs(Optional<String> wanted, String noted) {
        return !noted.isEmpty() && wanted.isPresent() && !wanted.get().equals(noted);
    }

    private void note(Connection connection, Tenant town, Duration took) throws SQLException {
        try (var statement = connection.prepareStatement(SchemaStates.SUCCEEDED)) {
            statement.setString(1, town.code().value());
            statement.setString(2, digest);
            statement.setLong(3, took.toMillis());
            statement.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static void rollback(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }

    /** The town's history does not fit this build's change files. Its message is made here and quotes no row. */
    static final class ForeignHistory extends RuntimeException {
        ForeignHistory(String message) {
            super(message);
        }
    }
}
