package jp.sodachi.assessment;

import java.time.Clock;
import jp.sodachi.assessment.rules.EmbeddedInstruments;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.notice.Notices;
import jp.sodachi.notice.OfficeNotices;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.PageReader;
import jp.sodachi.record.Records;
import jp.sodachi.record.ToldPeople;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of the assessment room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstrumentSettings.class)
public class AssessmentRoom {
    @Bean
    TownInstruments townInstruments(
            JdbcClient jdbc, InstrumentSettings settings, Permissions permissions, AuditTrail audit, Clock clock) {
        return new TownInstruments(
                EmbeddedInstruments.read(),
                new InstrumentRows(jdbc),
                new Sealing(settings.seal()),
                permissions,
                audit,
                clock);
    }

    @Bean
    LicensedInstruments licensedInstruments(
            JdbcClient jdbc,
            TownInstruments instruments,
            InstrumentSettings settings,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        return new LicensedInstruments(
                new InstrumentRows(jdbc),
                instruments,
                new Sealing(settings.seal()),
                settings.keys(),
                permissions,
                audit,
                clock);
    }

    @Bean
    Authoring authoring(
            JdbcClient jdbc, TownInstruments instruments, Permissions permissions, AuditTrail audit, Clock clock) {
        return new Authoring(new InstrumentRows(jdbc), instruments, permissions, audit, clock);
    }

    @Bean
    Assessments assessments(
            JdbcClient jdbc,
            TownInstruments instruments,
            Records records,
            Checkups checkups,
            OfficeNotices office,
            FormEntries pages,
            Clock clock) {
        var tasks = new TaskRows(jdbc);
        return new Assessments(
                new SheetRows(jdbc), tasks, instruments, records, checkups, new CaseMail(office, tasks), pages, clock);
    }

    /** What stands on a page of the handbook is not asked again. */
    @Bean
    PageReader pageReader(ObjectProvider<Assessments> assessments) {
        return (child, form, answers) -> assessments.getObject().readPage(child, form, answers);
    }

    @Bean
    Escalation escalation(JdbcClient jdbc, OfficeNotices office, AuditTrail audit, Clock clock) {
        var tasks = new TaskRows(jdbc);
        return new Escalation(tasks, new CaseMail(office, tasks), audit, clock);
    }

    @Bean
    CheckNews checkNews(
            TownInstruments instruments,
            ToldPeople people,
            Notices notices,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new CheckNews(instruments, people, notices, audit, new TransactionTemplate(transactions), clock);
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
    CheckFigures checkFigures(JdbcClient jdbc, TownInstruments instruments, Permissions permissions, Clock clock) {
        return new CheckFigures(jdbc, instruments, permissions, clock);
    }
}
