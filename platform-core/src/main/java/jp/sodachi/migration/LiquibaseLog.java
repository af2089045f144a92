package jp.sodachi.migration;

import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Sends what Liquibase has to say to the application's log: its chatter as debug, its worries as warnings. */
final class LiquibaseLog extends AbstractLogService {

    @Override
    public int getPriority() {
        return PRIORITY_SPECIALIZED;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Logger getLog(Class owner) {
        return new Quiet(LoggerFactory.getLogger(owner));
    }

    private static final class Quiet extends AbstractLogger {
        private final org.slf4j.Logger log;

        Quiet(org.slf4j.Logger log) {
            this.log = log;
        }

        @Override
        public void log(Level level, @Nullable String message, @Nullable Throwable failure) {
            // A failure is thrown as well and handled there; its text may quote a row.
            if (level.intValue() == Level.WARNING.intValue()) {
                log.warn(message);
            } else if (failure == null) {
                log.debug(message);
            }
        }
    }
}
