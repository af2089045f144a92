package jp.sodachi.deploy.services;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes every mail that Sodachi and Keycloak send, for any address, and sends none on: an SMTP server in this JVM and a
 * page to read what came. Nothing is asked of the sender: no login, no TLS. Safe for many threads.
 */
public final class Mailbox implements AutoCloseable {

    private static final String RECIPIENT_HEADER = "X-Sodachi-Delivered-To";

    private final Optional<Path> folder;
    private final GreenMail smtp;
    private final MailboxPage page;
    private final List<ReceivedMail> mails = new ArrayList<>();
    private final AtomicLong lastId = new AtomicLong();

    private Mailbox(Optional<Path> folder, int smtpPort, int pagePort) {
        this.folder = folder;
        this.smtp = new GreenMail(new ServerSetup(smtpPort, Ports.HOST, ServerSetup.PROTOCOL_SMTP));
        this.page = new MailboxPage(this, pagePort);
    }

    /** @param folder where mails are kept for the next start; without one they live as long as this mailbox */
    static Mailbox start(Optional<Path> folder, int smtpPort, int pagePort) {
        Ports.requireFree(smtpPort, "the mailbox (SMTP)");
        Ports.requireFree(pagePort, "the mailbox's page");
        Mailbox mailbox = new Mailbox(folder, smtpPort, pagePort);
        folder.ifPresent(mailbox::readKept);
        mailbox.smtp.getUserManager().setMessageDeliveryHandler(mailbox::receive);
        mailbox.smtp.start();
        mailbox.page.start();
        return mailbox;
    }

    public String host() {
        return Ports.HOST;
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    /** Where a person reads the mails. */
    public URI page() {
        return URI.create("http://localhost:" + page.port() + "/");
    }

    /** All mails, oldest first. */
    public List<ReceivedMail> list() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    /** The mails of one person, oldest first. */
    public List<ReceivedMail> listTo(String address) {
        return list().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    public Optional<ReceivedMail> find(String id) {
        return list().stream().filter(mail -> mail.id().equals(id)).findAny();
    }

    /**
     * The newest mail to this address that fits, waiting for it when it is not there yet.
     *
     * @throws AssertionError when none came in time; it names the subjects that did come
     */
    public ReceivedMail await(String address, Predicate<ReceivedMail> fits, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (mails) {
            while (true) {
                Optional<ReceivedMail> found =
                        listTo(address).reversed().stream().filter(fits).findFirst();
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (found.isPresent()) {
                    return found.get();
                }
                if (left <= 0) {
                    throw new AssertionError("no such mail came to " + address + " within " + patience + "; what came: "
                            + listTo(address).stream()
                                    .map(ReceivedMail::subject)
                                    .toList());
                }
                try {
                    mails.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted while waiting for mail", e);
                }
            }
        }
    }

    /** Throws all mails away. */
    public void clear() {
        synchronized (mails) {
            mails.forEach(mail -> folder.ifPresent(kept -> delete(kept.resolve(mail.id() + ".eml"))));
            mails.clear();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GreenMailUser receive(MovingMessage moving, MailAddress recipient) throws MessagingException {
        Instant now = Instant.now();
        // Ids are times, made unique, so that the files sort by arrival.
        long id = lastId.updateAndGet(last -> Math.max(last + 1, now.toEpochMilli()));
        MimeMessage message = new MimeMessage(moving.getMessage());
        message.setHeader(RECIPIENT_HEADER, recipient.getEmail());
        folder.ifPresent(kept -> write(kept.resolve(id + ".eml"), message));
        ReceivedMail mail = read(Long.toString(id), now, message);
        synchronized (mails) {
            mails.add(mail);
            mails.notifyAll();
        }
        return new Recipient(recipient.getEmail());
    }

    private static void write(Path file, MimeMessage message) {
        try (OutputStream out = Files.newOutputStream(file)) {
            message.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail could not be kept", e);
        }
    }

    private void readKept(Path kept) {
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                readKeptMail(file);
            }
        } catch (IOException e) {
            throw new ServiceUnavailable("The kept mails in " + kept + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void readKeptMail(Path file) throws IOException {
        String id = String.valueOf(file.getFileName()).replace(".eml", "");
        try (InputStream in = Files.newInputStream(file)) {
            long number = Long.parseLong(id);
            mails.add(read(id, Instant.ofEpochMilli(number), new MimeMessage(session(), in)));
            lastId.set(number);
        } catch (MessagingException | NumberFormatException halfWritten) {
            // A mail cut off by a crash is of no use to anybody and must not stop the start.
            Files.delete(file);
        }
    }

    private static Session session() {
        return Session.getInstance(new Properties());
    }

    private static ReceivedMail read(String id, Instant at, MimeMessage message) throws MessagingException {
        String[] recipient = message.getHeader(RECIPIENT_HEADER);
        String to = recipient == null ? "" : recipient[0];
        String from = message.getHeader("From", ", ");
        String subject = message.getSubject();
        return new ReceivedMail(
                id,
                at,
                from == null ? "" : decode(from),
                to,
                subject == null ? "" : subject,
                body(message, "text/plain"),
                body(message, "text/html"));
    }

    private static String decode(String header) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (IOException unknownCharset) {
            return header;
        }
    }

    private static String body(Part part, String type) throws MessagingException {
        try {
            if (part.isMimeType(type)) {
                return String.valueOf(part.getContent());
            }
            if (part.isMimeType("multipart/*")) {
                Multipart parts = (Multipart) part.getContent();
                for (int i = 0; i < parts.getCount(); i++) {
                    String found = body(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (IOException e) {
            return raw(part);
        }
    }

    // An unknown character set: show what there is.
    private static String raw(Part part) throws MessagingException {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            part.writeTo(out);
            return out.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        page.close();
        smtp.stop();
    }

    /** GreenMail wants a user to hand the mail to; ours keeps nothing, since the mailbox already has it. */
    private record Recipient(String getEmail) implements GreenMailUser {

        @Override
        public String getLogin() {
            return getEmail;
        }

        @Override
        public void deliver(MovingMessage message) {}

        @Override
        public void deliver(MimeMessage message) {}

        @Override
        public void create() {}

        @Override
        public void delete() {}

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {}

        @Override
        public void authenticate(String password) {}

        @Override
        public String getQualifiedMailboxName() {
            return getEmail;
        }
    }
}
