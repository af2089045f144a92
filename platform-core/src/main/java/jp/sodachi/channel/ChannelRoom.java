package jp.sodachi.channel;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this room for every application that offers a way or hears of one. Sending is {@link ChannelSending}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ChannelSettings.class, LineAccounts.class})
public class ChannelRoom {

    @Bean
    PushKey pushKey(ChannelSettings settings) {
        return new PushKey(settings.push().key(), settings.push().contact());
    }

    @Bean
    PushServices pushServices(ChannelSettings settings) {
        return new PushServices(settings.push().services(), settings.push().plain());
    }

    @Bean
    WebCall channelWebCall(ChannelSettings settings) {
        return new WebCall(settings.patience());
    }

    @Bean
    LineApi lineApi(LineAccounts accounts, WebCall web) {
        return new LineApi(accounts, web);
    }

    @Bean
    LineTalk lineTalk(LineApi api) {
        return new LineTalk(api);
    }
}
