package jp.sodachi.channel;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How things leave.
 *
 * @param mailFrom the address mails come from
 * @param patience how long a provider's answer is waited for
 */
@ConfigurationProperties("sodachi.channel")
public record ChannelSettings(
        @DefaultValue("no-reply@sodachi.example") String mailFrom,
        @DefaultValue("10s") Duration patience,
        @DefaultValue Push push) {

    /**
     * Web Push.
     *
     * @param key a JSON Web Key on P-256; empty: no browser is asked
     * @param contact where a push service complains about us
     * @param services the push services' hosts: Chrome and Edge on Android, Firefox, Edge on Windows, Safari
     * @param plain whether http will do: in tests alone
     */
    public record Push(
            @DefaultValue("") String key,
            @DefaultValue("mailto:no-reply@sodachi.example") String contact,

            @DefaultValue({
                "fcm.googleapis.com",
                "updates.push.services.mozilla.com",
                ".push.services.mozilla.com",
                ".notify.windows.com",
                "web.push.apple.com",
                ".push.apple.com"
            })
            List<String> services,

            @DefaultValue("false") boolean plain) {

        /** Says no key: this may end in a log. */
        @Override
        public String toString() {
            return "Push" + services;
        }
    }
}
