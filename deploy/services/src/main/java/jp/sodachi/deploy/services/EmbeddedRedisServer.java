package jp.sodachi.deploy.services;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** Redis as a child process, from the binary that codemonstur/embedded-redis publishes to Maven Central. */
final class EmbeddedRedisServer implements RedisServer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final ChildProcess process;

    private EmbeddedRedisServer(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /** @param keep whether the data is written to the folder and read from it at the next start */
    static EmbeddedRedisServer start(Path folder, int port, boolean keep) {
        ChildProcess.endOrphan(folder, "redis");
        Ports.requireFree(port, "Redis");
        List<String> command = List.of(
                binary(folder),
                "--port",
                Integer.toString(port),
                "--bind",
                Ports.HOST,
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                keep ? "yes" : "no",
                "--daemonize",
                "no");
        EmbeddedRedisServer server =
                new EmbeddedRedisServer(port, ChildProcess.start(folder, "redis", command, Map.of()));
        server.awaitReady();
        return server;
    }

    private static String binary(Path folder) {
        try {
            return ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .getAbsolutePath();
        } catch (IOException | RuntimeException e) {
            throw new ServiceUnavailable("There is no Redis for this machine: " + e.getMessage() + ".", e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                String words = process.lastLines(2).replace('\n', ' ');
                process.close();
                throw new ServiceUnavailable("Redis did not start; its last words: " + words);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("The wait for Redis was interrupted.", e);
        }
    }

    // Loading a kept data set answers PING with an error until it is done.
    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.loopback(), port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public String host() {
        return Ports.HOST;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
