package jp.sodachi.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's visits to towns, one after the other, on its own connection a server. What may pass by itself (a lock, a
 * deadlock, a lost connection) is tried again. Not for several threads.
 */
final class TownVisits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TownVisits.class);
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    /** A session keeps the catalogue of every town it has met; it is renewed before that grows large. */
    private static final int TOWNS_A_SESSION = 50;
    /** Lock not available, deadlock, serialization failure, too many connections, server shutting down or starting. */
    private static final Set<String> PASSING = Set.of("55P03", "40P01", "40001", "53300", "57P01", "57P02", "57P03");

    private final Function<String, DataSource> servers;
    private final TownDelta delta;
    private final SchemaStates states;
    private final String digest;
    private final StandStill standStill;
    private final Map<String, Session> sessions = new HashMap<>();

    TownVisits(
            Function<String, DataSource> servers,
            TownDelta delta,
            SchemaStates states,
            String digest,
            StandStill standStill) {
        this.servers = servers;
        this.delta = delta;
        this.states = states;
        this.digest = digest;
        this.standStill = standStill;
    }

    private record Session(Connection connection, int towns) {}

    /** Brings the town up to date and keeps how it went. A town that fails stays as it was, and so does one on its way. */
    MigrationReport.Result visit(Tenant town, int wave) {
        var begin = System.nanoTime();
        var attempt = 0;
        Optional<String> error;
        do {
            attempt++;
            error = attempt(town);
        } while (error.filter(TownVisits::passes).isPresent() && attempt < ATTEMPTS && pause(attempt));
        var took = Duration.ofNanos(System.nanoTime() - begin);
        if (error.isPresent()) {
            LOG.warn("The schema of {} could not be brought up to date: {}", town.code(), error.get());
        }
        // A town on its way has not failed: the next run finds it.
        error.filter(said -> !said.equals(StandStill.OnItsWay.WORDS))
                .ifPresent(said -> states.failed(town, said, took));
        return new MigrationReport.Result(town.code(), wave, error.orElse(null), attempt, took);
    }

    private Optional<String> attempt(Tenant town) {
        try {
            standStill.hold(town);
            bring(town);
            return Optional.empty();
        } catch (SQLException | RuntimeException failure) {
            forget(town.server());
            return Optional.of(MigrationFailed.reason(failure));
        } finally {
            standStill.release();
        }
    }

    /** One attempt. */
    void bring(Tenant town) throws SQLException {
        var begin = System.nanoTime();
        var home = town.server().equals(DatabaseSettings.HOME);
        delta.bring(session(town.server()), town, home);
        if (!home) {
            states.succeeded(town, digest, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private static boolean passes(String error) {
        var state = error.replaceFirst("SQLSTATE (\\w{5}).*", "$1");
        return PASSING.contains(state) || state.startsWith("08");
    }

    private static boolean pause(int attempt) {
        try {
            Thread.sleep(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Connection session(String server) throws SQLException {
        var open = sessions.get(server);
        if (open != null && open.towns() < TOWNS_A_SESSION) {
            sessions.put(server, new Session(open.connection(), open.towns() + 1));
            return open.connection();
        }
        forget(server);
        var connection = servers.apply(server).getConnection();
        connection.setAutoCommit(false);
        sessions.put(server, new Session(connection, 1));
        return connection;
    }

    private void forget(String server) {
        var open = sessions.remove(server);
        if (open != null) {
            try {
                open.connection().close();
            } catch (SQLException gone) {
                LOG.debug("A session of the migrator was gone already.", gone);
            }
        }
    }

    @Override
    public void close() {
        Set.copyOf(sessions.keySet()).forEach(this::forget);
        standStill.close();
    }
}
