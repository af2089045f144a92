package jp.sodachi.deploy.services;

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
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak unpacked and built for PostgreSQL, once a machine and version, in the cache folder ({@code SODACHI_CACHE}, else
 * {@code ~/.cache/sodachi}). Unpacking and building take half a minute; starting what is there takes none of it.
 */
final class KeycloakDistribution {

    private static final List<String> BUILD = List.of("build", "--db=postgres", "--health-enabled=true");

    private final String version;
    private final Path zip;
    private final Path cache;

    private KeycloakDistribution(String version, Path zip, Path cache) {
        this.version = version;
        this.zip = zip;
        this.cache = cache;
    }

    static KeycloakDistribution ofThisBuild() {
        Properties found = new Properties();
        try (InputStream in = KeycloakDistribution.class.getResourceAsStream("keycloak-distribution.properties")) {
            if (in == null) {
                throw new ServiceUnavailable(
                        "The build left no note of where Keycloak is: build deploy/services again.");
            }
            found.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeycloakDistribution(
                found.getProperty("version", ""), Path.of(found.getProperty("zip", "")), cacheFolder());
    }

    /** Where this machine keeps what takes long to make and is the same for every build. */
    static Path cacheFolder() {
        String asked = System.getenv().getOrDefault("SODACHI_CACHE", "");
        return asked.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache", "sodachi") : Path.of(asked);
    }

    /** The folder of the built distribution, which nobody may write to; makes it when it is missing. */
    Path built(Consumer<String> progress) {
        // The options are part of the name: what was built for others does not start with ours.
        String key = "keycloak-" + version + "-"
                + Integer.toHexString(String.join(" ", BUILD).hashCode());
        Path home = cache.resolve(key);
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Files.createDirectories(cache);
            // Several builds on one machine may want it at once: the first makes it, the others wait for it.
            try (FileChannel channel = FileChannel.open(
                            cache.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !Files.isDirectory(home)) {
                    progress.accept("Unpacking and building Keycloak " + version + ", this once (half a minute)");
                    make(home);
                }
            }
            return home;
        } catch (IOException e) {
            throw new ServiceUnavailable(
                    "Keycloak could not be unpacked into " + cache + ": " + e.getMessage() + ".", e);
        }
    }

    private void make(Path home) throws IOException {
        Path making = home.resolveSibling(home.getFileName() + ".making");
        StateFolder.deleteRecursively(making);
        unpack(making);
        build(making.resolve("keycloak-" + version));
        Files.move(making.resolve("keycloak-" + version), home, StandardCopyOption.ATOMIC_MOVE);
        StateFolder.deleteRecursively(making);
    }

    private void unpack(Path target) throws IOException {
        if (!Files.isRegularFile(zip)) {
            throw new ServiceUnavailable("Keycloak's distribution is not at " + zip
                    + ": build deploy/services again, Maven then fetches it.");
        }
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("an entry of " + zip + " points outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        }
    }

    private static void build(Path home) throws IOException {
        Path log = home.resolveSibling("build.log");
        ProcessBuilder builder = new ProcessBuilder(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "/bin/sh", home.resolve("bin/kc.sh").toString()),
                                BUILD.stream())
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(javaHome());
        Process process = builder.start();
        try {
            if (process.waitFor() != 0) {
                throw new ServiceUnavailable("Keycloak could not be built; its last words: "
                        + ChildProcess.lastLines(log, 2).replace('\n', ' '));
            }
        } catch (InterruptedException e) {
            ChildProcess.end(process.toHandle());
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("The build of Keycloak was interrupted.", e);
        }
    }

    /** Keycloak runs on the JDK that runs us. */
    static Map<String, String> javaHome() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"));
    }
}
