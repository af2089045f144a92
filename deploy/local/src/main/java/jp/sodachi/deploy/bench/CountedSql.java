package jp.sodachi.deploy.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts what the database driver sends to be executed, the beginning and the end of transactions included. */
final class CountedSql implements AutoCloseable {
    private static final String EXECUTE = "FE=> Execute";

    /** Held here, since a logger nobody holds may be forgotten with its level. */
    private final Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final AtomicInteger executed = new AtomicInteger();
    private final Handler counter = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getMessage() != null && record.getMessage().contains(EXECUTE)) {
                executed.incrementAndGet();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    CountedSql() {
        counter.setLevel(Level.ALL);
        driver.setUseParentHandlers(false);
        driver.addHandler(counter);
        driver.setLevel(Level.ALL);
    }

    int count() {
        return executed.get();
    }

    @Override
    public void close() {
        driver.setLevel(Level.INFO);
        driver.removeHandler(counter);
    }
}
