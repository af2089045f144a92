package jp.sodachi.channel;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The mailbox to which other mail servers send back what they could not deliver, read over IMAP. */
public final class BounceMailbox {
    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int AT_ONCE = 500;

    private final Settings settings;

    BounceMailbox(Settings settings) {
        this.settings = settings;
    }

    /**
     * Where it is; the account of the address that mails come from.
     *
     * @param host empty for none: then nothing is read
     * @param tls whether the line is encrypted from its first byte
     */
    @ConfigurationProperties("sodachi.channel.bounces")
    public record Settings(
            @DefaultValue("") String host,
            @DefaultValue("993") int port,
            @DefaultValue("true") boolean tls,
            @DefaultValue("") String user,
            @DefaultValue("") String password) {}

    /**
     * Reads the oldest {@value #AT_ONCE} mails and throws each away when it was told, or is no report. A mail whose telling
     * fails stays for the next time; one that is not to be told yet stays, too, and does not count among them.
     *
     * @param told answers whether it is done with; false when it is to come again
     * @return how many reports were told
     */
    public int read(Predicate<Bounce> told) {
        if (settings.host().isEmpty()) {
            return 0;
        }
        String protocol = settings.tls() ? "imaps" : "imap";
        Properties properties = new Properties();
        String patience = Long.toString(PATIENCE.toMillis());
        properties.put("mail." + protocol + ".connectiontimeout", patience);
        properties.put("mail." + protocol + ".timeout", patience);
        try (var store = Session.getInstance(properties).getStore(protocol)) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                return read(inbox, told);
            }
        } catch (MessagingException away) {
            LOG.warn(
                    "The mailbox of mails that came back cannot be read: {}",
                    away.getClass().getSimpleName());
            return 0;
        }
    }

    private static int read(Folder inbox, Predicate<Bounce> told) throws MessagingException {
        int reports = 0;
        int taken = 0;
        int last = inbox.getMessageCount();
        for (int number = 1; number <= last && taken < AT_ONCE; number++) {
            var mail = inbox.getMessage(number);
            try {
                var bounce = BounceReading.read(mail);
                if (bounce.isEmpty() || told.test(bounce.get())) {
                    reports += bounce.isPresent() ? 1 : 0;
                    taken++;
                    mail.setFlag(Flags.Flag.DELETED, true);
                }
            } catch (MessagingException | IOException | IllegalArgumentException unreadable) {
                LOG.warn(
                        "A mail that came back cannot be read: {}",
                        unreadable.getClass().getSimpleName());
                taken++;
                mail.setFlag(Flags.Flag.DELETED, true);
            } catch (RuntimeException failure) {
                taken++;
                LOG.error("A mail that came back could not be noted and stays", failure);
            }
        }
        return reports;
    }
}
