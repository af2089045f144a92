package jp.sodachi.deploy.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long each of many children takes when nothing comes between: its quickest run of many, in nanoseconds. What a single
 * run of fifteen microseconds takes by the clock holds every interruption of the machine too; this holds the child's own work
 * only, so that the slowest children can be told from the slowest moments.
 */
record ChildTimes(long[] sorted) {
    private static final int CHILDREN = 4_000;
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 30;

    static ChildTimes measure() {
        var one = new OneChild();
        var children = BenchChildren.some(CHILDREN);
        Stream.generate(() -> times(one, children)).limit(WARM_UP).forEach(_ -> {});
        var quickest = Stream.generate(() -> times(one, children))
                .limit(ROUNDS)
                .reduce(ChildTimes::shorter)
                .orElseThrow();
        Arrays.sort(quickest);
        return new ChildTimes(quickest);
    }

    private static long[] times(OneChild one, List<MadeUpChildren.Made> children) {
        return children.stream()
                .mapToLong(child -> {
                    var begin = System.nanoTime();
                    one.plan(child);
                    return System.nanoTime() - begin;
                })
                .toArray();
    }

    private static long[] shorter(long[] some, long[] others) {
        var both = new long[some.length];
        Arrays.setAll(both, at -> Math.min(some[at], others[at]));
        return both;
    }

    int count() {
        return sorted.length;
    }

    double micros(int percentile) {
        return sorted[sorted.length * percentile / 100] / 1e3;
    }
}
