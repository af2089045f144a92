package jp.sodachi.parentportal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** LINE inside this process: gives link tokens, keeps what it was told to say, signs what it posts. */
final class StubLine {
    static final String SECRET = "made-up-channel-secret";
    static final String LINK_TOKEN = "NMZTNuVrPTqlr2IF8Bnymkb7rXfYv5EY";

    private static final List<String> SAID = new CopyOnWriteArrayList<>();
    private static final HttpServer SERVER = start();

    private StubLine() {}

    static String address() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    /** What was said to people, newest last. */
    static List<String> said() {
        return SAID;
    }

    static String signature(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An event as LINE posts it. @param more further properties, beginning with a comma, or nothing */
    static String event(String id, String type, Instant at, String user, String more) {
        return """
                {"destination":"U0","events":[{"type":"%s","mode":"active","webhookEventId":"%s","timestamp":%d,\
                "replyToken":"reply-%s","source":{"type":"user","userId":"%s"}%s}]}""".formatted(type, id, at.toEpochMilli(), id, user, more);
    }

    /** A key pair for push messages. */
    static String freshKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (exchange.getRequestURI().getPath().endsWith("/reply")) {
                    SAID.add(asked);
                }
                var answer = "{\"linkToken\":\"%s\"}".formatted(LINK_TOKEN).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
