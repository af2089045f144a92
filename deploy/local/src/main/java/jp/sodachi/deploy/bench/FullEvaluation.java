package jp.sodachi.deploy.bench;

import java.util.concurrent.TimeUnit;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import jp.sodachi.schedule.Sweep;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Verdicts, dates and rule ids of every child, as the night needs them. One operation is one child. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FullEvaluation {
    private final Sweep sweep = Schedules.japan().sweep(BenchChildren.PROGRAMMES);
    private int[][] packed = {};

    /** Packs the children once. */
    @Setup
    public void pack() {
        packed = BenchChildren.all().stream()
                .map(child -> BenchChildren.packed(child, sweep))
                .toArray(int[][]::new);
    }

    /** All children once; the answer is a checksum over everything the engine said. */
    @Benchmark
    @OperationsPerInvocation(BenchChildren.COUNT)
    public long allChildren(CpuTime cpu) {
        var since = cpu.now();
        var sum = checksum();
        cpu.spent(since, packed.length);
        return sum;
    }

    long checksum() {
        var today = (int) BenchChildren.TODAY.toEpochDay();
        long sum = 0;
        for (int[] child : packed) {
            sweep.begin(child[0], child[1] == 1 ? Sex.FEMALE : Sex.MALE, today);
            for (int at = 2; at < child.length; at += 2) {
                sweep.dose(child[at], child[at + 1]);
            }
            sweep.run();
            sum = sum * 31 + sweep.checksum();
        }
        return sum;
    }
}
