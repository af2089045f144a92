package jp.sodachi.audit;

import java.time.Clock;
import jp.sodachi.tenancy.ControlPlane;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of the audit room. */
@Configuration(proxyBeanMethods = false)
public class AuditRoom {
    @Bean
    AuditTrail auditTrail(JdbcClient jdbc, Clock clock) {
        return new AuditTrail(jdbc, clock);
    }

    @Bean
    AuditSearch auditSearch(JdbcClient jdbc, AuditTrail trail) {
        return new AuditSearch(jdbc, trail);
    }

    @Bean
    AuditKeeping auditKeeping(JdbcClient jdbc, PlatformTransactionManager transactions, AuditChain chain) {
        return new AuditKeeping(jdbc, new TransactionTemplate(transactions), chain);
    }

    @Bean
    AuditChain auditChain(JdbcClient jdbc, PlatformTransactionManager transactions, ControlPlane control, Clock clock) {
        return new AuditChain(jdbc, new TransactionTemplate(transactions), control, clock);
    }
}
