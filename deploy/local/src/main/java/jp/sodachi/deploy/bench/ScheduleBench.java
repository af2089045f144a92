package jp.sodachi.deploy.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.sodachi.schedule.Person;
import jp.sodachi.schedule.RecordedDose;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.schedule.Sex;
import jp.sodachi.schedule.Sweep;

/** How fast the schedule engine is: children a second, bytes a child, one child through the door, 600 towns compiled. */
final class ScheduleBench {

    private static final long SEED = 20261122;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int CHILDREN = 50_000;
    private static final int ROUNDS = 12;
    private static final int TOWNS = 600;
    private static final List<String> PROGRAMMES = List.of(
            "ROTA",
            "HEPB",
            "PENTA",
            "HIB",
            "PCV",
            "BCG",
            "MR1",
            "VAR",
            "JE1",
            "MR2",
            "JE2",
            "JE_SPECIAL",
            "DT2",
            "HPV",
            "MUMPS");

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Schedules japan = Schedules.japan();
    private final List<MadeUpChildren.Made> made = new ArrayList<>();

    static void run(String[] args) {
        if (args.length > 0) {
            System.err.println("bench schedule takes no arguments");
            System.exit(2);
        }
        ScheduleBench bench = new ScheduleBench();
        bench.sweep();
        bench.door();
        bench.towns();
    }

    private ScheduleBench() {
        MadeUpChildren children = new MadeUpChildren(SEED, TODAY);
        int doses = 0;
        for (int number = 0; number < CHILDREN; number++) {
            made.add(children.next());
            doses += made.getLast().doses().size();
        }
        say(
                "%s, %d programmes, %,d children from seed %d, %.1f doses a child",
                japan.version(), PROGRAMMES.size(), CHILDREN, SEED, doses / (double) CHILDREN);
    }

    private void sweep() {
        Sweep sweep = japan.sweep(PROGRAMMES);
        int[][] packed = made.stream().map(child -> pack(child, sweep)).toArray(int[][]::new);
        long best = Long.MAX_VALUE;
        long bytes = 0;
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long allocated = thread.getCurrentThreadAllocatedBytes();
            long cpu = thread.getCurrentThreadCpuTime();
            sum = round(sweep, packed);
            best = Math.min(best, thread.getCurrentThreadCpuTime() - cpu);
            bytes = thread.getCurrentThreadAllocatedBytes() - allocated;
        }
        say(
                "full evaluation      %,10.0f children/s   %.2f B a child   checksum %016x",
                CHILDREN * 1e9 / best, bytes / (double) CHILDREN, sum);
    }

    private static int[] pack(MadeUpChildren.Made child, Sweep sweep) {
        int[] packed = new int[2 + 2 * child.doses().size()];
        packed[0] = (int) child.birth().toEpochDay();
        packed[1] = child.girl() ? 1 : 0;
        int at = 2;
        for (RecordedDose dose : child.doses()) {
            packed[at++] = sweep.products().indexOf(dose.product());
            packed[at++] = (int) dose.givenOn().toEpochDay();
        }
        return packed;
    }

    private static long round(Sweep sweep, int[][] packed) {
        int today = (int) TODAY.toEpochDay();
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

    private void door() {
        long[] nanos = new long[CHILDREN];
        long visits = 0;
        for (int round = 0; round < 2; round++) {
            visits = 0;
            for (int number = 0; number < CHILDREN; number++) {
                MadeUpChildren.Made child = made.get(number);
                Person person = Person.of(child.birth(), child.girl() ? Sex.FEMALE : Sex.MALE);
                long start = System.nanoTime();
                visits += japan.plan(person, child.doses(), TODAY).visits().size();
                nanos[number] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        say(
                "one child, all whys  p50 %.1f µs   p99 %.1f µs   %,d visits proposed",
                nanos[CHILDREN / 2] / 1e3, nanos[CHILDREN * 99 / 100] / 1e3, visits);
    }

    private void towns() {
        String layer = """
                layer: "%06d"
                base: {place: JP, from: 2026.4, before: 2027.4}
                version: 1
                changes:
                  - {add: programme, id: mumps, series: MUMPS, covers: {doses: 1, window: [M(12), entry-1d], yen: %d}, given: {from: 2026-04-01}}
                  - {set: BCG/D1.std, to: [M(4), M(7)], reason: local}
                """;
        List<Schedules> kept = new ArrayList<>();
        long cpu = thread.getCurrentThreadCpuTime();
        for (int town = 0; town < TOWNS; town++) {
            kept.add(japan.withLayer("town", layer.formatted(town, 1_000 + town)));
        }
        long spent = thread.getCurrentThreadCpuTime() - cpu;
        say("%d town layers       compiled in %.2f s", kept.size(), spent / 1e9);
    }

    private static void say(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }
}
