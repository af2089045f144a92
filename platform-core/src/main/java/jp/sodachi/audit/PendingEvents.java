package jp.sodachi.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The rows of the present transaction that are not written yet: they go in one statement, right before it commits or before
 * it reads the trail. When they cannot be written the transaction does not commit; when it rolls back they are gone with it.
 */
final class PendingEvents implements TransactionSynchronization {
    private final Consumer<List<TrailEntry>> writer;
    private final Object key;
    private final List<TrailEntry> waiting = new ArrayList<>();

    private PendingEvents(Object key, Consumer<List<TrailEntry>> writer) {
        this.key = key;
        this.writer = writer;
    }

    /** Those of the present transaction, made at the first time. */
    static PendingEvents of(Object key, Consumer<List<TrailEntry>> writer) {
        return find(key).orElseGet(() -> {
            var fresh = new PendingEvents(key, writer);
            TransactionSynchronizationManager.bindResource(key, fresh);
            TransactionSynchronizationManager.registerSynchronization(fresh);
            return fresh;
        });
    }

    static Optional<PendingEvents> find(Object key) {
        @Nullable Object bound = TransactionSynchronizationManager.getResource(key);
        return bound instanceof PendingEvents pending ? Optional.of(pending) : Optional.empty();
    }

    void add(TrailEntry entry) {
        waiting.add(entry);
    }

    void write() {
        if (!waiting.isEmpty()) {
            writer.accept(take());
        }
    }

    /** Hands the waiting rows over to whoever writes them now. */
    List<TrailEntry> take() {
        var taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        write();
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public void beforeCompletion() {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }
}
