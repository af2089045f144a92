package jp.sodachi.deploy.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import jp.sodachi.deploy.services.BackingServices;

/** Servers of a part's own, thrown away at its end. */
final class WallServers {
    private static final Path FOLDER = Path.of(".sodachi", "bench");

    private WallServers() {}

    static boolean use(Predicate<BackingServices> part) {
        // Requests go to a town's host name by its header: Java does not resolve *.localhost.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        if (Files.exists(FOLDER)) {
            BackingServices.forget(FOLDER);
        }
        try (var services = BackingServices.keptIn(FOLDER)) {
            return part.test(services);
        } finally {
            BackingServices.forget(FOLDER);
        }
    }
}
