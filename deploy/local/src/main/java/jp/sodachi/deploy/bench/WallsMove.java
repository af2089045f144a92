package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import jp.sodachi.relocation.PlacementSettings;
import jp.sodachi.relocation.Relocations;
import org.springframework.util.unit.DataSize;

/**
 * A town of 5 000 children moves to another PostgreSQL server while four people write in it as fast as the servers let them.
 * Both servers write every commit to disk; servers of its own, thrown away at the end.
 */
final class WallsMove {
    private static final Path FOLDER = Path.of(".sodachi", "bench-walls");
    private static final int WRITERS = 4;
    private static final long MUST_PAUSE_MS = 2_000;

    private WallsMove() {}

    static boolean run() {
        var right = false;
        try (var bench = BenchServices.in(FOLDER)) {
            var services = bench.servers();
            right = measure(new TwoPlatforms(services, TwoPlatforms.CHILDREN));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (SQLException broken) {
            throw new IllegalStateException("The measurement broke off.", broken);
        }
        return right;
    }

    private static boolean measure(TwoPlatforms two) throws InterruptedException, SQLException {
        var town = two.town();
        var relocations = Relocations.of(
                two.servers(),
                new PlacementSettings(DataSize.ofGigabytes(100), 800, Map.of()),
                two.migrator(),
                TwoPlatforms.CLOCK,
                _ -> {});
        var writers = new ArrayList<BenchWriter>();
        for (var number = 0; number < WRITERS; number++) {
            // Every second one believes the old server until it is refused there.
            writers.add(new BenchWriter(two, number % 2 == 0));
        }
        long took;
        boolean arrived;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writers.forEach(threads::submit);
            Thread.sleep(2_000);
            var begin = System.nanoTime();
            relocations.request(town.code(), TwoPlatforms.SECOND, "bench");
            arrived = relocations.run(town.code());
            took = System.nanoTime() - begin;
            Thread.sleep(2_000);
            writers.forEach(BenchWriter::stop);
        }
        var move = relocations.find(town.code()).orElseThrow();
        if (!arrived) {
            say("the move stopped at %s: %s", move.step(), String.valueOf(move.message()));
            return false;
        }
        var there = new HashSet<>(guardians(two));
        var acknowledged = writers.stream()
                .mapToInt(writer -> writer.acknowledged().size())
                .sum();
        var lost = writers.stream()
                .flatMap(writer -> writer.acknowledged().stream())
                .filter(id -> !there.contains(id))
                .count();
        var gap = writers.stream().mapToLong(BenchWriter::longestGap).max().orElse(0) / 1_000_000;
        say(
                "a town of %,d children moved          %,d rows, %.1f MB on disk, %.1f s in all",
                TwoPlatforms.CHILDREN, move.rows(), move.bytes() / 1e6, took / 1e9);
        say("nobody could write                    %d ms (must ≤ %d)", move.pauseMs(), MUST_PAUSE_MS);
        say("longest time between two entries      %d ms, seen by %d who write without a rest", gap, WRITERS);
        say("entries acknowledged meanwhile        %,d, lost %d (must 0)", acknowledged, lost);
        relocations.confirm(town.code());
        return lost == 0 && move.pauseMs() <= MUST_PAUSE_MS;
    }

    private static List<UUID> guardians(TwoPlatforms two) {
        return two.second()
                .superuser()
                .sql("select id from %s.identity_guardian".formatted(two.town().schema()))
                .query(UUID.class)
                .list();
    }
}
