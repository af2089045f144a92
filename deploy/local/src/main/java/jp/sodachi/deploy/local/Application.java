package jp.sodachi.deploy.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sodachi.deploy.services.ChildProcess;
import jp.sodachi.deploy.services.ServiceUnavailable;

/** One of the platform's applications as a process of its own, with this JVM's Java and class path. */
final class Application implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int READY = 200;

    private final String name;
    private final int healthPort;
    private final ChildProcess process;

    private Application(String name, int healthPort, ChildProcess process) {
        this.name = name;
        this.healthPort = healthPort;
        this.process = process;
    }

    /** Starts {@code mainClass}; it is not ready yet. */
    static Application start(
            Path folder, String name, String mainClass, int healthPort, Map<String, String> environment) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx320m",
                "-Xshare:auto",
                "-Duser.timezone=Asia/Tokyo",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass);
        return new Application(name, healthPort, ChildProcess.start(folder, name, command, new TreeMap<>(environment)));
    }

    /**
     * Waits until the application says it is ready.
     *
     * @throws ServiceUnavailable with its last words when it ended or took too long
     */
    void awaitReady() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new ServiceUnavailable("%s did not start (see %s). Its last words: %s"
                            .formatted(name, process.log(), process.lastLines(3).replace('\n', ' ')));
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("The wait for " + name + " was interrupted.", interrupted);
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        var health = URI.create("http://127.0.0.1:" + healthPort + "/actuator/health/readiness");
        try {
            return client.send(
                                    HttpRequest.newBuilder(health)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == READY;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
