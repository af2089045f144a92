package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.worker.TownWork;
import jp.sodachi.deploy.worker.Worker;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.record.PackedChild;
import jp.sodachi.record.PackedChildren;
import jp.sodachi.reminder.PlainLook;
import jp.sodachi.reminder.Reminders;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The night of 600 towns with 300 000 children in PostgreSQL, four towns at a time: the count of every ten minutes, the first
 * night of a worker that was just started, ordinary nights of one that stays up, all children evaluated anew with every result
 * written, the bare reading of the same rows, and the plain loop over single children as the yardstick, whose answers must be
 * the same. Servers of its own, thrown away at the end.
 */
final class NightBench {
    private static final Path FOLDER = Path.of(".sodachi", "bench-night");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final int TOWNS = 600;
    private static final int CHILDREN = 500;
    private static final int PLAIN_TOWNS = 6;

    /** As many as the worker's own threads. */
    private static final int AT_ONCE = 4;

    private static final int NIGHTS = 4;
    private static final int ROUNDS = 3;

    /** The last of the nights; all children are evaluated anew for the same day, so that nothing is to be told once more. */
    private static final LocalDate EVALUATED = TODAY.plusDays(NIGHTS - 1);

    private static final double NANOS = 1e9;

    private final NightTowns rows;
    private final List<Tenant> towns;
    private final ConfigurableApplicationContext worker;
    private final TransactionTemplate transaction;

    private NightBench(NightTowns rows, List<Tenant> towns, ConfigurableApplicationContext worker) {
        this.rows = rows;
        this.towns = towns;
        this.worker = worker;
        this.transaction = new TransactionTemplate(worker.getBean(PlatformTransactionManager.class));
    }

    static void run(String[] args) {
        var count = args.length > 0 ? Integer.parseInt(args[0]) : TOWNS;
        var children = args.length > 1 ? Integer.parseInt(args[1]) : CHILDREN;
        if (count < PLAIN_TOWNS || count > 999 || children < 2) {
            System.err.println(
                    "bench night takes the number of towns, from 6 to 999, usually 600, and of children a town,"
                            + " usually 500");
            System.exit(2);
        }
        var right = false;
        try (var bench = BenchServices.in(FOLDER)) {
            var services = bench.servers();
            var home = new BenchServer(services.postgres("home"));
            var towns = BenchTowns.first(count);
            home.announce(towns);
            home.migrator().startTowns(towns);
            var rows = new NightTowns(home, TODAY);
            var doses = each(towns, town -> rows.fill(town, children)).stream()
                    .mapToLong(Long::longValue)
                    .sum();
            say(
                    "%d towns, %,d children, %,d doses; PostgreSQL %s, fsync %s; %d towns at a time; heap at most %d MB",
                    count,
                    count * children,
                    doses,
                    home.setting("server_version"),
                    home.setting("fsync"),
                    AT_ONCE,
                    Runtime.getRuntime().maxMemory() >> 20);
            try (var worker = worker(services, home)) {
                new NightBench(rows, towns, worker).makeRows();
            }
            each(towns, town -> {
                rows.guardians(town, children);
                return town;
            });
            rows.settle();
            try (var worker = worker(services, home)) {
                right = new NightBench(rows, towns, worker).measure(children);
            }
        }
        System.exit(right ? 0 : 1);
    }

    private void makeRows() {
        var first = timed(() -> night(TODAY.minusDays(1)));
        say(
                "the first night makes every row    %8.1f s   %,d children looked at",
                first.seconds(), first.sum().children());
    }

    private boolean measure(int children) {
        var all = towns.size() * children;
        var met = timed(this::count);
        var known = timed(this::count);
        say(
                "all towns counted, as every ten minutes: %.2f s after the worker's start, %.2f s from then on",
                met.seconds(), known.seconds());
        tellOrdinary("the first night after the start", "", TODAY);
        var slowest = 0.0;
        for (var night = 2; night <= NIGHTS; night++) {
            slowest = Math.max(slowest, tellOrdinary("an ordinary night", "(must ≤ 6) ", TODAY.plusDays(night - 1)));
        }
        return tellAll(all, children, EVALUATED) && slowest <= 6;
    }

    private int count() {
        var work = worker.getBean(TownWork.class);
        return each(towns, work::count).size();
    }

    private double tellOrdinary(String what, String limit, LocalDate day) {
        var done = timed(() -> night(day));
        say(
                "%-34s %8.2f s   %s%,d children looked at, %,d things told in %,d messages",
                what,
                done.seconds(),
                limit,
                done.sum().children(),
                done.sum().items(),
                done.sum().deliveries());
        return done.seconds();
    }

    private boolean tellAll(int all, int children, LocalDate last) {
        var again = timed(() -> night(last));
        say(
                "the same day again                 %8.2f s   %d messages (must 0)",
                again.seconds(), again.sum().deliveries());
        var middle = evaluateInRounds();
        var whole = middle.whole();
        var plain = plain(EVALUATED, children);
        var faster = plain.seconds() / (PLAIN_TOWNS * children) / (whole.seconds() / all);
        say(
                "the plain loop over single children %7.2f s   for %,d of them: the night is %.0f × faster (must ≥ 20); %d answers differ"
                        + " (must 0)",
                plain.seconds(), PLAIN_TOWNS * children, faster, plain.sum());
        System.gc();
        say(
                "heap in use at the end             %8d MB   (must ≤ 256). Ten times the children: about ten times the seconds of the"
                        + " full night, %.0f s",
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20, 10 * whole.seconds());
        return whole.seconds() <= 60
                && middle.ratio() <= 4
                && faster >= 20
                && again.sum().deliveries() == 0
                && plain.sum() == 0
                && whole.sum().children() == all;
    }

    private Round evaluateInRounds() {
        var rounds = Stream.generate(this::evaluateAll).limit(ROUNDS).toList();
        var middle = rounds.stream()
                .sorted(Comparator.comparingDouble(Round::ratio))
                .toList()
                .get(ROUNDS / 2);
        say(
                "bare reading of the same rows      %8.2f s   before and after, in the middle one of %d rounds",
                middle.reading(), ROUNDS);
        say(
                "all evaluated, all results written %8.2f s   (must ≤ 60) %.1f × the bare reading (must ≤ 4; all rounds: %s), checksum %08x",
                middle.whole().seconds(),
                middle.ratio(),
                rounds.stream().map(round -> "%.1f".formatted(round.ratio())).collect(Collectors.joining(", ")),
                checksum());
        return middle;
    }

    /** Everything evaluated anew, with a bare reading before and after it, since the machine's speed differs by the minute. */
    private Round evaluateAll() {
        each(towns, town -> {
            rows.forget(town);
            return town;
        });
        rows.settle();
        var before = timed(this::scan);
        var whole = timed(() -> night(EVALUATED));
        var after = timed(this::scan);
        return new Round(whole, (before.seconds() + after.seconds()) / 2);
    }

    /**
     * One full evaluation.
     *
     * @param reading the bare reading of the same rows, in seconds
     */
    private record Round(Timed<Reminders.Planned> whole, double reading) {
        double ratio() {
            return whole.seconds() / reading;
        }
    }

    private Reminders.Planned night(LocalDate day) {
        var reminders = worker.getBean(Reminders.class);
        return each(towns, town -> inTown(town, () -> reminders.planFor(day))).stream()
                .reduce(new Reminders.Planned(0, 0, 0, 0, 0), Reminders.Planned::plus);
    }

    /** Reads what the night reads, and does nothing with it. */
    private long scan() {
        var packed = worker.getBean(PackedChildren.class);
        return each(
                        towns,
                        town -> inTown(
                                town,
                                () -> transaction.execute(_ -> {
                                    var count = new long[1];
                                    packed.forEach(child -> count[0] += child.id() == null ? 0 : 1);
                                    return count[0];
                                })))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** One child after another, each with its own questions to the database; how many answers differ from the night's. */
    private Timed<Long> plain(LocalDate day, int children) {
        var packed = worker.getBean(PackedChildren.class);
        var plain = worker.getBean(PlainLook.class);
        var some = towns.subList(0, PLAIN_TOWNS);
        var known = new HashMap<UUID, String>();
        some.forEach(town -> inTown(
                town,
                () -> transaction.execute(_ -> {
                    packed.forEach((PackedChild child) -> known.put(child.id(), child.result()));
                    return known.size();
                })));
        return timed(() -> each(
                        some,
                        town -> inTown(town, () -> {
                            var differ = 0L;
                            for (var number = 1; number <= children; number++) {
                                var id = NightTowns.child(town, number);
                                differ += plain.resultOf(id, day).equals(known.get(id)) ? 0 : 1;
                            }
                            return differ;
                        }))
                .stream()
                .mapToLong(Long::longValue)
                .sum());
    }

    private long checksum() {
        var sum = new CRC32();
        towns.forEach(town -> sum.update(rows.checksum(town).getBytes(StandardCharsets.UTF_8)));
        return sum.getValue();
    }

    private record Timed<T>(T sum, double seconds) {}

    private static <T> Timed<T> timed(Callable<T> work) {
        try {
            var begin = System.nanoTime();
            var sum = work.call();
            return new Timed<>(sum, (System.nanoTime() - begin) / NANOS);
        } catch (Exception failure) {
            throw new IllegalStateException("The measurement broke off.", failure);
        }
    }

    private static <T> T inTown(Tenant town, Callable<T> work) {
        return TenantScope.call(
                town,
                () -> CurrentActor.call(new Actor.Job("plan"), () -> {
                    try {
                        return work.call();
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                }));
    }

    /** Does it for every town, a few at a time, as they come from the queue. */
    private static <T> List<T> each(List<Tenant> towns, Function<Tenant, T> work) {
        var queue = new ConcurrentLinkedQueue<>(towns);
        try (var hands = Executors.newFixedThreadPool(AT_ONCE)) {
            Callable<List<T>> hand = () -> {
                var done = new ArrayList<T>();
                for (var town = queue.poll(); town != null; town = queue.poll()) {
                    done.add(work.apply(town));
                }
                return done;
            };
            var all = new ArrayList<T>();
            for (var done : hands.invokeAll(Collections.nCopies(AT_ONCE, hand))) {
                all.addAll(done.get());
            }
            return all;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("The measurement broke off.", failure);
        }
    }

    private static ConfigurableApplicationContext worker(BackingServices services, BenchServer home) {
        var redis = services.redis();
        return new SpringApplicationBuilder(Worker.class)
                .properties(Map.of("spring.config.name", "worker"))
                .registerShutdownHook(false)
                .run(
                        "--management.server.port=-1",
                        "--sodachi.database.servers.home=" + home.url(),
                        "--sodachi.database.password=" + BenchServer.PORTAL_PASSWORD,
                        "--spring.data.redis.host=" + redis.host(),
                        "--spring.data.redis.port=" + redis.port(),
                        "--sodachi.worker.enabled=false",
                        "--SODACHI_LOG_FORMAT=",
                        "--logging.level.root=error",
                        "--spring.main.log-startup-info=false");
    }
}
