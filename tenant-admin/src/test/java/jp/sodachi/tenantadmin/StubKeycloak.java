package jp.sodachi.tenantadmin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Answers the admin calls of a start as Keycloak does, or with 503 while it is "away". */
final class StubKeycloak implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");
    private static final Pattern ALIAS = Pattern.compile("\"alias\":\"([^\"]+)\"");

    private static final Pattern ACCOUNT = Pattern.compile("/users/[^/]+$");

    private final HttpServer server;
    private final Map<String, String> organizations = new ConcurrentHashMap<>();
    private final Map<String, String> clients = new ConcurrentHashMap<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private static final Runnable NOTHING = () -> {};
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(NOTHING);
    private volatile boolean away;
    private volatile boolean withoutMail;

    StubKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void goAway() {
        away = true;
    }

    void loseMailServer() {
        withoutMail = true;
    }

    /** What happens elsewhere in the moment the next organization is made. */
    void meanwhile(Runnable what) {
        meanwhile.set(what);
    }

    void comeBack() {
        away = false;
        withoutMail = false;
    }

    /** Alias by name. */
    Map<String, String> organizations() {
        return Map.copyOf(organizations);
    }

    /** What was last written to a client, by its id. */
    String client(String id) {
        return clients.getOrDefault(id, "");
    }

    List<String> mails() {
        return List.copyOf(mails);
    }

    private void answer(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (away) {
            send(call, 503, "");
        } else if (path.endsWith("/protocol/openid-connect/token")) {
            send(call, 200, "{\"access_token\":\"a.b.c\",\"expires_in\":300,\"token_type\":\"Bearer\"}");
        } else if (path.startsWith("/admin/realms/staff/organizations")) {
            organization(call, path, body);
        } else if (path.contains("/clients")) {
            client(call, path, body);
        } else {
            user(call, path);
        }
    }

    private void organization(HttpExchange call, String path, String body) throws IOException {
        if (path.endsWith("/members")) {
            send(call, 201, "");
        } else if (call.getRequestMethod().equals("POST")) {
            meanwhile.getAndSet(NOTHING).run();
            var first = organizations.putIfAbsent(find(NAME, body), find(ALIAS, body)) == null;
            send(call, first ? 201 : 409, "");
        } else if (call.getRequestMethod().equals("PUT")) {
            send(call, 204, "");
        } else if (call.getRequestMethod().equals("DELETE")) {
            organizations.values().remove(path.substring(path.lastIndexOf("o-") + 2));
            send(call, 204, "");
        } else {
            var found = organizations.entrySet().stream()
                    .map(one -> "{\"id\":\"o-%s\",\"name\":\"%s\",\"alias\":\"%s\"}"
                            .formatted(one.getValue(), one.getKey(), one.getValue()))
                    .toList();
            send(call, 200, found.toString());
        }
    }

    private void client(HttpExchange call, String path, String body) throws IOException {
        if (call.getRequestMethod().equals("PUT")) {
            clients.put(path.substring(path.lastIndexOf('/') + 1), body);
            send(call, 204, "");
        } else {
            var id = path.contains("/staff/") ? "municipality-portal" : "parent-portal";
            send(
                    call,
                    200,
                    "[{\"id\":\"%s\",\"clientId\":\"%s\",\"attributes\":{\"pkce\":\"S256\"}}]".formatted(id, id));
        }
    }

    private void user(HttpExchange call, String path) throws IOException {
        if (path.endsWith("/execute-actions-email") && withoutMail) {
            send(call, 500, "{}");
        } else if (path.endsWith("/execute-actions-email")) {
            mails.add(call.getRequestURI().toString());
            send(call, 204, "");
        } else if (path.endsWith("/credentials")) {
            send(call, 200, path.contains("/with-passkey") ? "[{\"type\":\"webauthn-passwordless\"}]" : "[]");
        } else if (call.getRequestMethod().equals("POST")) {
            send(call, 201, "");
        } else if (ACCOUNT.matcher(path).find()) {
            var known = path.endsWith("/known");
            send(call, known ? 200 : 404, known ? "{\"id\":\"known\"}" : "");
        } else {
            send(call, 200, "[{\"id\":\"u-1\"}]");
        }
    }

    private static String find(Pattern pattern, String body) {
        var matcher = pattern.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
