package jp.sodachi.deploy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.sodachi.schedule.Schedules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The layers of 600 towns over one base, each with its own money, read, checked and compiled. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TownLayers {
    static final int TOWNS = 600;
    private static final String LAYER = """
            layer: "%06d"
            base: {place: JP, from: 2026.4, before: 2027.4}
            version: 1
            changes:
              - {add: programme, id: mumps, series: MUMPS, covers: {doses: 1, window: [M(12), entry-1d], yen: %d}, given: {from: 2026-04-01}}
              - {set: BCG/D1.std, to: [M(4), M(7)], reason: local}
            """;

    private final Schedules japan = Schedules.japan();

    /** All towns once. */
    @Benchmark
    public List<Schedules> compile(CpuTime cpu) {
        var since = cpu.now();
        List<Schedules> kept = new ArrayList<>();
        for (int town = 0; town < TOWNS; town++) {
            kept.add(japan.withLayer("town", LAYER.formatted(town, 1_000 + town)));
        }
        cpu.spent(since, 1);
        return kept;
    }
}
