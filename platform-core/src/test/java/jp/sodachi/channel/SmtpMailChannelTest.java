package jp.sodachi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpMailChannelTest {
    private final List<MimeMessage> sent = new ArrayList<>();
    private final SmtpMailChannel channel = new SmtpMailChannel(
            new JavaMailSenderImpl() {
                @Override
                public void send(MimeMessage mime) {
                    sent.add(mime);
                }
            },
            "no-reply@sodachi.example");

    @Test
    void a_mail_that_can_be_stopped_tells_the_mail_program_where_and_that_one_click_is_enough() throws Exception {
        channel.send(mail(Optional.of("https://332119.example/stop/abc/notices")));

        assertThat(sent.getFirst().getHeader("List-Unsubscribe"))
                .containsExactly("<https://332119.example/stop/abc/notices>");
        assertThat(sent.getFirst().getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void an_answer_to_a_deed_cannot_be_stopped() throws Exception {
        channel.send(mail(Optional.empty()));

        assertThat(sent.getFirst().getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void a_server_that_says_no_for_good_says_why_and_one_that_says_not_now_is_asked_again() throws Exception {
        assertThat(answerTo("550 5.1.1 no such user", true)).isEqualTo(new Outcome.Refused(Outcome.Why.ADDRESS));
        assertThat(answerTo("552 5.2.2 mailbox full", true)).isEqualTo(new Outcome.Refused(Outcome.Why.FULL));
        assertThat(answerTo("451 4.7.1 greylisted", false)).isEqualTo(new Outcome.NotNow());
    }

    private static Outcome answerTo(String words, boolean forGood) throws Exception {
        var to = new Address[] {new InternetAddress("hana@example.com")};
        var none = new Address[0];
        var refused = new SendFailedException(
                "Invalid Addresses", new SendFailedException(words), none, forGood ? none : to, forGood ? to : none);
        var server = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage mime) {
                throw new MailSendException(Map.of(mime, refused));
            }
        };
        return new SmtpMailChannel(server, "no-reply@sodachi.example").send(mail(Optional.empty()));
    }

    private static Mail mail(Optional<String> stop) {
        UUID delivery = Ids.next();
        return new Mail(
                delivery,
                new MunicipalityCode("332119"),
                "備前市",
                "hana@example.com",
                Locale.JAPANESE,
                "件名",
                "本文",
                "<p>本文</p>",
                stop);
    }
}
