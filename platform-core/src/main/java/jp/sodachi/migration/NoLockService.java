package jp.sodachi.migration;

import liquibase.database.Database;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.LockService;

/**
 * Replaces Liquibase's lock, which stays set without a word when several updates run in one process (liquibase#7956). The
 * real lock is {@link SchemaMigrator}'s advisory lock. Liquibase finds this class through the service loader and takes
 * it because of its priority.
 */
public final class NoLockService implements LockService {

    /** Made by Liquibase. */
    public NoLockService() {}

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE + 1;
    }

    @Override
    public boolean supports(Database database) {
        return true;
    }

    @Override
    public void setDatabase(Database database) {}

    @Override
    public void setChangeLogLockWaitTime(long minutes) {}

    @Override
    public void setChangeLogLockRecheckTime(long seconds) {}

    @Override
    public boolean hasChangeLogLock() {
        return true;
    }

    @Override
    public void waitForLock() {}

    @Override
    public boolean acquireLock() {
        return true;
    }

    @Override
    public void releaseLock() {}

    @Override
    public DatabaseChangeLogLock[] listLocks() {
        return new DatabaseChangeLogLock[0];
    }

    @Override
    public void forceReleaseLock() {}

    @Override
    public void reset() {}

    @Override
    public void init() {}

    @Override
    public void destroy() {}
}
