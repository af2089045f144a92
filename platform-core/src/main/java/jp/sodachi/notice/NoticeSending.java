package jp.sodachi.notice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.branding.Branding;
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
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans that only the worker needs: sending over SMTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({NoticeSettings.class, BounceMailbox.Settings.class})
@Import(QuotaRoom.class)
public class NoticeSending {

    @Bean
    MailChannel mailChannel(JavaMailSender smtp, NoticeSettings settings) {
        return new SmtpMailChannel(smtp, settings.sender());
    }

    @Bean
    Deliveries deliveries(
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions,
            Guardians guardians,
            StaffMembers members,
            Quotas quotas,
            Branding branding,
            MailChannel channel,
            MailChoices choices,
            NoticeSettings settings) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        Wakeups wakeups = new Wakeups(jdbc);
        return new Deliveries(
                jdbc,
                clock,
                transaction,
                guardians,
                members,
                quotas,
                branding,
                new MailHands(channel, settings.atOnce()),
                new MessageJson(),
                new MailWriter(words(), new TownSite(settings.parentSite()), new TownSite(settings.staffSite())),
                new NoticeLetters(jdbc),
                choices,
                wakeups,
                new DeliveryBook(jdbc, clock, transaction, wakeups, settings.grace()));
    }

    @Bean
    BounceMailbox bounceMailbox(BounceMailbox.Settings settings) {
        return new BounceMailbox(settings);
    }

    @Bean
    Bounces bounces(JdbcClient jdbc, Guardians guardians, AuditTrail audit, Clock clock) {
        return new Bounces(jdbc, guardians, audit, clock);
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
