package jp.sodachi.deploy.worker;

import jp.sodachi.channel.MailChannel;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.layer.TownSchedules;
import jp.sodachi.notice.Notices;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Records;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What stories add to the worker: a clock they move, a provider they upset, families. */
@TestConfiguration(proxyBeanMethods = false)
class StoryBeans {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    @Primary
    Provider provider(@Qualifier("mailChannel") MailChannel smtp) {
        return new Provider(smtp);
    }

    @Bean
    SuddenEnd suddenEnd() {
        return new SuddenEnd();
    }

    @Bean
    FamilyMaker familyMaker(
            Guardians guardians,
            StaffMembers members,
            Records records,
            Notices notices,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        return new FamilyMaker(guardians, members, records, notices, jdbc, transactions);
    }

    @Bean
    FullRecord fullRecord(
            FamilyMaker families,
            Records records,
            Measurements measurements,
            Photos photos,
            ChildStates states,
            JdbcClient jdbc,
            MovableClock clock) {
        return new FullRecord(families, records, measurements, photos, states, jdbc, clock);
    }

    @Bean
    LayerMaker layerMaker(TownSchedules schedules, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new LayerMaker(schedules, jdbc, transactions);
    }
}
