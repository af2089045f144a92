package jp.sodachi.deploy.bench;

import java.nio.file.Path;
import java.util.function.Predicate;
import jp.sodachi.deploy.services.BackingServices;

/** Servers of a part's own, thrown away at its end. */
final class WallServers {
    private static final Path FOLDER = Path.of(".sodachi", "bench");

    private WallServers() {}

    static boolean use(Predicate<BackingServices> part) {
        try (var bench = BenchServices.in(FOLDER)) {
            return part.test(bench.servers());
        }
    }
}
