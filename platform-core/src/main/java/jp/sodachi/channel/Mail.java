package jp.sodachi.channel;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;

/**
 * One mail, ready to go: the same content as plain text and as simple HTML.
 *
 * @param delivery the delivery it carries; the Message-ID is made from it, so a repeat has the same one
 * @param senderName the town's name
 * @param to the one address it goes to
 * @param stop the address at which the reader ends mails of this kind with one click (RFC 8058); empty for one that answers
 *     what somebody just did
 */
public record Mail(
        UUID delivery,
        MunicipalityCode town,
        String senderName,
        String to,
        Locale language,
        String subject,
        String text,
        String html,
        Optional<String> stop)
        implements Parcel {

    public Mail {
        senderName = oneLine(senderName);
        subject = oneLine(subject);
    }

    /** Names neither the address nor the content: this may end in a log. */
    @Override
    public String toString() {
        return "Mail[delivery=" + delivery + "]";
    }

    /** Nothing that stands in a header may begin another one. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ").strip();
    }
}
