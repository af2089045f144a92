package jp.sodachi.relocation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import jp.sodachi.audit.AnnouncedReturn;
import jp.sodachi.audit.OwnersChain;
import jp.sodachi.audit.Returned;
import jp.sodachi.relocation.RestoreRefused.Reason;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

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
    private final Clock clock;
    private final Consumer<MunicipalityCode> tell;
    private final Runnable between;

    /** @param tell is told of a town whose pause has changed, so that every node reads the directory again */
    public Restores(Servers servers, Clock clock, Consumer<MunicipalityCode> tell) {
        this(servers, clock, tell, () -> {});
    }

    /** @param between runs when the rows are back and their seal is not; tests let the process die there */
    Restores(Servers servers, Clock clock, Consumer<MunicipalityCode> tell, Runnable between) {
        this.servers = servers;
        this.rows = new RelocationRows(servers, clock);
        this.clock = clock;
        this.tell = tell;
        this.between = between;
    }

    /**
     * What is wished for.
     *
     * @param minute to which the side server was recovered
     * @param by who wishes it
     * @param why in that person's words; stays in the town's chain of seals, so no resident's data
     */
    public record Wish(Instant minute, String by, String why) {}

    /**
     * What came back.
     *
     * @param pause how long the town's sites showed the maintenance page
     * @param seal what the chain of the read log says now
     * @param unprotected records of children and pregnancies that were protected before and are not any more, as at the minute
     */
    public record Restored(long rows, Duration pause, Returned seal, List<UUID> unprotected) {
        public Restored {
            unprotected = List.copyOf(unprotected);
        }
    }

    /**
     * Puts the town's rows of the side server in the place of those it has now, and a return seal into the chain of its read log.
     *
     * @param side the recovered server, as the migrator
     * @throws RestoreRefused with the reason; nothing was changed then
     * @throws RestoreUnfinished when the rows are back and the seal is not there yet; {@link #finish} puts it there
     */
    public Restored bringBack(MunicipalityCode code, Connection side, Wish wish) throws SQLException, IOException {
        // Nobody can begin to move it meanwhile; changes of structure and going live wait for the end of the pause.
        try (var lock = RelocationLock.take(servers, code).orElse(null)) {
            if (lock == null || rows.findOpen(code).isPresent()) {
                throw new RestoreRefused(Reason.UNDER_WAY);
            }
            var town = getThere(code, wish.minute());
            settle(town);
            if (TownTables.of(side, town).tables().isEmpty()) {
                throw new RestoreRefused(Reason.NOT_THERE_YET);
            }
            try (var live = servers.open(town.server())) {
                return bringBack(town, side, live, wish);
            }
        }
    }

    /**
     * Finishes a restore that was broken off between its rows and its seal, which lie on two servers.
     *
     * @return the seal it has now; empty when none was broken off, or before any row had come back: then nothing was changed
     */
    public Optional<Returned> finish(MunicipalityCode code) throws SQLException {
        try (var lock = RelocationLock.take(servers, code).orElse(null)) {
            if (lock == null) {
                throw new RestoreRefused(Reason.UNDER_WAY);
            }
            var town = rows.findTown(code);
            return town.isPresent() ? settle(town.get()) : Optional.empty();
        }
    }

    private Optional<Returned> settle(Tenant town) throws SQLException {
        try (var home = servers.open(DatabaseSettings.HOME)) {
            home.setAutoCommit(false);
            var chain = chain(home);
            var broken = chain.findAnnounced(town.code());
            if (broken.isEmpty()) {
                return Optional.empty();
            }
            // Whoever was cut off may still hold the town's tables; then this waits until the server has noticed.
            try (var live = servers.open(town.server())) {
                live.setAutoCommit(false);
                var seal = chain.settle(town.code(), trail(live, town), broken.get());
                home.commit();
                live.rollback();
                return seal;
            }
        }
    }

    /**
     * What can be known before a side server is brought up.
     *
     * @throws RestoreRefused when the platform has no such town, or had none at that minute
     */
    public void requireThere(MunicipalityCode code, Instant minute) {
        var _ = getThere(code, minute);
    }

    private Tenant getThere(MunicipalityCode code, Instant minute) {
        var town = rows.findTown(code)
                .filter(found -> found.state() != TenantState.REQUESTED && found.state() != TenantState.GONE)
                .orElseThrow(() -> new RestoreRefused(Reason.UNKNOWN_TOWN));
        if (rows.hasComeAfter(code, minute)) {
            throw new RestoreRefused(Reason.NOT_THERE_YET);
        }
        return town;
    }

    private Restored bringBack(Tenant town, Connection side, Connection live, Wish wish)
            throws SQLException, IOException {
        var begin = System.nanoTime();
        rows.pause(town.code(), LEASE);
        tell.accept(town.code());
        try {
            requireTheSameStructure(town, side, live);
            requireNotLiveSince(town, side, live);
            var done = exchange(town, side, live, wish);
            return new Restored(
                    done.rows(), Duration.ofNanos(System.nanoTime() - begin), done.seal(), done.unprotected());
        } finally {
            rows.unpause(town.code());
            tell.accept(town.code());
        }
    }

    private static void requireTheSameStructure(Tenant town, Connection side, Connection live) throws SQLException {
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

    /** What was tried out must not come back among the families. */
    private static void requireNotLiveSince(Tenant town, Connection side, Connection live) throws SQLException {
        if (isLive(town, live) && !isLive(town, side)) {
            throw new RestoreRefused(Reason.WENT_LIVE);
        }
    }

    private static boolean isLive(Tenant town, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select exists (select from " + town.schema()
                        + ".tenancy_going_live where live_since is not null)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private record Exchanged(long rows, Returned seal, List<UUID> unprotected) {}

    /**
     * The seal lies on the home server. When the town lives there, all is one transaction. Otherwise the return is announced
     * before its rows are committed, and its seal follows them: a process that dies between the two has left word.
     */
    private Exchanged exchange(Tenant town, Connection side, Connection live, Wish wish)
            throws SQLException, IOException {
        var back = new AnnouncedReturn(Ids.next(), wish.minute(), wish.by(), wish.why());
        live.setAutoCommit(false);
        try (var home = servers.open(DatabaseSettings.HOME)) {
            home.setAutoCommit(false);
            var before = listProtected(live, town);
            var all = replace(town, side, live);
            var unprotected = listUnprotected(live, town, before);
            if (town.server().equals(DatabaseSettings.HOME)) {
                var seal = chain(live).restored(town.code(), trail(live, town), back);
                live.commit();
                return new Exchanged(all, seal, unprotected);
            }
            var seal = chain(home).restored(town.code(), trail(live, town), back);
            new OwnersChain(servers.control(), clock).announce(town.code(), back);
            live.commit();
            between.run();
            keepSeal(town, home);
            return new Exchanged(all, seal, unprotected);
        } catch (SQLException | IOException | RuntimeException failure) {
            live.rollback();
            throw failure;
        }
    }

    private static List<UUID> listProtected(Connection live, Tenant town) {
        return trail(live, town).sql("""
                        select id from record_child where shielded
                        union all
                        select id from record_pregnancy where shielded
                        """).query(UUID.class).list();
    }

    private static List<UUID> listUnprotected(Connection live, Tenant town, List<UUID> before) {
        return trail(live, town)
                .sql("""
                        select id from record_child where id = any (:before) and not shielded
                        union all
                        select id from record_pregnancy where id = any (:before) and not shielded
                        """)
                .param("before", before.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private void keepSeal(Tenant town, Connection home) {
        try {
            chain(home).forget(town.code());
            home.commit();
        } catch (SQLException | DataAccessException away) {
            throw new RestoreUnfinished(away);
        }
    }

    /** How many rows there are now; each table is counted and hashed on both sides. */
    private static long replace(Tenant town, Connection side, Connection live) throws SQLException, IOException {
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
        return all.rows();
    }

    private OwnersChain chain(Connection home) {
        return new OwnersChain(JdbcClient.create(new SingleConnectionDataSource(home, true)), clock);
    }

    private static JdbcClient trail(Connection live, Tenant town) {
        var trail = JdbcClient.create(new SingleConnectionDataSource(live, true));
        trail.sql("select set_config('search_path', :schema, true)")
                .param("schema", town.schema())
                .query(String.class)
                .single();
        return trail;
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
