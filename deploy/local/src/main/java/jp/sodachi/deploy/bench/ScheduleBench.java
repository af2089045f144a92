package jp.sodachi.deploy.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import jp.sodachi.schedule.Schedules;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How fast the schedule engine is: children a second, bytes a child, one child through the door, 600 towns compiled, a
 * draft tried on a town. Measured by JMH, each in a process of its own; the checksums are computed here, in another.
 */
final class ScheduleBench {
    private static final Path FOLDER = Path.of(".sodachi", "bench-schedule");

    private ScheduleBench() {}

    static void run(String[] args) {
        if (args.length > 0) {
            System.err.println("bench schedule takes no arguments");
            System.exit(2);
        }
        try (var bench = BenchServices.in(FOLDER)) {
            var services = bench.servers();
            sums();
            evaluation();
            oneChild();
            layers();
            preview(new BenchServer(services.postgres("home")));
        } catch (RunnerException failure) {
            throw new IllegalStateException(failure);
        }
        System.exit(0);
    }

    private static void sums() {
        var made = BenchChildren.all();
        var doses = made.stream().mapToInt(child -> child.doses().size()).sum();
        var evaluation = new FullEvaluation();
        evaluation.pack();
        var one = new OneChild();
        one.make();
        say(
                "%s, %d programmes, %,d children from seed %d, %.1f doses a child, checksum %016x, %,d visits proposed",
                Schedules.japan().version(),
                BenchChildren.PROGRAMMES.size(),
                BenchChildren.COUNT,
                BenchChildren.SEED,
                doses / (double) BenchChildren.COUNT,
                evaluation.checksum(),
                one.visits());
    }

    private static void evaluation() throws RunnerException {
        var result = measured(FullEvaluation.class, new OptionsBuilder().addProfiler(GCProfiler.class));
        say(
                "full evaluation        %,10.0f children/s of CPU (%,.0f by the clock)   %.3f B a child",
                1e9 * secondary(result, "pieces") / secondary(result, "cpuNanos"),
                1e9 / result.getPrimaryResult().getScore(),
                secondary(result, "gc.alloc.rate.norm"));
    }

    private static void oneChild() throws RunnerException {
        var times = measured(OneChild.class, new OptionsBuilder())
                .getPrimaryResult()
                .getStatistics();
        say(
                "one child, all whys    p50 %.1f µs   p99 %.1f µs   of %,d",
                times.getPercentile(50), times.getPercentile(99), times.getN());
        var bare = BareTimes.lasting(times.getPercentile(50));
        say(
                "bare sums, as long     p50 %.1f µs   p99 %.1f µs   what this machine puts between",
                bare.micros(50), bare.micros(99));
        var own = ChildTimes.measure();
        say(
                "the same, undisturbed  p50 %.1f µs   p99 %.1f µs   of %,d children's quickest runs",
                own.micros(50), own.micros(99), own.count());
    }

    private static void layers() throws RunnerException {
        var result = measured(TownLayers.class, new OptionsBuilder());
        say(
                "%d town layers        compiled in %.2f s of CPU (%.2f by the clock)",
                TownLayers.TOWNS,
                secondary(result, "cpuNanos") / secondary(result, "pieces") / 1e9,
                result.getPrimaryResult().getScore());
    }

    private static void preview(BenchServer server) throws RunnerException {
        var town = BenchTowns.first(1).getFirst();
        server.announce(BenchTowns.first(1));
        server.migrator().startTowns(BenchTowns.first(1));
        PreviewTown.fill(server, town, BenchChildren.some(TownPreview.CHILDREN));
        var arguments = server.asProperties(TownPreview.URL, TownPreview.USER, TownPreview.PASSWORD, town);
        var result = measured(TownPreview.class, new OptionsBuilder().jvmArgsAppend(arguments));
        say(
                "draft tried on %,d children, with the read   %.0f ms (worst round %.0f ms)",
                TownPreview.CHILDREN,
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getStatistics().getMax());
    }

    private static RunResult measured(Class<?> benchmark, ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.include("\\." + benchmark.getSimpleName() + "\\.")
                        .forks(1)
                        // JMH pads its own fields by that; the JVM would say on every start that it will not for ever.
                        .jvmArgsPrepend("--sun-misc-unsafe-memory-access=allow")
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(8)
                        .measurementTime(TimeValue.seconds(2))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
    }

    private static double secondary(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name), name)
                .getScore();
    }

    private static void say(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }
}
