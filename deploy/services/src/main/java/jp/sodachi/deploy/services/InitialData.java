package jp.sodachi.deploy.services;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The data folder of a PostgreSQL in which nothing is yet, made by {@code initdb} once a machine and version in the cache
 * folder: copying it takes a tenth of the time that making it takes, and every test JVM needs one or two.
 */
final class InitialData {

    /** The same order of text on every machine, whatever locales it has. */
    private static final Map<String, String> LOCALE =
            Map.of("locale-provider", "builtin", "builtin-locale", "C.UTF-8", "locale", "C");

    private InitialData() {}

    /**
     * Copies it to {@code data}, which is not there; makes it first when this machine has none.
     *
     * @param safe whether it must survive a crash of the machine
     */
    static void copyTo(Path data, boolean safe) throws IOException {
        // PostgreSQL refuses a folder that others may read, and cp keeps who may.
        run(List.of("cp", "-a", made().toString(), data.toString()));
        if (safe) {
            run(List.of("sync", "-f", data.toString()));
        }
    }

    private static synchronized Path made() throws IOException {
        String key = "postgres-" + version() + "-" + Integer.toHexString(LOCALE.hashCode());
        Path cache = KeycloakDistribution.cacheFolder();
        Path folder = cache.resolve(key);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(cache);
        // Several test JVMs may want it at once: the first makes it, the others wait for it.
        try (FileChannel channel = FileChannel.open(
                        cache.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.isDirectory(folder)) {
                Path making = cache.resolve(key + ".making");
                StateFolder.deleteRecursively(making);
                make(making);
                Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return folder;
    }

    /** A server that is started on it and stopped: what it leaves is whole. */
    private static void make(Path folder) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(Ports.free())
                .setServerConfig("listen_addresses", Ports.HOST)
                .setServerConfig("unix_socket_directories", "");
        LOCALE.forEach(builder::setLocaleConfig);
        builder.start().close();
    }

    private static String version() {
        Properties found = new Properties();
        try (InputStream in = InitialData.class.getResourceAsStream("postgres-distribution.properties")) {
            if (in == null) {
                throw new ServiceUnavailable(
                        "The build left no note of PostgreSQL's version: build deploy/services again.");
            }
            found.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.getProperty("version", "");
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream said = process.getInputStream()) {
            String words = new String(said.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + words.strip());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
