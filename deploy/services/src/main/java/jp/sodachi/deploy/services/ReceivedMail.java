package jp.sodachi.deploy.services;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail as one person got it: a mail to three people arrives three times.
 *
 * @param id names it in the folder and on the page
 * @param from the sender as people see it, name and address
 * @param to the address it was delivered to
 * @param text the plain part, decoded; empty when there is none
 * @param html the HTML part, decoded; empty when there is none
 */
public record ReceivedMail(
        String id, Instant receivedAt, String from, String to, String subject, String text, String html) {

    static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");

    /** The addresses in the mail, in the order in which they stand there, each once. */
    public List<URI> links() {
        return Stream.of(text, html)
                .flatMap(part -> LINK.matcher(part).results())
                .map(found -> found.group().replace("&amp;", "&"))
                .distinct()
                .map(URI::create)
                .toList();
    }
}
