package jp.sodachi.deploy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The provider of the killing: it outlives the workers, takes 50 ms for a mail and remembers when it took which. A line with
 * the delivery's id comes in, a line goes back. Loopback only.
 */
final class ProviderDesk implements AutoCloseable {
    private static final long LATENCY_MILLIS = 50;
    /** A mail taken so long before a killing may not have been recorded any more. */
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ServerSocket door;
    private final Map<UUID, List<Long>> taken = new ConcurrentHashMap<>();
    private final List<Long> killings = new ArrayList<>();

    ProviderDesk() {
        try {
            this.door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new IllegalStateException("no port for the provider", failure);
        }
        Thread.ofVirtual().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                var lines =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                Thread.sleep(LATENCY_MILLIS);
                taken.computeIfAbsent(UUID.fromString(line), _ -> new ArrayList<>(1))
                        .add(System.nanoTime());
                caller.getOutputStream().write(10);
            }
        } catch (IOException killed) {
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void killing() {
        killings.add(System.nanoTime());
    }

    int killings() {
        return killings.size();
    }

    int size() {
        return taken.size();
    }

    /** Mails that were taken more than once. */
    long twice() {
        return taken.values().stream().filter(times -> times.size() > 1).count();
    }

    /** Those of them whose first time was not around a killing. */
    long twiceWithoutExcuse() {
        return taken.values().stream()
                .filter(times -> times.size() > 1)
                .filter(times ->
                        killings.stream().noneMatch(killing -> Math.abs(times.getFirst() - killing) <= WINDOW_NANOS))
                .count();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
