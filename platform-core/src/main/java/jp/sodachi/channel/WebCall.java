package jp.sodachi.channel;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a provider and waits for it, but not for long. */
final class WebCall implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebCall.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final int MOST = 64 * 1024;

    private final HttpClient client;
    private final Duration patience;

    /** @param patience for the whole answer, its last byte included */
    WebCall(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT.compareTo(patience) < 0 ? TO_CONNECT : patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** What came back. */
    record Answer(int status, String body, java.net.http.HttpHeaders headers) {
        Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /** Empty when nothing came back in time, or too much. Neither the address nor an answer's words go into a log. */
    Optional<Answer> send(HttpRequest request) {
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST));
        try {
            var done = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(new Answer(done.statusCode(), done.body(), done.headers()));
        } catch (TimeoutException slow) {
            answer.cancel(true);
            LOG.warn("{} does not answer", request.uri().getHost());
            return Optional.empty();
        } catch (ExecutionException away) {
            LOG.warn(
                    "{} cannot be reached: {}",
                    request.uri().getHost(),
                    away.getCause() == null ? "?" : away.getCause().getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
