package jp.sodachi.deploy.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one door to PostgreSQL, Redis, mail and Keycloak, each started when it is first asked for and the same one afterwards.
 *
 * <p>Embedded by default. With {@code SODACHI_SERVICES=containers} PostgreSQL 18 and Redis 7 come from Testcontainers
 * (images {@code postgres:18} and {@code redis:7}; they keep nothing). In both modes the mailbox lives in this JVM and Keycloak
 * is a process of this machine. Safe for many threads.
 */
public final class BackingServices implements AutoCloseable {

    private final StateFolder folder;
    private final boolean keep;
    private final Mode mode;
    private final Map<String, PostgresServer> postgres = new LinkedHashMap<>();
    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
    private final Consumer<String> progress;
    private @Nullable RedisServer redis;
    private @Nullable Mailbox mailbox;

    /** Guards the field below: Keycloak takes long, and the others must be had meanwhile. */
    private final Object keycloakDoor = new Object();

    private @Nullable KeycloakServer keycloak;

    private BackingServices(Mode mode, StateFolder folder, boolean keep, Consumer<String> progress) {
        this.mode = mode;
        this.folder = folder;
        this.keep = keep;
        this.progress = progress;
    }

    /** The servers every test of this JVM shares: free ports, a throw-away folder, closed when the JVM ends. */
    public static BackingServices forTests() {
        return ForTests.SHARED;
    }

    /** Servers whose state survives in {@code folder}, for the local stack; the caller closes them. */
    public static BackingServices keptIn(Path folder) {
        return keptIn(folder, step -> {});
    }

    /** @param progress is told what takes long, a short sentence each */
    public static BackingServices keptIn(Path folder, Consumer<String> progress) {
        return new BackingServices(Mode.asked(), StateFolder.hold(folder), true, progress);
    }

    /**
     * Deletes the state that {@link #keptIn} left in {@code folder}.
     *
     * @throws ServiceUnavailable when servers run on it
     */
    public static void forget(Path folder) {
        try (StateFolder held = StateFolder.hold(folder)) {
            StateFolder.deleteRecursively(folder.toAbsolutePath().normalize());
        }
    }

    /** Servers in a throw-away state of their own in {@code folder}; the caller closes them. */
    static BackingServices thrownAway(Path folder) {
        return new BackingServices(Mode.asked(), StateFolder.hold(folder), false, step -> {});
    }

    /** The PostgreSQL server of this name, on any free port. Different names are different servers. */
    public PostgresServer postgres(String name) {
        return postgres(name, 0);
    }

    /** @param port 0 for any; without meaning for one that already runs or lives in a container */
    public synchronized PostgresServer postgres(String name, int port) {
        if (!name.matches("[a-z][a-z0-9-]{0,30}")) {
            throw new IllegalArgumentException("not a server name: " + name);
        }
        PostgresServer running = postgres.get(name);
        if (running != null) {
            return running;
        }
        PostgresServer server = closedWithThis(
                switch (mode) {
                    case EMBEDDED ->
                        EmbeddedPostgresServer.start(name, folder.inside("postgres-" + name), orFree(port), keep);
                    case CONTAINERS -> ContainerPostgresServer.start(name);
                });
        postgres.put(name, server);
        return server;
    }

    /** The Redis server, on any free port. */
    public RedisServer redis() {
        return redis(0);
    }

    /** @param port 0 for any; without meaning for one that already runs or lives in a container */
    public synchronized RedisServer redis(int port) {
        if (redis == null) {
            redis = closedWithThis(
                    switch (mode) {
                        case EMBEDDED -> EmbeddedRedisServer.start(folder.inside("redis"), orFree(port), keep);
                        case CONTAINERS -> ContainerRedisServer.start();
                    });
        }
        return redis;
    }

    /** The mailbox, on any free ports. */
    public Mailbox mailbox() {
        return mailbox(0, 0);
    }

    /** The mailbox; 0 for any port, without meaning when it already runs. */
    public synchronized Mailbox mailbox(int smtpPort, int pagePort) {
        if (mailbox == null) {
            Optional<Path> kept = keep ? Optional.of(folder.inside("mail")) : Optional.empty();
            mailbox = closedWithThis(Mailbox.start(kept, orFree(smtpPort), orFree(pagePort)));
        }
        return mailbox;
    }

    /** Keycloak for this machine only, on any free ports, with the secrets of {@link KeycloakSettings#local()}. */
    public KeycloakServer keycloak() {
        return keycloak(KeycloakSettings.local());
    }

    /**
     * Keycloak, with its database on the PostgreSQL server {@code home} and its mails in the mailbox, both of which start
     * with it when they do not run yet. The settings have no meaning when it already runs.
     */
    public KeycloakServer keycloak(KeycloakSettings settings) {
        synchronized (keycloakDoor) {
            if (keycloak == null) {
                KeycloakSettings complete =
                        settings.withPorts(orFree(settings.port()), orFree(settings.managementPort()));
                keycloak = closedWithThis(KeycloakServer.start(
                        folder.inside("keycloak"), complete, postgres("home"), mailbox(), progress));
            }
            return keycloak;
        }
    }

    private static int orFree(int port) {
        return port == 0 ? Ports.free() : port;
    }

    private <T extends AutoCloseable> T closedWithThis(T server) {
        started.push(server);
        return server;
    }

    /** Stops what was started, the last first, and lets go of the folder; of a throw-away folder nothing is left. */
    @Override
    public void close() {
        synchronized (keycloakDoor) {
            keycloak = null;
            closeAll();
        }
    }

    private synchronized void closeAll() {
        Deque<RuntimeException> failures = new ArrayDeque<>();
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                failures.add(new ServiceUnavailable("A server did not stop cleanly: " + e.getMessage(), e));
            }
        }
        postgres.clear();
        redis = null;
        mailbox = null;
        folder.close();
        if (!keep) {
            StateFolder.deleteRecursively(folder.path());
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private enum Mode {
        EMBEDDED,
        CONTAINERS;

        static Mode asked() {
            String environment = System.getenv().getOrDefault("SODACHI_SERVICES", "embedded");
            String asked = System.getProperty("sodachi.services", environment);
            return switch (asked) {
                case "embedded", "" -> EMBEDDED;
                case "containers" -> CONTAINERS;
                default ->
                    throw new ServiceUnavailable(
                            "SODACHI_SERVICES is '" + asked + "', but only 'embedded' and 'containers' are known.");
            };
        }
    }

    /** Made by the first test that asks. */
    private static final class ForTests {

        private static final Path PARENT =
                Path.of(System.getProperty("java.io.tmpdir"), "sodachi-tests-" + System.getProperty("user.name"));

        static final BackingServices SHARED = make();

        private static BackingServices make() {
            sweep();
            Path own = PARENT.resolve(Long.toString(ProcessHandle.current().pid()));
            StateFolder.deleteRecursively(own);
            BackingServices services = thrownAway(own);
            Runtime.getRuntime().addShutdownHook(new Thread(services::close, "backing-services"));
            return services;
        }

        /** Ends the servers and deletes the folders of test JVMs that were killed. */
        private static void sweep() {
            if (!Files.isDirectory(PARENT)) {
                return;
            }
            try (Stream<Path> folders = Files.list(PARENT)) {
                folders.forEach(ForTests::sweepOne);
            } catch (IOException e) {
                throw new ServiceUnavailable("The folder " + PARENT + " cannot be read: " + e.getMessage(), e);
            }
        }

        private static void sweepOne(Path left) {
            StateFolder.tryHold(left).ifPresent(held -> {
                try (held;
                        Stream<Path> servers = Files.list(left)) {
                    servers.filter(Files::isDirectory).forEach(server -> {
                        EmbeddedPostgresServer.endOrphan(server);
                        ChildProcess.endOrphan(server, "redis");
                        ChildProcess.endOrphan(server, "keycloak");
                    });
                    StateFolder.deleteRecursively(left);
                } catch (IOException | UncheckedIOException e) {
                    // A JVM that ends just now clears its folder itself.
                    if (Files.exists(left)) {
                        throw new ServiceUnavailable("The folder " + left + " cannot be cleared: " + e.getMessage(), e);
                    }
                }
            });
        }
    }
}
