package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import jp.sodachi.exit.ExitImport;
import jp.sodachi.exit.ExitKeys;
import jp.sodachi.exit.ExitPackages;
import jp.sodachi.exit.ExitSettings;
import jp.sodachi.record.PhotoArchive;
import jp.sodachi.relocation.Placement;
import jp.sodachi.relocation.PlacementSettings;
import jp.sodachi.relocation.Servers;
import org.springframework.util.unit.DataSize;

/**
 * A town's exit package and its way into an empty platform, for a tenth of the children first and then for 5 000: the peak of
 * the heap shows whether memory grows with the town. Servers of its own, thrown away at the end.
 */
final class WallsExit {
    private static final Path FOLDER = Path.of(".sodachi", "bench-walls");
    private static final int PHOTO_BYTES = 200_000;
    private static final double MUST_SECONDS = 30;

    private WallsExit() {}

    static boolean run() {
        measure(TwoPlatforms.CHILDREN / 10);
        return measure(TwoPlatforms.CHILDREN);
    }

    private static boolean measure(int children) {
        var seconds = Double.MAX_VALUE;
        try (var bench = BenchServices.in(FOLDER)) {
            var services = bench.servers();
            var two = new TwoPlatforms(services, children);
            var photos = PhotoArchive.in(FOLDER.resolve("photos"));
            fill(two, photos, children / 10);
            seconds = measure(two, photos, children);
        } catch (IOException broken) {
            throw new IllegalStateException("The measurement broke off.", broken);
        }
        return seconds <= MUST_SECONDS;
    }

    private static double measure(TwoPlatforms two, PhotoArchive photos, int children) throws IOException {
        var keys = ExitKeys.generate();
        var file = FOLDER.resolve("package.zip");
        var packages = new ExitPackages(
                two.servers(), two.migrator(), photos, _ -> "subject,user_name\n", keys, TwoPlatforms.CLOCK);
        var packed = timed(() -> packages.make(two.town().code(), file, "bench", "bench"));
        say(
                "exit package of %,d children          %.1f s (of 5,000 must ≤ %.0f), %,d rows, %d photo files, %.1f MB, packed %.1f MB, peak heap %.0f MB",
                children,
                packed.seconds(),
                MUST_SECONDS,
                packed.result().rows(),
                packed.result().photos(),
                packed.result().bytes() / 1e6,
                Files.size(file) / 1e6,
                packed.heap() / 1e6);
        var taken = timed(() -> importer(two, keys).take(file, "", "bench"));
        say(
                "taken into an empty platform          %.1f s, every table counted and hashed, peak heap %.0f MB",
                taken.seconds(), taken.heap() / 1e6);
        return packed.seconds();
    }

    private static ExitImport importer(TwoPlatforms two, ExitSettings keys) {
        var elsewhere = new Servers(Map.of(TwoPlatforms.HOME, two.second().url()), BenchServer.PORTAL_PASSWORD);
        return new ExitImport(
                elsewhere,
                new Placement(elsewhere, new PlacementSettings(DataSize.ofGigabytes(100), 800, Map.of())),
                two.second().migrator(),
                PhotoArchive.in(FOLDER.resolve("photos-elsewhere")),
                keys,
                TwoPlatforms.CLOCK);
    }

    /** Every tenth child has a photo; pictures do not shrink when they are packed. */
    private static void fill(TwoPlatforms two, PhotoArchive photos, int count) {
        var schema = two.town().schema();
        two.home().superuser().sql("""
                        insert into %1$s.record_photo (id, child_id, kind, taken_on, caption, width, height, bytes,
                                                       entered_kind, entered_by, entered_at, state)
                        select md5('p' || id)::uuid, id, 'MEMORY', date '2026-06-01', '', 1600, 1200, %2$d, 'PARENT', '-',
                               timestamptz '2026-06-01 00:00Z', 'ENTERED'
                          from %1$s.record_child order by id limit %3$d
                        """.formatted(schema, PHOTO_BYTES, count)).update();
        var random = new Random(20261126);
        two.home()
                .superuser()
                .sql("select child_id, id from %s.record_photo".formatted(schema))
                .query((row, _) -> PhotoArchive.paths(
                        row.getObject("child_id", UUID.class).toString(),
                        row.getObject("id", UUID.class).toString()))
                .list()
                .forEach(paths -> paths.forEach(path -> {
                    var picture = new byte[PHOTO_BYTES];
                    random.nextBytes(picture);
                    photos.put(schema, path, picture);
                }));
    }

    private record Timed<T>(T result, double seconds, long heap) {}

    private static <T> Timed<T> timed(Supplier<T> work) {
        System.gc();
        var heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        var begin = System.nanoTime();
        var result = work.get();
        var seconds = (System.nanoTime() - begin) / 1e9;
        return new Timed<>(
                result,
                seconds,
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
    }
}
