package jp.sodachi.deploy.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import jp.sodachi.tenancy.WallCount;

/**
 * Knocks at a site as no browser would. The request is written by hand, since every library refuses to send such a one. Only the
 * first line of the answer is read: a page is a leak, whatever stands on it.
 *
 * @param address where this process reaches the site
 */
record Knock(URI address) {
    private static final int PATIENCE_MS = 10_000;
    private static final int HTTP = 80;
    private static final int TOO_MANY = 429;

    static Knock at(String address) {
        return new Knock(URI.create(address));
    }

    /** {@code before} and one more try. */
    WallCount judged(WallCount before, String target, String... headers) {
        try {
            var status = ask(target, headers);
            if (status >= 200 && status < 300) {
                return before.saw(1);
            }
            // Whoever is sent away for asking too often has not come as far as the wall.
            return status >= 300 && status < 500 && status != TOO_MANY ? before.held() : before.isUnclear();
        } catch (IOException away) {
            return before.isUnclear();
        }
    }

    /** The status of the answer; 0 when it is none. */
    private int ask(String target, String... headers) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.getHost(), address.getPort() < 0 ? HTTP : address.getPort()),
                    PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            var request = "GET " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var line =
                    new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
            return line.matches("HTTP/1\\.1 \\d{3}") ? Integer.parseInt(line.substring(line.length() - 3)) : 0;
        }
    }
}
