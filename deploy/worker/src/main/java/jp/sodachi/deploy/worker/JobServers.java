package jp.sodachi.deploy.worker;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import jp.sodachi.tenancy.DatabaseSettings;
import org.springframework.context.SmartLifecycle;

/** The schedulers, one a PostgreSQL server, each with two or three connections of its own that never enter a town. */
class JobServers implements SmartLifecycle {

    /** Polling, heartbeats, and the rows of the tasks that end. */
    private static final int CONNECTIONS = 3;

    private final DatabaseSettings database;
    private final WorkerSettings settings;
    private final TownWork work;
    private final WallProbing probing;
    private final Keeping keeping;
    private final TaskMetrics metrics;
    private final Clock clock;
    private final List<AutoCloseable> open = new ArrayList<>();

    JobServers(
            DatabaseSettings database,
            WorkerSettings settings,
            TownWork work,
            WallProbing probing,
            Keeping keeping,
            TaskMetrics metrics,
            Clock clock) {
        this.database = database;
        this.settings = settings;
        this.work = work;
        this.probing = probing;
        this.keeping = keeping;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            database.servers().forEach((name, url) -> {
                HikariDataSource jobs = pool(name, url);
                ServerTasks tasks = new ServerTasks(name, jobs, work, probing, keeping, metrics, clock, settings);
                open.add(jobs);
                open.add(tasks);
                tasks.start();
            });
        }
    }

    /** Lets running tasks end, then gives the connections back. */
    @Override
    public synchronized void stop() {
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("a scheduler did not stop", e);
            }
        }
        open.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !open.isEmpty();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    /** The login may do nothing by itself; on these connections it works under the role for the table of tasks. */
    private HikariDataSource pool(String name, String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("jobs-" + name);
        config.setJdbcUrl(url);
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setConnectionInitSql("set role jobs_worker");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
