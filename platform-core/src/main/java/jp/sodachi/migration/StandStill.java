package jp.sodachi.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import jp.sodachi.tenancy.Tenant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a town on its server for the length of a visit: no move and no restore can begin meanwhile, and one under way keeps the
 * visitor off. Whoever begins a move locks the town's row in the control schema, too. Not for several threads.
 */
final class StandStill implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandStill.class);

    private final DataSource home;
    private final Clock clock;
    private @Nullable Connection session;

    /** @param home the home server, as the migrator */
    StandStill(DataSource home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /** The town is being moved or brought back, or does not live there any more. Nothing was changed. */
    static final class OnItsWay extends RuntimeException {
        static final String WORDS =
                "The town is changing its server, is being brought back, or has moved; it is left alone until that is done.";

        OnItsWay() {
            super(WORDS);
        }
    }

    /**
     * Holds the town until {@link #release}.
     *
     * @throws OnItsWay when it cannot be held
     */
    void hold(Tenant town) throws SQLException {
        var connection = session();
        lock(connection, town);
        // A statement of its own: what happened while the first one waited has to be seen.
        try (var look = connection.prepareStatement("""
                select t.server = ? and coalesce(t.paused_until <= ?, true)
                       and not exists (select from control.town_relocation r
                                        where r.code = t.code and r.ended_at is null and r.step <> 'KEPT')
                  from control.tenant t where t.code = ?
                """)) {
            look.setString(1, town.server());
            look.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            look.setString(3, town.code().value());
            try (var row = look.executeQuery()) {
                if (row.next() && !row.getBoolean(1)) {
                    throw new OnItsWay();
                }
            }
        }
    }

    private static void lock(Connection connection, Tenant town) throws SQLException {
        try (var lock = connection.prepareStatement("select code from control.tenant where code = ? for share")) {
            lock.setString(1, town.code().value());
            lock.execute();
        }
    }

    private Connection session() throws SQLException {
        if (session == null) {
            session = home.getConnection();
            SchemaLock.timeouts(session);
            session.setAutoCommit(false);
        }
        return session;
    }

    /** Lets the town go. */
    void release() {
        try {
            if (session != null) {
                session.rollback();
            }
        } catch (SQLException gone) {
            close();
        }
    }

    @Override
    public void close() {
        var ending = session;
        session = null;
        try {
            if (ending != null) {
                ending.close();
            }
        } catch (SQLException gone) {
            LOG.debug("A session of the migrator was gone already, and what it held with it.", gone);
        }
    }
}
