package jp.sodachi.layer;

import java.time.Clock;
import jp.sodachi.tenancy.TownSignals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of the layer room. */
@Configuration(proxyBeanMethods = false)
public class LayerRoom {
    @Bean
    TownSchedules townSchedules(
            JdbcClient jdbc, PlatformTransactionManager transactions, TownSignals signals, Clock clock) {
        return new TownSchedules(jdbc, new TransactionTemplate(transactions), signals, clock);
    }

    @Bean
    TownLayers townLayers(JdbcClient jdbc, TownSchedules schedules, TownSignals signals, Clock clock) {
        return new TownLayers(jdbc, schedules, signals, clock);
    }
}
