package jp.sodachi.deploy.worker;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import jp.sodachi.tenancy.Tenant;

/** The mailbox to which other servers return mails: an IMAP server in this JVM, started with the first question for it. */
final class ReturnedMails {
    static final String USER = "no-reply";

    private ReturnedMails() {}

    private static final class Running {
        static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        static final GreenMailUser INBOX = open();

        private static GreenMailUser open() {
            SERVER.start();
            return SERVER.setUser("no-reply@sodachi.example", USER, USER);
        }
    }

    static int port() {
        return Running.INBOX == null ? 0 : Running.SERVER.getImap().getPort();
    }

    /** Another server sends back a delivery of the town, with the status of RFC 3463 that it gives. */
    static void come(Tenant town, UUID delivery, String address, String status) {
        try {
            Running.INBOX.deliver(
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream("""
                            From: MAILER-DAEMON@mx.example
                            Subject: Undelivered Mail Returned to Sender
                            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                            --b
                            Content-Type: message/delivery-status

                            Reporting-MTA: dns; mx.example

                            Final-Recipient: rfc822; %s
                            Action: failed
                            Status: %s

                            --b
                            Content-Type: text/rfc822-headers

                            Message-ID: <%s.%s@sodachi.example>

                            --b--
                            """.formatted(
                                    address, status, delivery, town.code())
                            .replace("\n", "\r\n")
                            .getBytes(StandardCharsets.US_ASCII))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
