package jp.sodachi.notice;

import java.time.Clock;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.branding.Branding;
import jp.sodachi.channel.ChannelRoom;
import jp.sodachi.channel.LineAccounts;
import jp.sodachi.channel.PushKey;
import jp.sodachi.channel.PushServices;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffMembers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of this room for every application: queueing and looking up. Sending is {@link NoticeSending}. */
@Configuration(proxyBeanMethods = false)
@Import(ChannelRoom.class)
public class NoticeRoom {

    @Bean
    OldDeliveries oldDeliveries(JdbcClient jdbc) {
        return new OldDeliveries(jdbc);
    }

    @Bean
    Notices notices(JdbcClient jdbc, Clock clock) {
        return new Notices(jdbc, clock, new MessageJson(), new Wakeups(jdbc));
    }

    @Bean
    TrialNotices trialNotices(JdbcClient jdbc, StaffMembers members, Clock clock) {
        return new TrialNotices(jdbc, members, new OfficeMail(jdbc, new Wakeups(jdbc), clock), clock);
    }

    @Bean
    OfficeNotices officeNotices(JdbcClient jdbc, Clock clock) {
        return new OfficeNotices(jdbc, new OfficeMail(jdbc, new Wakeups(jdbc), clock));
    }

    @Bean
    NoticeTemplates noticeTemplates(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        return new NoticeTemplates(jdbc, permissions, audit, clock);
    }

    @Bean
    TownNotices townNotices(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        return new TownNotices(jdbc, permissions, audit, new Wakeups(jdbc), clock);
    }

    @Bean
    NoticeLists noticeLists(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Clock clock) {
        return new NoticeLists(jdbc, permissions, audit, clock);
    }

    @Bean
    NoticePost noticePost(JdbcClient jdbc, Permissions permissions, Clock clock) {
        return new NoticePost(jdbc, permissions, clock);
    }

    @Bean
    NoticeProgress noticeProgress(JdbcClient jdbc, Permissions permissions) {
        return new NoticeProgress(jdbc, permissions);
    }

    @Bean
    NoticeReach noticeReach(JdbcClient jdbc, LineAccounts accounts, Permissions permissions) {
        return new NoticeReach(jdbc, accounts, permissions);
    }

    @Bean
    NoticeDispatch noticeDispatch(JdbcClient jdbc, Notices notices, Clock clock) {
        return new NoticeDispatch(jdbc, notices, clock);
    }

    @Bean
    MailChoices mailChoices(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        return new MailChoices(jdbc, audit, clock);
    }

    @Bean
    WayChoices wayChoices(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        return new WayChoices(jdbc, audit, clock);
    }

    @Bean
    Devices devices(JdbcClient jdbc, PushKey key, PushServices services, AuditTrail audit, Clock clock) {
        return new Devices(jdbc, key, services, audit, clock);
    }

    @Bean
    LineLinks lineLinks(JdbcClient jdbc, LineAccounts accounts, AuditTrail audit, Clock clock) {
        return new LineLinks(jdbc, accounts, new Tally(jdbc, clock), audit, clock);
    }

    @Bean
    TownWays townWays(JdbcClient jdbc, LineAccounts accounts, Permissions permissions, AuditTrail audit, Clock clock) {
        return new TownWays(jdbc, accounts, new Tally(jdbc, clock), permissions, audit);
    }

    @Bean
    NoticeInbox noticeInbox(JdbcClient jdbc, Branding branding, Clock clock) {
        return new NoticeInbox(jdbc, branding, clock);
    }
}
