package jp.sodachi.deploy.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.WallCount;
import jp.sodachi.tenancy.WallTry;

/**
 * Knocks at the staff site as no browser would: with host names of other towns and with sessions of other towns. The request is
 * written by hand, since every library refuses to send such a one. Only the first line of the answer is read: a page is a leak,
 * whatever stands on it.
 */
final class SiteTries {
    private static final List<String> PAGES = List.of("/", "/children", "/follow-ups", "/readlog");
    private static final int PATIENCE_MS = 10_000;
    private static final int HTTP = 80;

    private final URI address;
    private final ForeignSessions sessions;

    SiteTries(String address, ForeignSessions sessions) {
        this.address = URI.create(address);
        this.sessions = sessions;
    }

    /** As somebody of {@code mine}, whose office is at {@code mineAt}, to see the town at {@code otherAt}. */
    List<WallCount> from(Tenant mine, String mineAt, String otherAt) {
        var host = WallCount.none(WallTry.HOST);
        var session = WallCount.none(WallTry.SESSION);
        for (var page : PAGES) {
            session = judged(session, page, "Host: " + otherAt, "Cookie: " + sessions.cookieOf(mine));
            host = judged(
                    host,
                    page,
                    "Host: " + mineAt,
                    "X-Forwarded-Host: " + otherAt,
                    "Cookie: " + sessions.cookieOf(mine));
            host = judged(
                    host, page, "Host: " + mineAt, "Forwarded: host=" + otherAt, "Cookie: " + sessions.cookieOf(mine));
            host = judged(host, page, "Host: " + mineAt, "Host: " + otherAt, "Cookie: " + sessions.cookieOf(mine));
            host = judged(host, page, "Host: " + otherAt + ".example", "Cookie: " + sessions.cookieOf(mine));
            host = judged(host, "http://" + otherAt + page, "Host: " + mineAt, "Cookie: " + sessions.cookieOf(mine));
        }
        return List.of(host, session);
    }

    private WallCount judged(WallCount before, String target, String... headers) {
        try {
            var status = ask(target, headers);
            if (status >= 200 && status < 300) {
                return before.saw(1);
            }
            return status >= 300 && status < 500 ? before.held() : before.isUnclear();
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
