package jp.sodachi.deploy.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/** A fixed number of clients that ask for pages in turn, each waiting for its answer. Loopback only, bounded in count and time. */
final class Load {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final List<Page> pages;
    private final int clients;
    private final AtomicInteger next = new AtomicInteger();
    private final List<Long> nanos = new ArrayList<>();
    private final AtomicLong checksum = new AtomicLong();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Supplier<Spent> spent;
    private Spent cost = Spent.NOTHING;
    private double seconds;

    /**
     * A page to ask for.
     *
     * @param cookie the session
     * @param word must stand in the answer
     */
    record Page(int port, String host, String path, String cookie, String word) {
        /** Of what was asked for and found; a sum over all answers does not depend on their order. */
        long checksum() {
            var sum = new CRC32();
            sum.update((host + path + word).getBytes(StandardCharsets.UTF_8));
            return sum.getValue();
        }

        HttpRequest request() {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Host", host + ":" + port)
                    .header("Cookie", cookie)
                    .header("Accept", "text/html")
                    .header("Accept-Language", "ja")
                    .timeout(PATIENCE)
                    .build();
        }
    }

    Load(List<Page> pages, int clients, Supplier<Spent> spent) {
        this.pages = pages;
        this.clients = clients;
        this.spent = spent;
    }

    /** Asks for {@code count} pages, going on where the last run ended. */
    void run(int count) {
        var left = new AtomicInteger(count);
        var before = spent.get();
        var begin = System.nanoTime();
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<List<Long>>>();
            for (var one = 0; one < clients; one++) {
                running.add(threads.submit(() -> ask(client, left, begin + AT_MOST.toNanos())));
            }
            for (var one : running) {
                nanos.addAll(one.get());
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("The load broke off.", failure);
        }
        seconds += (System.nanoTime() - begin) / 1e9;
        cost = cost.plus(spent.get().since(before));
    }

    private List<Long> ask(HttpClient client, AtomicInteger left, long end) throws IOException, InterruptedException {
        var mine = new ArrayList<Long>();
        while (left.getAndDecrement() > 0 && System.nanoTime() < end) {
            var page = pages.get(Math.floorMod(next.getAndIncrement(), pages.size()));
            var begin = System.nanoTime();
            var answer = client.send(page.request(), BodyHandlers.ofString());
            var took = System.nanoTime() - begin;
            if (answer.statusCode() == 200 && answer.body().contains(page.word())) {
                mine.add(took);
                checksum.addAndGet(page.checksum());
            } else {
                wrong.add("%d at %s%s without the word that must stand there"
                        .formatted(answer.statusCode(), page.host(), page.path()));
            }
        }
        return mine;
    }

    /** Answers that were not what they had to be; they count in no other figure. */
    List<String> listWrong() {
        return List.copyOf(wrong);
    }

    double throughput() {
        return nanos.size() / seconds;
    }

    /** In milliseconds. */
    double part(int percent) {
        var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length * percent / 100] / 1e6;
    }

    /** What a page took of the processors. */
    String costWords() {
        return String.format(
                Locale.ROOT,
                "%.1f ms in sites and clients, %.1f ms in PostgreSQL",
                1e3 * cost.here() / nanos.size(),
                1e3 * cost.database() / nanos.size());
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%7.1f /s  p50 %.1f ms  p99 %.1f ms, %d answers right, %d wrong, checksum %08x",
                throughput(),
                part(50),
                part(99),
                nanos.size(),
                wrong.size(),
                checksum.get() & 0xffffffffL);
    }
}
