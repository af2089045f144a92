package jp.sodachi.deploy.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import jp.sodachi.tenancy.WallTry;

/**
 * One try to see a family of a town from outside it.
 *
 * @param method GET, or POST without a token
 * @param forwarded the host a forged header names, empty for none
 * @param mark must not stand in the answer: it stands on the pages of that family only
 */
record HostileRequest(
        WallTry kind, int port, String method, String host, String forwarded, String path, String cookie, String mark) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    HttpRequest request() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host + ":" + port)
                .header("Cookie", cookie)
                .header("Accept", "text/html")
                .header("Accept-Language", "ja")
                .method(method, BodyPublishers.noBody())
                .timeout(PATIENCE);
        if (!forwarded.isEmpty()) {
            request.header("X-Forwarded-Host", forwarded).header("Forwarded", "host=" + forwarded);
        }
        return request.build();
    }
}
