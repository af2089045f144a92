package jp.sodachi.channel;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans that only the parents' site needs: hearing LINE, and answering whoever speaks to a town's account. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LineTokens.class, LineSecrets.class})
@Import(ChannelRoom.class)
public class ChannelTalking {

    @Bean
    LineWebhook lineWebhook(LineSecrets secrets) {
        return new LineWebhook(secrets);
    }

    @Bean
    LineTalk lineTalk(LineTokens tokens, WebCall web) {
        return new LineTalk(new LineApi(tokens, web));
    }
}
