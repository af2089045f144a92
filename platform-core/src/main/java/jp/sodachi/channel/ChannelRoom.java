package jp.sodachi.channel;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this room for every application that offers a way: no town's keys. Sending is {@link ChannelSending}, hearing is {@link ChannelTalking}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ChannelSettings.class, LineAccounts.Settings.class})
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

    /** An account without the keys that this process needs of it is none. */
    @Bean
    LineAccounts lineAccounts(
            LineAccounts.Settings settings, ObjectProvider<LineTokens> tokens, ObjectProvider<LineSecrets> secrets) {
        return new LineAccounts(
                settings,
                town -> tokens.stream().allMatch(held -> held.find(town).isPresent())
                        && secrets.stream().allMatch(held -> held.find(town).isPresent()));
    }
}
