package jp.sodachi.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import jp.sodachi.migration.MigrationReport.Outcome;
import jp.sodachi.tenancy.Tenant;

/** One town, then ten, then the rest. A wave that fails ends the run, but for the last, where each town stands alone. */
final class Waves {
    private static final int[] ENDS = {1, 11, Integer.MAX_VALUE};

    private final Supplier<TownVisits> visits;
    private final int workers;

    /** @param workers visiting at once in a wave */
    Waves(Supplier<TownVisits> visits, int workers) {
        this.visits = visits;
        this.workers = workers;
    }

    /**
     * Visits {@code towns} in their order.
     *
     * @param began is told the number of each wave
     */
    MigrationReport run(List<Tenant> towns, IntConsumer began) {
        var results = new ArrayList<MigrationReport.Result>();
        var first = 0;
        for (var wave = 1; wave <= ENDS.length && first < towns.size(); wave++) {
            var end = Math.min(ENDS[wave - 1], towns.size());
            began.accept(wave);
            var done = wave(towns.subList(first, end), wave);
            results.addAll(done);
            if (wave < ENDS.length && done.stream().anyMatch(town -> !town.isUpToDate())) {
                return new MigrationReport(Outcome.STOPPED, results);
            }
            first = end;
        }
        return report(results);
    }

    /** Visits {@code towns} as one wave. */
    MigrationReport all(List<Tenant> towns) {
        return report(wave(towns, ENDS.length));
    }

    private static MigrationReport report(List<MigrationReport.Result> results) {
        var allDone = results.stream().allMatch(MigrationReport.Result::isUpToDate);
        return new MigrationReport(allDone ? Outcome.DONE : Outcome.SOME_FAILED, results);
    }

    private List<MigrationReport.Result> wave(List<Tenant> towns, int wave) {
        var waiting = new ConcurrentLinkedQueue<>(towns);
        var results = new ConcurrentLinkedQueue<MigrationReport.Result>();
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            var running = new ArrayList<Future<?>>();
            for (var worker = 0; worker < Math.min(workers, towns.size()); worker++) {
                running.add(threads.submit(() -> work(waiting, results, wave)));
            }
            for (var worker : running) {
                worker.get();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted in wave " + wave + ".", stop);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The run broke off in wave " + wave + ".", failure.getCause());
        }
        return List.copyOf(results);
    }

    private void work(
            ConcurrentLinkedQueue<Tenant> waiting, ConcurrentLinkedQueue<MigrationReport.Result> results, int wave) {
        try (var mine = visits.get()) {
            for (var town = waiting.poll(); town != null; town = waiting.poll()) {
                results.add(mine.visit(town, wave));
            }
        }
    }
}
