package jp.sodachi.notice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.branding.Branding;
import jp.sodachi.channel.ChannelSending;
import jp.sodachi.channel.Channels;
import jp.sodachi.channel.LineAccounts;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.quota.QuotaRoom;
import jp.sodachi.quota.Quotas;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans that only the worker needs: sending. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
@Import({QuotaRoom.class, ChannelSending.class})
public class NoticeSending {

    @Bean
    Deliveries deliveries(
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions,
            Guardians guardians,
            StaffMembers members,
            Quotas quotas,
            Branding branding,
            Channels channels,
            LineAccounts accounts,
            MailChoices choices,
            NoticeSettings settings) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        Wakeups wakeups = new Wakeups(jdbc);
        DeliveryBook book = new DeliveryBook(jdbc, clock, transaction, wakeups, settings.grace());
        Addresses addresses = new Addresses(jdbc);
        Tally tally = new Tally(jdbc, clock);
        TownSite site = new TownSite(settings.parentSite());
        return new Deliveries(
                jdbc,
                clock,
                transaction,
                branding,
                new Claims(jdbc, clock, book, guardians, members, choices, addresses, new NoticeLetters(jdbc)),
                new Routing(
                        members,
                        new MessageJson(),
                        new MailWriter(words(), site, new TownSite(settings.staffSite())),
                        new NoteWriter(words(), site),
                        accounts,
                        clock),
                new Shares(quotas, accounts, tally),
                new Hands(channels::send, settings.atOnce()),
                addresses,
                tally,
                wakeups,
                book);
    }

    @Bean
    Bounces bounces(JdbcClient jdbc, Guardians guardians, AuditTrail audit, Clock clock) {
        return new Bounces(jdbc, guardians, new Wakeups(jdbc), audit, clock);
    }

    /** Not a bean: the pages of an application have a message source of their own. */
    static ResourceBundleMessageSource words() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasenames("messages/notice", "messages/schedule");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setDefaultLocale(Locale.JAPANESE);
        words.setAlwaysUseMessageFormat(true);
        return words;
    }
}
