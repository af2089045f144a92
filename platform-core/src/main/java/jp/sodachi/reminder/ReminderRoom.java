package jp.sodachi.reminder;

import java.time.Clock;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.Permissions;
import jp.sodachi.layer.TownSchedules;
import jp.sodachi.notice.NoticeDispatch;
import jp.sodachi.notice.NoticeLists;
import jp.sodachi.notice.NoticeReach;
import jp.sodachi.notice.Notices;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.FamilyDistricts;
import jp.sodachi.record.Farewell;
import jp.sodachi.record.PackedChildren;
import jp.sodachi.record.ToldPeople;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of this room. */
@Configuration(proxyBeanMethods = false)
public class ReminderRoom {

    @Bean
    FamilyNews familyNews(
            Guardians guardians,
            Notices notices,
            PackedChildren packed,
            ToldPeople people,
            JdbcClient jdbc,
            Clock clock) {
        return new FamilyNews(guardians, notices, new ToldItems(jdbc), packed, people, clock);
    }

    /** A child that leaves is told nothing more from here. */
    @Bean
    Farewell farewell(FamilyNews news) {
        return whose -> {
            switch (whose.kind()) {
                case CHILD -> news.stopped(whose.id());
                case PREGNANCY -> news.pregnancyStopped(whose.id());
            }
        };
    }

    @Bean
    ReminderSettings reminderSettings(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        return new ReminderSettings(jdbc, permissions, audit, clock);
    }

    @Bean
    Reminders reminders(
            PackedChildren packed,
            ChildPlans plans,
            TownSchedules schedules,
            Notices notices,
            ToldPeople people,
            AuditTrail audit,
            JdbcClient jdbc,
            ReminderSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        ToldItems told = new ToldItems(jdbc);
        return new Reminders(
                packed,
                new NightLook(packed, new NightBook(jdbc)),
                new FamilyTelling(notices, told, people, audit),
                notices,
                plans,
                schedules,
                told,
                settings,
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    PlainLook plainLook(PackedChildren packed, ChildPlans plans, ReminderSettings settings) {
        return new PlainLook(packed, plans, settings);
    }

    @Bean
    AudienceFinder audienceFinder(
            ToldPeople people, ChildPlans plans, Guardians guardians, FamilyDistricts districts, NoticeLists lists) {
        return new AudienceFinder(people, plans, guardians, districts, lists);
    }

    @Bean
    NoticeAudience noticeAudience(AudienceFinder finder, NoticeReach reach, ToldPeople people, Clock clock) {
        return new NoticeAudience(finder, reach, people, clock);
    }

    @Bean
    NoticePlanning noticePlanning(
            NoticeDispatch dispatch,
            AudienceFinder finder,
            ToldPeople people,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new NoticePlanning(dispatch, finder, people, audit, new TransactionTemplate(transactions), clock);
    }
}
