package jp.sodachi.notice;

import java.time.Clock;
import jp.sodachi.identity.StaffMembers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of this room for every application: queueing and looking up. Sending is {@link NoticeSending}. */
@Configuration(proxyBeanMethods = false)
public class NoticeRoom {

    @Bean
    Notices notices(JdbcClient jdbc, Clock clock) {
        return new Notices(jdbc, clock, new MessageJson(), new Wakeups(jdbc));
    }

    @Bean
    TrialNotices trialNotices(JdbcClient jdbc, StaffMembers members, Clock clock) {
        return new TrialNotices(jdbc, members, new Wakeups(jdbc), clock);
    }
}
