package jp.sodachi.relocation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import jp.sodachi.relocation.RestoreRefused.Reason;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;

/**
 * Brings one town back as a side server has it: a server of its own, recovered from the physical backup to one minute. The
 * town's sites show the maintenance page meanwhile; the rows are exchanged, counted and hashed in one transaction on the town's
 * own server, so that the town is either as it was before or as it was at that minute. No other town is touched.
 */
public final class Restores {
    /** The rows of a large town take a while; the sites come back by themselves when this process dies. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final int TRIES = 20;
    private static final String LOCK_TIMEOUT = "500ms";

    private final Servers servers;
    private final RelocationRows rows;
    private final Consumer<MunicipalityCode> tell;

    /** @param tell is told of a town whose pause has changed, so that every node reads the directory again */
    public Restores(Servers servers, Clock clock, Consumer<MunicipalityCode> tell) {
        this.servers = servers;
        this.rows = new RelocationRows(servers, clock);
        this.tell = tell;
    }

    /** What came back, and how long the town's sites showed the maintenance page. */
    public record Restored(long rows, Duration pause) {}

    /**
     * Puts the town's rows of the side server in the place of those it has now.
     *
     * @param side the recovered server, as the migrator
     * @throws RestoreRefused with the reason; nothing was changed then
     */
    public Restored bringBack(MunicipalityCode code, Connection side) throws SQLException, IOException {
        var town = rows.findTown(code).orElseThrow(() -> new RestoreRefused(Reason.UNKNOWN_TOWN));
        if (rows.findOpen(code).isPresent()) {
            throw new RestoreRefused(Reason.UNDER_WAY);
        }
        try (var live = servers.open(town.server())) {
            requireTheSameStructure(town, side, live);
            var begin = System.nanoTime();
            rows.pause(code, LEASE);
            tell.accept(code);
            try {
                var sum = exchange(town, side, live);
                return new Restored(sum.rows(), Duration.ofNanos(System.nanoTime() - begin));
            } finally {
                rows.unpause(code);
                tell.accept(code);
            }
        }
    }

    private static void requireTheSameStructure(Tenant town, Connection side, Connection live) throws SQLException {
        if (TownTables.of(side, town).tables().isEmpty()) {
            throw new RestoreRefused(Reason.NOT_THERE_YET);
        }
        if (!history(town, side).equals(history(town, live))) {
            throw new RestoreRefused(Reason.OTHER_STRUCTURE);
        }
    }

    private static String history(Tenant town, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select string_agg(filename || coalesce(md5sum, ''), ' ' order by filename)" + " from "
                                + town.schema() + ".databasechangelog")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static TownSums.Sum exchange(Tenant town, Connection side, Connection live)
            throws SQLException, IOException {
        live.setAutoCommit(false);
        try {
            var tables = TownTables.of(live, town);
            empty(live, tables);
            var all = TownSums.Sum.NOTHING;
            for (var table : tables.tables()) {
                TownCopy.copy(side, live, tables.full(table) + " (" + table.columns() + ")");
                var wanted = tables.sum(side, table);
                if (!wanted.equals(tables.sum(live, table))) {
                    throw new RestoreRefused(Reason.NOT_THE_SAME);
                }
                all = all.plus(wanted);
            }
            try (var statement = live.createStatement()) {
                statement.execute("analyze " + tables.all());
            }
            live.commit();
            return all;
        } catch (SQLException | IOException | RuntimeException failure) {
            live.rollback();
            throw failure;
        }
    }

    /** Emptying locks everybody out; between a page's work and this, this steps back. */
    private static void empty(Connection live, TownTables tables) throws SQLException {
        for (var tries = 0; tries < TRIES; tries++) {
            try (var statement = live.createStatement()) {
                statement.execute("set local lock_timeout = '" + LOCK_TIMEOUT + "'");
                statement.execute("set local session_replication_role = replica");
                statement.execute("truncate " + tables.all());
                return;
            } catch (SQLException busy) {
                live.rollback();
                if (!"55P03".equals(busy.getSQLState()) && !"40P01".equals(busy.getSQLState())) {
                    throw busy;
                }
            }
        }
        throw new RestoreRefused(Reason.IN_USE);
    }
}
