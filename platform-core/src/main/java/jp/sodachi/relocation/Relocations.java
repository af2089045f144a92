package jp.sodachi.relocation;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.sodachi.migration.MigrationFailed;
import jp.sodachi.migration.SameServer;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.relocation.RelocationRefused.Reason;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Moves towns to other PostgreSQL servers. {@link #request} notes the wish; {@link #run} does what is left to do and may be
 * called again after whatever stopped it; {@link #giveUp} calls it off before the town has arrived; {@link #confirm} takes
 * the old copy away afterwards. One at a time works on a town, over all processes.
 *
 * <p>Not for request threads: a run takes as long as the copy of the town.
 */
public final class Relocations {
    private static final Logger LOG = LoggerFactory.getLogger(Relocations.class);
    /** So little is received within the pause in no time. */
    private static final long NEARLY_ALL = 1 << 20;

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LONGEST_FOLLOWING = Duration.ofMinutes(30);

    private final Servers servers;
    private final RelocationRows rows;
    private final Placement placement;
    private final SchemaMigrator migrator;
    private final Consumer<MunicipalityCode> tell;
    private final Consumer<Moment> watched;

    Relocations(
            Servers servers,
            Placement placement,
            SchemaMigrator migrator,
            Clock clock,
            Consumer<MunicipalityCode> tell,
            Consumer<Moment> watched) {
        this.servers = servers;
        this.rows = new RelocationRows(servers, clock);
        this.placement = placement;
        this.migrator = migrator;
        this.tell = tell;
        this.watched = watched;
    }

    /**
     * Relocations outside Spring.
     *
     * @param tell is told of a town whose server or pause has changed, so that every node reads the directory again
     */
    public static Relocations of(
            Servers servers,
            PlacementSettings settings,
            SchemaMigrator migrator,
            Clock clock,
            Consumer<MunicipalityCode> tell) {
        return new Relocations(servers, new Placement(servers, settings), migrator, clock, tell, _ -> {});
    }

    /**
     * Notes that the town shall move. Nothing is made yet.
     *
     * @param by who wants it
     * @throws RelocationRefused with the reason; nothing was changed then
     */
    public void request(MunicipalityCode code, String target, String by) {
        var town = rows.findTown(code).orElseThrow(() -> new RelocationRefused(Reason.UNKNOWN_TOWN));
        if (town.state() == TenantState.REQUESTED || town.state() == TenantState.GONE) {
            throw new RelocationRefused(Reason.NOT_COMPLETE);
        }
        if (!placement.names().contains(target)) {
            throw new RelocationRefused(Reason.UNKNOWN_SERVER, target);
        }
        if (target.equals(town.server())) {
            throw new RelocationRefused(Reason.SAME_SERVER, target);
        }
        if (!rows.findDigest(code).equals(Optional.of(migrator.digest()))) {
            throw new RelocationRefused(Reason.STRUCTURE_BEHIND);
        }
        requireRoom(town, target);
        if (!rows.begin(town, target, by)) {
            throw new RelocationRefused(Reason.UNDER_WAY);
        }
    }

    private void requireRoom(Tenant town, String target) {
        var standing = placement.find(target).filter(Placement.Standing::answers);
        if (standing.isEmpty()) {
            throw new RelocationRefused(Reason.UNREACHABLE, target);
        }
        try (var source = servers.open(town.server());
                var other = servers.open(target)) {
            if (!standing.get().holds(TownTables.bytes(source, town))) {
                throw new RelocationRefused(Reason.FULL, target);
            }
            if (SameServer.isOne(source, other)) {
                throw new RelocationRefused(Reason.SAME_SERVER, target);
            }
            if (!read(source, "select current_setting('wal_level')").contains("logical")) {
                throw new RelocationRefused(Reason.NO_REPLICATION, town.server());
            }
            var versions = "select hash from reference.schedule_version";
            if (!read(other, versions).containsAll(read(source, versions))) {
                throw new RelocationRefused(Reason.REFERENCE_BEHIND, target);
            }
        } catch (SQLException away) {
            throw new RelocationRefused(Reason.UNREACHABLE, town.server() + ", " + target);
        }
    }

    private static Set<String> read(java.sql.Connection connection, String query) throws SQLException {
        var found = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** The town's last move, under way or ended. */
    public Optional<Relocation> find(MunicipalityCode code) {
        return rows.find(code);
    }

    /** Whether somebody works on the town's move now, on whatever node. */
    public boolean isAtWork(MunicipalityCode code) {
        return RelocationLock.isTaken(servers, code);
    }

    /**
     * Does what is left to do until the town is served from the other server and only its old copy is left. Whatever stops
     * it is noted and the town goes on living where it lives.
     *
     * @return whether the town has arrived; false also when somebody else is at work on it
     */
    public boolean run(MunicipalityCode code) {
        try (var lock = RelocationLock.take(servers, code).orElse(null)) {
            var open = rows.findOpen(code);
            if (lock == null || open.isEmpty()) {
                return false;
            }
            return runLocked(open.get());
        }
    }

    private boolean runLocked(Relocation relocation) {
        var way = way(relocation);
        var step = relocation.step();
        try {
            step = resumed(way, step);
            if (step == RelocationStep.PREPARING) {
                fill(way);
                step = RelocationStep.FOLLOWING;
            }
            if (step == RelocationStep.FOLLOWING) {
                rows.step(relocation, step);
                awaitNearlyAll(way);
                watched.accept(Moment.FOLLOWED);
                step = RelocationStep.PAUSING;
                pause(way);
                step = RelocationStep.TIDYING;
            }
            if (step == RelocationStep.TIDYING) {
                way.copy().takeDown();
                watched.accept(Moment.TIDIED);
                rows.step(relocation, RelocationStep.KEPT);
                LOG.info("The town {} lives on {} now.", relocation.code(), relocation.target());
            }
            return true;
        } catch (SQLException | IOException | DataAccessException | MigrationFailed | RelocationStopped failure) {
            stopped(way, step, failure);
            return false;
        }
    }

    /** A town on its way: where it lives, where it goes, and the copy there. */
    private record Way(Relocation relocation, Tenant source, Tenant target, TownCopy copy) {}

    private Way way(Relocation relocation) {
        var town = rows.findTown(relocation.code()).orElseThrow();
        var home = relocation.step().arrived() ? relocation.target() : relocation.source();
        if (!town.server().equals(home)) {
            // Copies are dropped by what the move says: it must never be the town itself.
            throw new IllegalStateException("The move of " + town.code() + " does not fit where the town lives.");
        }
        var source = new Tenant(town.code(), town.name(), relocation.source(), town.state());
        var target = new Tenant(town.code(), town.name(), relocation.target(), town.state());
        return new Way(relocation, source, target, new TownCopy(servers, migrator, source, target));
    }

    /** Where to go on after an interruption: a copy that was not complete is begun anew, a pause is undone first. */
    private RelocationStep resumed(Way way, RelocationStep step) throws SQLException {
        return switch (step) {
            case PREPARING, COPYING -> RelocationStep.PREPARING;
            case PAUSING -> {
                undoPause(way);
                yield resumed(way, RelocationStep.FOLLOWING);
            }
            case FOLLOWING -> way.copy().follows() ? RelocationStep.FOLLOWING : RelocationStep.PREPARING;
            case TIDYING, KEPT, CONFIRMED, GIVEN_UP -> step;
        };
    }

    private void fill(Way way) throws SQLException, IOException {
        rows.step(way.relocation(), RelocationStep.PREPARING);
        way.copy().prepare();
        watched.accept(Moment.PREPARED);
        rows.step(way.relocation(), RelocationStep.COPYING);
        way.copy().fill();
        watched.accept(Moment.COPIED);
        rows.step(way.relocation(), RelocationStep.FOLLOWING);
        way.copy().follow();
        watched.accept(Moment.SUBSCRIBED);
    }

    private void awaitNearlyAll(Way way) throws SQLException {
        var begin = System.nanoTime();
        try (var source = servers.open(way.source().server())) {
            while (way.copy().behind(source) > NEARLY_ALL) {
                if (System.nanoTime() - begin > LONGEST_FOLLOWING.toNanos()) {
                    throw new RelocationStopped("admin.relocation.problem.slow", "");
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new RelocationStopped("admin.relocation.problem.broken-off", "");
        }
    }

    private void pause(Way way) throws SQLException {
        var pause = new TownPause(servers, rows, way.copy(), way.source(), way.target(), watched);
        rows.step(way.relocation(), RelocationStep.PAUSING);
        rows.pause(way.relocation().code(), TownPause.LEASE);
        tell.accept(way.relocation().code());
        watched.accept(Moment.PAUSED);
        pause.changeServer(way.relocation());
        tell.accept(way.relocation().code());
        watched.accept(Moment.ARRIVED);
    }

    private void stopped(Way way, RelocationStep step, Exception failure) {
        var key = failure instanceof RelocationStopped stopped ? stopped.key() : "admin.relocation.problem.server";
        var said = said(failure);
        LOG.warn("The move of {} stopped at {}: {}", way.relocation().code(), step, said);
        var now = rows.findOpen(way.relocation().code()).map(Relocation::step).orElse(step);
        if (now == RelocationStep.PAUSING) {
            try {
                undoPause(way);
                now = RelocationStep.FOLLOWING;
            } catch (SQLException | DataAccessException away) {
                LOG.warn(
                        "The pause of {} is not undone yet: {}",
                        way.relocation().code(),
                        said(away));
            }
        }
        rows.stopped(way.relocation(), now, key, said);
    }

    /** The town lives where the control schema says; there it is opened, and the other copy closed where it can be reached. */
    private void undoPause(Way way) throws SQLException {
        try (var target = servers.open(way.target().server())) {
            target.setAutoCommit(false);
            TownRights.close(target, way.target());
            target.commit();
        } catch (SQLException away) {
            LOG.warn(
                    "The copy of {} could not be closed; nobody is sent there.",
                    way.relocation().code());
        }
        try (var source = servers.open(way.source().server())) {
            source.setAutoCommit(false);
            TownRights.open(source, way.source());
            source.commit();
        }
        rows.unpause(way.relocation().code());
        rows.step(way.relocation(), RelocationStep.FOLLOWING);
        tell.accept(way.relocation().code());
    }

    /**
     * Looks after moves whose process died in the pause: the town is opened again where it lives. Called every few seconds
     * by whoever is there; does nothing where somebody is at work.
     */
    public void recover() {
        for (var relocation : rows.listOpen()) {
            if (relocation.step() == RelocationStep.PAUSING) {
                try (var lock = RelocationLock.take(servers, relocation.code()).orElse(null)) {
                    var still = rows.findOpen(relocation.code())
                            .filter(now -> now.step() == RelocationStep.PAUSING)
                            .isPresent();
                    if (lock != null && still) {
                        undoPause(way(relocation));
                        rows.stopped(relocation, RelocationStep.FOLLOWING, "admin.relocation.problem.broken-off", "");
                    }
                } catch (SQLException | DataAccessException away) {
                    LOG.warn("The pause of {} cannot be undone yet: {}", relocation.code(), said(away));
                }
            }
        }
    }

    /**
     * Calls the move off: the town stays where it is, and nothing of the copy is left where it can be reached.
     *
     * @throws RelocationRefused when there is nothing to call off, or the town has arrived
     */
    public void giveUp(MunicipalityCode code) {
        try (var lock = RelocationLock.take(servers, code).orElse(null)) {
            var relocation = rows.findOpen(code).orElseThrow(() -> new RelocationRefused(Reason.NOT_UNDER_WAY));
            if (lock == null) {
                throw new RelocationRefused(Reason.AT_WORK);
            }
            if (relocation.step().arrived()) {
                throw new RelocationRefused(Reason.ARRIVED);
            }
            var way = way(relocation);
            if (relocation.step() == RelocationStep.PAUSING) {
                undoPause(way);
            }
            leaveTarget(way);
            way.copy().unpublish();
            rows.step(relocation, RelocationStep.GIVEN_UP);
        } catch (SQLException away) {
            throw new RelocationRefused(Reason.UNREACHABLE);
        }
    }

    /** A target that is away keeps what it has; a later move to it sweeps that first. */
    private void leaveTarget(Way way) {
        try {
            way.copy().unsubscribe();
            migrator.dropCopy(way.target());
        } catch (SQLException | MigrationFailed away) {
            LOG.warn(
                    "The copy of {} stays on {}: {}",
                    way.relocation().code(),
                    way.target().server(),
                    said(away));
        }
    }

    /**
     * Takes the old copy away, for good.
     *
     * @throws RelocationRefused when the town has not arrived, or the old server does not answer
     */
    public void confirm(MunicipalityCode code) {
        try (var lock = RelocationLock.take(servers, code).orElse(null)) {
            var relocation = rows.findOpen(code).orElseThrow(() -> new RelocationRefused(Reason.NOT_UNDER_WAY));
            if (lock == null) {
                throw new RelocationRefused(Reason.AT_WORK);
            }
            if (relocation.step() != RelocationStep.KEPT) {
                throw new RelocationRefused(Reason.NOT_ARRIVED);
            }
            migrator.dropCopy(way(relocation).source());
            rows.step(relocation, RelocationStep.CONFIRMED);
        } catch (MigrationFailed failure) {
            throw new RelocationRefused(
                    failure.getCause() instanceof SQLException ? Reason.UNREACHABLE : Reason.SAME_SERVER);
        }
    }

    /** What the other side said, without the line that may quote a row. */
    private static String said(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
                return "SQLSTATE " + postgres.getSQLState() + ": "
                        + postgres.getServerErrorMessage().getMessage();
            }
            if (cause instanceof SQLException sql) {
                return "SQLSTATE " + sql.getSQLState() + ": connection or driver";
            }
        }
        return failure instanceof RelocationStopped || failure instanceof MigrationFailed
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
    }
}
