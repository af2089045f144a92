package jp.sodachi.sandbox;

import java.time.Clock;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.Records;
import jp.sodachi.tenancy.ControlPlane;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of the sandbox room. */
@Configuration(proxyBeanMethods = false)
public class SandboxRoom {

    @Bean
    Sandboxes sandboxes(
            ControlPlane control,
            Records records,
            CounterSheets sheets,
            Measurements measurements,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new Sandboxes(control, records, sheets, measurements, new TransactionTemplate(transactions), clock);
    }
}
