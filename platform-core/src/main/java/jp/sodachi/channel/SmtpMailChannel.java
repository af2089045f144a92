package jp.sodachi.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mail over SMTP. The Message-ID is the delivery's id under the sender's domain. */
final class SmtpMailChannel implements MailChannel {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailChannel.class);

    /** RFC 3463: the mailbox is full. */
    private static final Pattern FULL = Pattern.compile("\\b5\\.2\\.2\\b");

    private final JavaMailSender smtp;
    private final String sender;
    private final String domain;

    SmtpMailChannel(JavaMailSender smtp, String sender) {
        this.smtp = smtp;
        this.sender = sender;
        this.domain = sender.substring(sender.indexOf('@') + 1);
    }

    @Override
    public Outcome send(Mail mail) {
        String messageId = BounceReading.messageId(mail.delivery(), mail.town(), domain);
        try {
            smtp.send(mime(mail, messageId));
            return new Outcome.Taken(messageId);
        } catch (AddressException e) {
            return new Outcome.Refused(Outcome.Why.ADDRESS);
        } catch (MailSendException e) {
            return refusal(e).<Outcome>map(Outcome.Refused::new).orElseGet(() -> later(mail, e));
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            return later(mail, e);
        }
    }

    private MimeMessage mime(Mail mail, String messageId) throws MessagingException, UnsupportedEncodingException {
        MimeMessage mime = smtp.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(mime, true, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(sender, mail.senderName(), StandardCharsets.UTF_8.name()));
        helper.setTo(new InternetAddress(mail.to(), true));
        helper.setSubject(mail.subject());
        helper.setText(mail.text(), mail.html());
        mime.setHeader("Message-ID", messageId);
        mime.setHeader("Content-Language", mail.language().toLanguageTag());
        if (mail.stop().isPresent()) {
            // RFC 8058: the mail program's own button stops it by one POST, without a sign-in.
            mime.setHeader("List-Unsubscribe", "<" + mail.stop().get() + ">");
            mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        // RFC 3834: no out-of-office answer comes back to a mail that no person wrote.
        mime.setHeader("Auto-Submitted", "auto-generated");
        return mime;
    }

    /** A server's lasting no (5xx to the recipient) arrives as an invalid address; a passing one (4xx) does not. */
    private static Optional<Outcome.Why> refusal(MailSendException failure) {
        return failure.getFailedMessages().values().stream()
                .filter(cause -> cause instanceof SendFailedException send
                        && send.getInvalidAddresses() != null
                        && send.getInvalidAddresses().length > 0)
                .map(cause -> isFull(cause) ? Outcome.Why.FULL : Outcome.Why.ADDRESS)
                .findFirst();
    }

    /** The server's own words stand in one of the exceptions behind. */
    private static boolean isFull(Exception refused) {
        for (Exception one = refused; one instanceof MessagingException mail; one = mail.getNextException()) {
            String words = one.getMessage();
            if (words != null && FULL.matcher(words).find()) {
                return true;
            }
        }
        return false;
    }

    /** The exception's text may carry the address, so only its kind is logged. */
    private static Outcome later(Mail mail, Exception failure) {
        LOG.warn("Delivery {} waits: {}", mail.delivery(), failure.getClass().getSimpleName());
        return new Outcome.NotNow();
    }
}
