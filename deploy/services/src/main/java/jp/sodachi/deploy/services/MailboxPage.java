package jp.sodachi.deploy.services;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** The page on which a developer reads what Sodachi sent: a list, and one mail with its links to follow. */
final class MailboxPage implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日(E) HH:mm:ss", Locale.JAPAN).withZone(ZoneId.of("Asia/Tokyo"));

    /** Longer addresses are cut where they are shown, not where they lead. */
    private static final int LONGEST_LINK = 100;

    private final Mailbox mailbox;
    private final HttpServer server;

    MailboxPage(Mailbox mailbox, int port) {
        this.mailbox = mailbox;
        try {
            this.server = HttpServer.create(new InetSocketAddress(Ports.loopback(), port), 0);
        } catch (IOException e) {
            throw new ServiceUnavailable("The mailbox's page could not open port " + port + ": " + e.getMessage(), e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            switch (path) {
                case "/" -> send(exchange, 200, "text/html", list());
                case "/mailbox.css" -> send(exchange, 200, "text/css", style());
                default -> answerMail(exchange, path);
            }
        }
    }

    private void answerMail(HttpExchange exchange, String path) throws IOException {
        boolean html = path.endsWith("/html");
        String id = path.replaceFirst("^/mails/", "").replaceFirst("/html$", "");
        Optional<ReceivedMail> mail = mailbox.find(id);
        if (mail.isEmpty()) {
            send(exchange, 404, "text/html", frame("メールが見つかりません", "<p>このメールはありません。<a href=\"/\">受信箱へ</a></p>"));
        } else if (html) {
            // Links leave the frame; scripts of a mail never run.
            send(
                    exchange,
                    200,
                    "text/html",
                    "<base target=\"_top\">" + mail.get().html());
        } else {
            send(exchange, 200, "text/html", view(mail.get()));
        }
    }

    private String list() {
        if (mailbox.list().isEmpty()) {
            return frame("受信箱", "<p class=\"empty\">まだメールはありません。届くとここに並びます。</p>");
        }
        String rows = mailbox.list().reversed().stream()
                .map(mail -> """
                        <li><a href="/mails/%s"><b>%s</b><span>%s</span><span class="quiet">%s<br>%s</span></a></li>
                        """.formatted(
                                mail.id(), escape(mail.subject()), escape(mail.to()), escape(mail.from()), time(mail)))
                .collect(Collectors.joining());
        return frame("受信箱 (" + mailbox.list().size() + ")", "<ul class=\"mails\">" + rows + "</ul>");
    }

    private static String view(ReceivedMail mail) {
        String head = """
                <p><a href="/">← 受信箱</a></p>
                <dl><dt>差出人</dt><dd>%s</dd><dt>宛先</dt><dd>%s</dd><dt>日時</dt><dd>%s</dd></dl>
                """.formatted(escape(mail.from()), escape(mail.to()), time(mail));
        String html = mail.html().isEmpty()
                ? ""
                : "<iframe title=\"HTML\" sandbox=\"allow-top-navigation-by-user-activation\" src=\"/mails/" + mail.id()
                        + "/html\"></iframe>";
        String text = mail.text().isEmpty() ? "" : "<h2>文字だけの本文</h2><pre>" + linked(mail.text()) + "</pre>";
        return frame(mail.subject(), head + html + text);
    }

    private static String linked(String text) {
        StringBuilder out = new StringBuilder();
        Matcher link = ReceivedMail.LINK.matcher(text);
        int from = 0;
        while (link.find()) {
            String address = link.group();
            String shown = address.length() <= LONGEST_LINK ? address : address.substring(0, LONGEST_LINK) + "…";
            out.append(escape(text.substring(from, link.start())))
                    .append("<a href=\"")
                    .append(escape(address))
                    .append("\">")
                    .append(escape(shown))
                    .append("</a>");
            from = link.end();
        }
        return out.append(escape(text.substring(from))).toString();
    }

    private static String time(ReceivedMail mail) {
        Instant at = mail.receivedAt();
        return "<time datetime=\"" + at + "\">" + TIME.format(at) + "</time>";
    }

    private static String frame(String title, String content) {
        return """
                <!doctype html>
                <html lang="ja">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title><link rel="stylesheet" href="/mailbox.css"></head>
                <body><header><p>Sodachi の受信箱 <span class="quiet">送られたメールはここで止まり、外には出ません</span></p></header>
                <main><h1>%1$s</h1>%2$s</main></body>
                </html>
                """.formatted(escape(title), content);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (var in = MailboxPage.class.getResourceAsStream("mailbox.css")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
