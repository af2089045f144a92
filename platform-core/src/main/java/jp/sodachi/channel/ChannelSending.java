package jp.sodachi.channel;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSender;

/** The beans that only the worker needs: handing over to providers, and reading what came back. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BounceMailbox.Settings.class, LineTokens.class})
@Import(ChannelRoom.class)
public class ChannelSending {

    @Bean
    MailChannel mailChannel(JavaMailSender smtp, ChannelSettings settings) {
        return new SmtpMailChannel(smtp, settings.mailFrom());
    }

    @Bean
    PushChannel pushChannel(PushKey key, PushServices services, WebCall web, Clock clock) {
        return new PushChannel(key, services, web, clock);
    }

    @Bean
    LineChannel lineChannel(LineTokens tokens, WebCall web) {
        return new LineChannel(new LineApi(tokens, web));
    }

    @Bean
    Channels channels(MailChannel mail, PushChannel push, LineChannel line) {
        return new Channels(mail, push, line);
    }

    @Bean
    BounceMailbox bounceMailbox(BounceMailbox.Settings settings) {
        return new BounceMailbox(settings);
    }
}
