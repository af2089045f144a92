package jp.sodachi.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A provider inside this process that answers as it is told to, and keeps what it was asked. */
final class Provider implements AutoCloseable {
    private final HttpServer server;
    private volatile Answer answer = new Answer(200, "", Map.of());
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Answer(int status, String body, Map<String, String> headers) {}

    record Asked(String path, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .getFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Provider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Provider answers(int status, String body) {
        return answers(status, body, Map.of());
    }

    Provider answers(int status, String body, Map<String, String> headers) {
        answer = new Answer(status, body, headers);
        return this;
    }

    /** It takes what it is given and says nothing. */
    Provider isSilent() {
        answer = new Answer(-1, "", Map.of());
        return this;
    }

    private void take(HttpExchange exchange) throws IOException {
        var now = answer;
        asked.add(new Asked(
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes()));
        if (now.status() < 0) {
            return;
        }
        now.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] words = now.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(now.status(), words.length == 0 ? -1 : words.length);
        if (words.length > 0) {
            exchange.getResponseBody().write(words);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
