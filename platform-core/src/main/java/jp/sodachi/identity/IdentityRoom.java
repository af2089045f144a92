package jp.sodachi.identity;

import java.time.Clock;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.tenancy.ControlPlane;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of the identity room that live in a town's schema. */
@Configuration(proxyBeanMethods = false)
public class IdentityRoom {
    @Bean
    Permissions permissions(JdbcClient jdbc, AuditTrail audit) {
        return new Permissions(jdbc, audit);
    }

    @Bean
    TownVisits townVisits(ControlPlane control, Permissions permissions, AuditTrail audit, Clock clock) {
        return new TownVisits(control, permissions, audit, clock);
    }

    @Bean
    CalendarFeeds calendarFeeds(JdbcClient jdbc) {
        return new CalendarFeeds(jdbc);
    }

    @Bean
    Guardians guardians(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        return new Guardians(jdbc, audit, clock);
    }

    @Bean
    StaffMembers staffMembers(JdbcClient jdbc, AuditTrail audit, Permissions permissions, Clock clock) {
        return new StaffMembers(jdbc, audit, permissions, clock);
    }
}
