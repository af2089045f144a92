package jp.sodachi.deploy.bench;

import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What sums without any memory take by the clock when each should last as long as one child, in nanoseconds. Their slowest
 * hundredth shows how often the machine comes between, so that one child's slowest hundredth can be read against it.
 */
record BareTimes(long[] sorted) {
    private static final int RUNS = 300_000;
    private static final int WARM_UP = 5;
    private static final int FIRST_STEPS = 4_000;

    /** Of runs that last about {@code micros} microseconds each. */
    static BareTimes lasting(double micros) {
        var first = measure(FIRST_STEPS);
        return measure((int) Math.round(FIRST_STEPS * micros / first.micros(50)));
    }

    private static BareTimes measure(int steps) {
        var seeds = LongStream.range(0, RUNS).toArray();
        var last = Stream.generate(() -> times(seeds, steps))
                .limit(WARM_UP)
                .reduce((_, later) -> later)
                .orElseThrow();
        Arrays.sort(last);
        return new BareTimes(last);
    }

    /** Keeps every sum, so that none is left out as needless. */
    private static long[] times(long[] seeds, int steps) {
        var times = new long[seeds.length];
        for (var run = 0; run < seeds.length; run++) {
            var begin = System.nanoTime();
            seeds[run] = sum(seeds[run], steps);
            times[run] = System.nanoTime() - begin;
        }
        return times;
    }

    private static long sum(long seed, int steps) {
        var sum = seed;
        for (var step = 0; step < steps; step++) {
            sum = sum * 6364136223846793005L + 1442695040888963407L;
            sum ^= sum >>> 17;
        }
        return sum;
    }

    double micros(int percentile) {
        return sorted[sorted.length * percentile / 100] / 1e3;
    }
}
