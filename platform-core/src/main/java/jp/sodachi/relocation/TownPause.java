package jp.sodachi.relocation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pause in which nobody writes in the town: its tables are locked, the last changes arrive, both copies are compared,
 * the old one is closed, and the control schema names the other server. Whatever fails before that leaves the town where it
 * was; the caller opens it again.
 */
final class TownPause {
    /** Within this time the pause is over or given up; the town's pages come back by themselves a little later. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** Every node has heard of the pause; what was underway is nearly done. */
    private static final Duration SETTLE = Duration.ofMillis(100);
    /** Shorter than PostgreSQL's look for deadlocks: between a page's work and the pause, the pause steps back. */
    private static final String LOCK_TIMEOUT = "200ms";

    private static final Duration DRAIN_LOOK = Duration.ofMillis(10);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";

    private static final Logger LOG = LoggerFactory.getLogger(TownPause.class);

    private final Servers servers;
    private final RelocationRows rows;
    private final TownCopy copy;
    private final Tenant source;
    private final Tenant target;
    private final Consumer<Moment> watched;
    private final Map<Moment, Long> passed = new EnumMap<>(Moment.class);
    private final long begin = System.nanoTime();

    TownPause(
            Servers servers,
            RelocationRows rows,
            TownCopy copy,
            Tenant source,
            Tenant target,
            Consumer<Moment> watched) {
        this.servers = servers;
        this.rows = rows;
        this.copy = copy;
        this.source = source;
        this.target = target;
        this.watched = watched;
    }

    /** From the moment the sites were told, to the moment before they are told again. */
    void changeServer(Relocation relocation) throws SQLException {
        rest(SETTLE);
        try (var owner = servers.open(source.server())) {
            owner.setAutoCommit(false);
            var tables = TownTables.of(owner, source);
            lock(owner, tables);
            pass(Moment.LOCKED);
            var sum = compared(owner, new TownSums(servers, tables));
            pass(Moment.COMPARED);
            var bytes = open();
            pass(Moment.OPENED);
            inTime();
            TownRights.close(owner, source);
            if (source.server().equals(DatabaseSettings.HOME)) {
                rows.arrive(owner, relocation, sum, bytes, since());
                owner.commit();
                pass(Moment.CLOSED);
            } else {
                owner.commit();
                pass(Moment.CLOSED);
                arrive(relocation, sum, bytes);
            }
        }
        LOG.info("Milliseconds of the pause of {}: {}", relocation.code(), passed);
    }

    /** The old copy stands still as soon as it is locked, the new one when the last change has arrived. */
    private TownSums.Sum compared(Connection owner, TownSums sums) throws SQLException {
        try (var here = sums.begin(source.server())) {
            drain(owner);
            pass(Moment.RECEIVED);
            try (var there = sums.begin(target.server())) {
                return TownSums.compare(here, there);
            }
        }
    }

    private void pass(Moment moment) {
        passed.put(moment, since().toMillis());
        watched.accept(moment);
    }

    private void arrive(Relocation relocation, TownSums.Sum sum, long bytes) throws SQLException {
        try (var home = servers.open(DatabaseSettings.HOME)) {
            home.setAutoCommit(false);
            rows.arrive(home, relocation, sum, bytes, since());
            home.commit();
        }
    }

    /** The lock lets everybody read, waits for what is being written, and keeps everything else out. */
    private void lock(Connection owner, TownTables tables) throws SQLException {
        while (true) {
            try (var statement = owner.createStatement()) {
                statement.execute("set local lock_timeout = '" + LOCK_TIMEOUT + "'");
                statement.execute("lock table " + tables.all() + " in share mode");
                return;
            } catch (SQLException busy) {
                owner.rollback();
                if (!LOCK_NOT_AVAILABLE.equals(busy.getSQLState()) && !DEADLOCK.equals(busy.getSQLState())) {
                    throw busy;
                }
                inTime();
                rest(SETTLE);
            }
        }
    }

    /**
     * Everything committed before the locks were had lies before this place in the log. The new mark on the source makes it ask
     * the target how far it is; the target says what lies on its disk.
     */
    private void drain(Connection owner) throws SQLException {
        var place = TownCopy.place(owner);
        try (var there = servers.open(target.server())) {
            while (!copy.hasReceived(owner, place)) {
                inTime();
                rest(DRAIN_LOOK);
                TownCopy.flush(there);
                TownCopy.flush(owner);
            }
        }
    }

    /** Nobody is sent to the new copy yet. */
    private long open() throws SQLException {
        copy.takeWakeUps();
        try (var connection = servers.open(target.server())) {
            connection.setAutoCommit(false);
            TownRights.open(connection, target);
            var bytes = TownTables.bytes(connection, target);
            connection.commit();
            return bytes;
        }
    }

    private void inTime() {
        if (since().compareTo(LONGEST) > 0) {
            throw new RelocationStopped("admin.relocation.problem.long", Long.toString(LONGEST.toSeconds()));
        }
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void rest(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new RelocationStopped("admin.relocation.problem.broken-off", "");
        }
    }
}
