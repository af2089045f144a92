package jp.sodachi.assessment;

import java.time.Clock;
import jp.sodachi.assessment.rules.EmbeddedInstruments;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.record.Records;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of the assessment room. */
@Configuration(proxyBeanMethods = false)
public class AssessmentRoom {
    @Bean
    TownInstruments townInstruments(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        return new TownInstruments(EmbeddedInstruments.read(), jdbc, permissions, audit, clock);
    }

    @Bean
    Assessments assessments(JdbcClient jdbc, TownInstruments instruments, Records records, Clock clock) {
        return new Assessments(new SheetRows(jdbc), new TaskRows(jdbc), instruments, records, clock);
    }

    @Bean
    FollowUps followUps(
            JdbcClient jdbc,
            TownInstruments instruments,
            Records records,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        return new FollowUps(
                new TaskRows(jdbc),
                new SheetRows(jdbc),
                new QueueRows(jdbc),
                instruments,
                records,
                permissions,
                audit,
                clock);
    }

    @Bean
    CheckFigures checkFigures(JdbcClient jdbc, Permissions permissions) {
        return new CheckFigures(jdbc, permissions);
    }
}
