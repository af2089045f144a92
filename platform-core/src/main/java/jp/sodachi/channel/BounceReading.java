package jp.sodachi.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sodachi.support.MunicipalityCode;

/**
 * Reads a report on a mail that was not delivered (RFC 3464). Which mail it was is told by its own Message-ID, which nobody but
 * its recipient has seen; a report without one, or one that only says "not yet", is nothing.
 */
final class BounceReading {
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.(\\d{6})@");
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");
    private static final Pattern STATUS = Pattern.compile("5\\.\\d{1,3}\\.\\d{1,3}");
    private static final int LONGEST_PART = 64 * 1024;

    private BounceReading() {}

    /** The Message-ID under which a delivery leaves; a report brings it back. */
    static String messageId(UUID delivery, MunicipalityCode town, String domain) {
        return "<" + delivery + "." + town.value() + "@" + domain + ">";
    }

    static Optional<Bounce> read(Part report) throws MessagingException, IOException {
        if (!report.isMimeType("multipart/report") || !(report.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        List<InternetHeaders> statuses = new ArrayList<>();
        StringBuilder original = new StringBuilder();
        for (int at = 0; at < parts.getCount(); at++) {
            Part part = parts.getBodyPart(at);
            if (part.isMimeType("message/delivery-status")) {
                statuses.addAll(groups(text(part)));
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                original.append(text(part));
            }
        }
        // Where the other side sends nothing of the mail back, it may at least name it as what it answers.
        Stream.of("In-Reply-To", "References").forEach(name -> original.append(header(report, name)));
        Matcher id = MESSAGE_ID.matcher(original);
        if (!id.find()) {
            return Optional.empty();
        }
        UUID delivery = UUID.fromString(id.group(1));
        return MunicipalityCode.find(id.group(2))
                .flatMap(town -> statuses.stream()
                        .flatMap(status -> failed(status, delivery, town).stream())
                        .findFirst());
    }

    private static Optional<Bounce> failed(InternetHeaders status, UUID delivery, MunicipalityCode town) {
        String action = first(status, "Action").toLowerCase(Locale.ROOT);
        Matcher code = STATUS.matcher(first(status, "Status"));
        String recipient = first(status, "Final-Recipient");
        if (!action.equals("failed") || !code.find() || recipient.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Bounce(
                delivery, town, recipient.substring(recipient.indexOf(';') + 1).strip(), Bounce.Kind.of(code.group())));
    }

    /** A report's status is groups of header lines, one for the whole and one for each recipient. */
    private static List<InternetHeaders> groups(String text) throws MessagingException {
        List<InternetHeaders> groups = new ArrayList<>();
        for (String group : BLANK_LINE.split(text)) {
            groups.add(new InternetHeaders(
                    new ByteArrayInputStream((group.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8))));
        }
        return groups;
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (var content = part.getInputStream()) {
            return new String(content.readNBytes(LONGEST_PART), StandardCharsets.UTF_8);
        }
    }

    private static String first(InternetHeaders headers, String name) {
        String value = headers.getHeader(name, null);
        return value == null ? "" : value.strip();
    }

    private static String header(Part report, String name) {
        try {
            String[] values = report.getHeader(name);
            return values == null ? "" : String.join(" ", values);
        } catch (MessagingException unreadable) {
            return "";
        }
    }
}
