package jp.sodachi.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.Permissions;
import jp.sodachi.layer.LayerRoom;
import jp.sodachi.layer.TownSchedules;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of the record room. */
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = RecordRoom.class)
@Import(LayerRoom.class)
public class RecordRoom {
    @Bean
    Records records(
            EntityManager entities,
            Permissions permissions,
            AuditTrail audit,
            JdbcClient jdbc,
            ChildPlans plans,
            Clock clock) {
        return new Records(entities, permissions, audit, new ChildQueries(jdbc), plans, clock);
    }

    @Bean
    ChildPlans childPlans(TownSchedules schedules) {
        return new ChildPlans(schedules);
    }

    @Bean
    PlanChanges planChanges(JdbcClient jdbc, Permissions permissions, AuditTrail audit) {
        return new PlanChanges(jdbc, permissions, audit);
    }

    @Bean
    ChildStates childStates(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        return new ChildStates(jdbc, permissions, audit, clock);
    }

    @Bean
    CounterSheets counterSheets(
            JdbcClient jdbc, Permissions permissions, AuditTrail audit, Guardians guardians, Clock clock) {
        return new CounterSheets(jdbc, permissions, audit, guardians, new ChildQueries(jdbc), clock);
    }
}
