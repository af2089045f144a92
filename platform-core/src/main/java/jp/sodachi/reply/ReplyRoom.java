package jp.sodachi.reply;

import java.time.Clock;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.notice.NoticeInbox;
import jp.sodachi.notice.Notices;
import jp.sodachi.notice.OfficeNotices;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Records;
import jp.sodachi.record.ToldPeople;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of this room. */
@Configuration(proxyBeanMethods = false)
public class ReplyRoom {
    @Bean
    FamilyReplies familyReplies(JdbcClient jdbc, NoticeInbox inbox, AuditTrail audit, Clock clock) {
        return new FamilyReplies(jdbc, inbox, audit, clock);
    }

    @Bean
    ReplyDesk replyDesk(
            JdbcClient jdbc,
            Permissions permissions,
            Records records,
            Pregnancies pregnancies,
            ToldPeople people,
            StaffMembers members,
            Notices notices,
            OfficeNotices office,
            AuditTrail audit,
            Clock clock) {
        return new ReplyDesk(jdbc, permissions, records, pregnancies, people, members, notices, office, audit, clock);
    }

    @Bean
    OldReplies oldReplies(JdbcClient jdbc) {
        return new OldReplies(jdbc);
    }
}
