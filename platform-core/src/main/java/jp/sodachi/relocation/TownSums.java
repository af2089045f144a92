package jp.sodachi.relocation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Counts every table of a town and hashes every row, on two servers at once. The hash is PostgreSQL's own over all columns of
 * a row, 64 bits; those of a table are added bit by bit, so that the order of rows does not matter. Every table has a key, so
 * no two rows cancel each other.
 */
public final class TownSums {
    private static final int SESSIONS = 3;

    private final Servers servers;
    private final TownTables tables;

    TownSums(Servers servers, TownTables tables) {
        this.servers = servers;
        this.tables = tables;
    }

    /**
     * What a table holds.
     *
     * @param hash over all rows
     */
    public record Sum(long rows, long hash) {
        static final Sum NOTHING = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(rows + other.rows, hash ^ other.hash);
        }
    }

    /** A server's sums while they are being made. */
    static final class Summing implements AutoCloseable {
        private final Map<String, Sum> sums = new ConcurrentHashMap<>();
        private final List<Future<?>> running = new ArrayList<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        private Map<String, Sum> await() throws SQLException {
            try {
                for (var each : running) {
                    each.get();
                }
                return new TreeMap<>(sums);
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof SQLException sql ? sql : new SQLException(failure.getCause());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new SQLException("Interrupted while counting.", stop);
            }
        }

        @Override
        public void close() {
            threads.close();
        }
    }

    /** Begins to count a copy that nobody changes any more. The caller closes it, which waits for its end. */
    Summing begin(String server) {
        var summing = new Summing();
        var left = new ConcurrentLinkedQueue<>(tables.tables());
        for (var session = 0; session < SESSIONS; session++) {
            summing.running.add(summing.threads.submit(work(server, left, summing.sums)));
        }
        return summing;
    }

    /**
     * Compares both copies.
     *
     * @return the sum over all tables
     * @throws RelocationStopped naming the first table that differs
     */
    static Sum compare(Summing one, Summing other) throws SQLException {
        return same(one.await(), other.await());
    }

    private static Sum same(Map<String, Sum> ones, Map<String, Sum> others) {
        for (var table : ones.entrySet()) {
            if (!table.getValue().equals(others.get(table.getKey()))) {
                throw new RelocationStopped("admin.relocation.problem.differs", table.getKey());
            }
        }
        return ones.values().stream().reduce(Sum.NOTHING, Sum::plus);
    }

    private Callable<Boolean> work(String server, ConcurrentLinkedQueue<TownTables.Table> left, Map<String, Sum> sums) {
        return () -> {
            try (var connection = servers.open(server)) {
                for (var table = left.poll(); table != null; table = left.poll()) {
                    sums.put(table.name(), tables.sum(connection, table));
                }
            }
            return true;
        };
    }
}
