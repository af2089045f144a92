package jp.sodachi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import jp.sodachi.support.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceReadingTest {
    private static final UUID DELIVERY = UUID.fromString("0197a3c2-1111-7222-8333-444455556666");
    private static final MunicipalityCode BIZEN = new MunicipalityCode("332119");

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, GONE",
        "failed, 5.2.1, GONE",
        "failed, 5.0.0, GONE",
        "failed, 5.2.2, FULL",
        "failed, 5.7.1, REFUSED",
        "delayed, 4.4.1,",
        "failed, 4.4.7,",
        "delivered, 2.0.0,"
    })
    void only_what_came_back_for_good_counts_and_says_why(String action, String status, Bounce.@Nullable Kind kind)
            throws Exception {
        Optional<Bounce> bounce = BounceReading.read(report(action, status, messageId("332119")));

        assertThat(bounce.isPresent()).isEqualTo(kind != null);
        bounce.ifPresent(found -> {
            assertThat(found).isEqualTo(new Bounce(DELIVERY, BIZEN, "hana@example.com", Objects.requireNonNull(kind)));
            assertThat(found.toString()).doesNotContain("example.com");
        });
    }

    @Test
    void a_report_about_a_mail_that_is_none_of_ours_is_nothing() throws Exception {
        assertThat(BounceReading.read(report("failed", "5.1.1", "<abc@elsewhere.example>")))
                .isEmpty();
        assertThat(BounceReading.read(report("failed", "5.1.1", messageId("332118"))))
                .as("no such municipality code")
                .isEmpty();
        assertThat(BounceReading.read(mail("Subject: 留守にしています\r\nContent-Type: text/plain\r\n\r\n不在です")))
                .isEmpty();
    }

    @Test
    void a_delivery_leaves_under_the_id_that_a_report_brings_back() {
        assertThat(BounceReading.messageId(DELIVERY, BIZEN, "sodachi.example")).isEqualTo(messageId("332119"));
    }

    private static String messageId(String town) {
        return "<" + DELIVERY + "." + town + "@sodachi.example>";
    }

    private static MimeMessage report(String action, String status, String messageId) throws Exception {
        return mail("""
                From: MAILER-DAEMON@mx.example
                To: no-reply@sodachi.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I am sorry to have to inform you ...
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Thu, 26 Nov 2026 08:00:00 +0900

                Final-Recipient: rfc822; hana@example.com
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 no such user here

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: =?UTF-8?B?44GK55+l44KJ44Gb?=

                --b--
                """.formatted(action, status, messageId).replace("\n", "\r\n"));
    }

    private static MimeMessage mail(String text) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
