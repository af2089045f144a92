package jp.sodachi.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code control.migration_run}: the runs over the towns, and the lock that lets one run work at a time. */
final class MigrationRuns {
    private final DataSource home;
    private final Clock clock;

    MigrationRuns(DataSource home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /**
     * Becomes the one run at work, until it is closed or its process ends.
     *
     * @return empty when another run is at work
     */
    Optional<Run> begin(String digest, int towns, String by) throws SQLException {
        var connection = home.getConnection();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select pg_try_advisory_lock(hashtextextended('sodachi.migration', 0))")) {
            rows.next();
            if (!rows.getBoolean(1)) {
                connection.close();
                return Optional.empty();
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        var id = Ids.next();
        JdbcClient.create(home)
                .sql("""
                        insert into control.migration_run (id, digest, towns, wave, started_by, started_at)
                        values (:id, :digest, :towns, 0, :by, :at)
                        """)
                .param("id", id)
                .param("digest", digest)
                .param("towns", towns)
                .param("by", by)
                .param("at", now())
                .update();
        return Optional.of(new Run(id, connection));
    }

    /** The run at work. */
    final class Run implements AutoCloseable {
        private final UUID id;
        private final Connection lock;

        private Run(UUID id, Connection lock) {
            this.id = id;
            this.lock = lock;
        }

        void wave(int wave) {
            JdbcClient.create(home)
                    .sql("update control.migration_run set wave = :wave where id = :id")
                    .param("wave", wave)
                    .param("id", id)
                    .update();
        }

        void ended(MigrationReport report) {
            JdbcClient.create(home)
                    .sql("""
                            update control.migration_run
                               set ended_at = :at, outcome = :outcome, failed = :failed where id = :id
                            """)
                    .param("at", now())
                    .param("outcome", report.outcome().name())
                    .param("failed", report.listFailed().size())
                    .param("id", id)
                    .update();
        }

        @Override
        public void close() throws SQLException {
            lock.close();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
