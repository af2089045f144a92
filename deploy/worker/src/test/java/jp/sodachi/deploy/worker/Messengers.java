package jp.sodachi.deploy.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/** LINE and a push service inside this process: LINE takes a retry key once, and can be made to misbehave for the next messages. */
final class Messengers {
    /** A device's key, from the example of RFC 8291. */
    static final String DEVICE_KEY =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    static final String DEVICE_AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    private static final Messengers ONE = new Messengers();

    private final HttpServer server;
    private final Deque<Mood> moods = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();
    private final List<String> taken = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    /** What LINE does with a message. */
    enum Mood {
        TAKES_IT_AND_SAYS_500,
        IS_AWAY,
        LIES,
        REFUSES
    }

    private Messengers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/bot/message/push", this::line);
        server.createContext(
                "/push/",
                exchange -> answer(exchange, exchange.getRequestURI().getPath().endsWith("gone") ? 410 : 201, ""));
        server.start();
    }

    static Messengers get() {
        return ONE;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Nothing was sent, and everything is well. */
    synchronized void forget() {
        willBe();
        keys.clear();
        taken.clear();
        meanwhile = () -> {};
    }

    synchronized void willBe(Mood... next) {
        moods.clear();
        moods.addAll(List.of(next));
    }

    /** Done once, after LINE has taken the next message and before it says so. */
    synchronized void beforeItAnswers(Runnable work) {
        meanwhile = work;
    }

    /** The messages that LINE took, each once. */
    synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    private void line(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("X-Line-Retry-Key");
        Mood mood;
        boolean fresh;
        Runnable work;
        synchronized (this) {
            mood = moods.poll();
            boolean takes = mood == null || mood == Mood.TAKES_IT_AND_SAYS_500;
            fresh = takes && keys.add(key);
            if (fresh) {
                taken.add(body);
            }
            work = meanwhile;
            meanwhile = () -> {};
        }
        work.run();
        switch (mood) {
            case TAKES_IT_AND_SAYS_500 -> answer(exchange, 500, "{}");
            case IS_AWAY -> answer(exchange, 503, "{}");
            case LIES -> answer(exchange, 200, "<html>Welcome</html>");
            case REFUSES -> answer(exchange, 400, "{}");
            case null -> answer(exchange, fresh ? 200 : 409, "{\"sentMessages\":[{\"id\":\"1\"}]}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] words = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, words.length == 0 ? -1 : words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
    }
}
