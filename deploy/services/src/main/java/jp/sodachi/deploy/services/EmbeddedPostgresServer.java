package jp.sodachi.deploy.services;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL as a child process, from the binaries that zonky publishes to Maven Central. */
final class EmbeddedPostgresServer implements PostgresServer {

    private static final String VERSION = "18";
    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "postgres";

    /** Tells how far the folder got: {@code making} (nothing in it yet is worth keeping) or {@code ready}. */
    private static final String MARK = "sodachi-state";

    private final String name;
    private final EmbeddedPostgres server;

    private EmbeddedPostgresServer(String name, EmbeddedPostgres server) {
        this.name = name;
        this.server = server;
    }

    /** @param safe whether data must survive a crash of the machine (slower) */
    static EmbeddedPostgresServer start(String name, Path folder, int port, boolean safe) {
        return start(name, folder, port, safe, Map.of());
    }

    /** @param more settings of the server beside the usual ones */
    static EmbeddedPostgresServer start(String name, Path folder, int port, boolean safe, Map<String, String> more) {
        endOrphan(folder);
        Ports.requireFree(port, "PostgreSQL");
        boolean fresh = prepare(folder, safe);
        EmbeddedPostgresServer started = new EmbeddedPostgresServer(name, launch(folder, port, safe, fresh, more));
        if (fresh) {
            started.finishMaking(folder);
        }
        return started;
    }

    /** Starts on a folder {@code data} that was brought here from elsewhere, ready as it is. */
    static EmbeddedPostgresServer startOn(String name, Path folder, int port, Map<String, String> more) {
        Ports.requireFree(port, "PostgreSQL");
        return new EmbeddedPostgresServer(name, launch(folder, port, false, false, more));
    }

    private static EmbeddedPostgres launch(
            Path folder, int port, boolean safe, boolean fresh, Map<String, String> more) {
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        String on = safe ? "on" : "off";
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(Redirect.to(log.toFile()))
                .setErrorRedirector(Redirect.to(log.toFile()))
                .setServerConfig("listen_addresses", Ports.HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_locks_per_transaction", "512")
                .setServerConfig("max_connections", "200")
                // What moving a town to another server needs of the one it leaves.
                .setServerConfig("wal_level", "logical")
                // A copy that is to follow begins at once, not after the usual five seconds since the last attempt.
                .setServerConfig("wal_retrieve_retry_interval", "100ms")
                // The catalogue of 600 towns alone is 0.7 GB: with less, a night reads it from the files again.
                .setServerConfig("shared_buffers", safe ? "2GB" : "128MB")
                // A backend that serves 150 towns (a lane, ADR 11) keeps their files open; with the usual thousand it
                // opened and closed some for every statement.
                .setServerConfig("max_files_per_process", safe ? "8000" : "1000")
                .setServerConfig("fsync", on)
                .setServerConfig("synchronous_commit", on)
                .setServerConfig("full_page_writes", on)
                // A login proves its password by hashing it four thousand times, which takes longer than most tests ask
                // of
                // their connection. Where nothing is kept once is enough: a wrong password is refused all the same.
                .setServerConfig("scram_iterations", safe ? "4096" : "1");
        // They reach the server through a shell.
        more.forEach((name, value) -> builder.setServerConfig(name, value.contains(" ") ? "'" + value + "'" : value));
        if (!fresh) {
            builder.setConnectConfig("password", PASSWORD);
        }
        try {
            return builder.start();
        } catch (IOException | RuntimeException e) {
            throw new ServiceUnavailable(
                    "PostgreSQL did not start on the folder " + folder + "; its last words: "
                            + ChildProcess.lastLines(log, 2).replace('\n', ' '),
                    e);
        }
    }

    /** True when the folder is new; an interrupted first start is swept away, anything else half-written is refused. */
    private static boolean prepare(Path folder, boolean safe) {
        try {
            Files.createDirectories(folder);
            Path mark = folder.resolve(MARK);
            String state = Files.exists(mark) ? Files.readString(mark, StandardCharsets.US_ASCII) : "";
            Path data = folder.resolve("data");
            if (state.equals("ready")) {
                requireWhole(folder, data);
                return false;
            }
            if (!state.equals("making") && !isEmpty(data)) {
                throw halfWritten(folder);
            }
            StateFolder.deleteRecursively(data);
            Files.writeString(mark, "making", StandardCharsets.US_ASCII);
            InitialData.copyTo(data, safe);
            return true;
        } catch (IOException e) {
            throw new ServiceUnavailable("The folder " + folder + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private static void requireWhole(Path folder, Path data) throws IOException {
        if (!Files.exists(data.resolve("PG_VERSION"))
                || !Files.exists(data.resolve("postgresql.conf"))
                || !Files.exists(data.resolve("global/pg_control"))) {
            throw halfWritten(folder);
        }
        String version = Files.readString(data.resolve("PG_VERSION"), StandardCharsets.US_ASCII)
                .strip();
        if (!version.equals(VERSION)) {
            throw new ServiceUnavailable("The folder " + folder + " was written by PostgreSQL " + version
                    + " and this is PostgreSQL " + VERSION + ": ./sodachi reset clears it.");
        }
    }

    private static ServiceUnavailable halfWritten(Path folder) {
        return new ServiceUnavailable("The folder " + folder
                + " holds a half-written PostgreSQL database: ./sodachi reset clears it, then start again.");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    /** From here on every login needs its password. */
    private void finishMaking(Path folder) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password '" + PASSWORD + "'");
            Files.writeString(folder.resolve("data/pg_hba.conf"), "host all all " + Ports.HOST + "/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
            Files.writeString(folder.resolve(MARK), "ready", StandardCharsets.US_ASCII);
        } catch (SQLException e) {
            throw new ServiceUnavailable("PostgreSQL could not be set up: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server that a killed JVM left running on this folder. The caller holds the folder's lock. */
    static void endOrphan(Path folder) {
        Path note = folder.resolve("data/postmaster.pid");
        Optional<ProcessHandle> orphan = running(note);
        if (orphan.isEmpty()) {
            return;
        }
        ProcessHandle process = orphan.get();
        interrupt(process);
        if (!ChildProcess.isGoneWithin(process, Duration.ofSeconds(30))) {
            throw new ServiceUnavailable("An old PostgreSQL (process " + process.pid() + ") still runs on the folder "
                    + folder + " and does not stop: end that process and start again.");
        }
    }

    // INT is PostgreSQL's fast shutdown: clients are sent away, data is kept. TERM would wait for the clients.
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<ProcessHandle> running(Path note) {
        try {
            if (!Files.exists(note)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(
                    Files.readAllLines(note, StandardCharsets.UTF_8).getFirst().strip());
            String data = String.valueOf(note.getParent());
            return ProcessHandle.of(pid)
                    .filter(handle -> Stream.of(handle.info().arguments().orElse(new String[0]))
                            .anyMatch(argument -> argument.equals(data)));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String host() {
        return Ports.HOST;
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public String superuser() {
        return SUPERUSER;
    }

    @Override
    public String superuserPassword() {
        return PASSWORD;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
