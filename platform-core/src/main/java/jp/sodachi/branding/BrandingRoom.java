package jp.sodachi.branding;

import java.time.Clock;
import jp.sodachi.tenancy.TownSignals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of the branding room. */
@Configuration(proxyBeanMethods = false)
public class BrandingRoom {
    @Bean
    Contacts contacts(JdbcClient jdbc, Clock clock) {
        return new Contacts(jdbc, clock);
    }

    @Bean
    Districts districts(JdbcClient jdbc) {
        return new Districts(jdbc);
    }

    @Bean
    Branding branding(JdbcClient jdbc, PlatformTransactionManager transactions, TownSignals signals, Clock clock) {
        return new Branding(jdbc, new TransactionTemplate(transactions), signals, clock);
    }
}
