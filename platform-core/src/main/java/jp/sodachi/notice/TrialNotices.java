package jp.sodachi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import jp.sodachi.identity.Secrets;
import jp.sodachi.identity.StaffMember;
import jp.sodachi.identity.StaffMembers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Trial mails to the town's own office: that mail arrives is proved by the link in it, opened by whom it went to. They leave
 * through the same outbox as everything else.
 */
@Transactional
public class TrialNotices {
    private static final int SHOWN = 30;

    private final JdbcClient jdbc;
    private final StaffMembers members;
    private final OfficeMail mails;
    private final Clock clock;

    TrialNotices(JdbcClient jdbc, StaffMembers members, OfficeMail mails, Clock clock) {
        this.jdbc = jdbc;
        this.members = members;
        this.mails = mails;
        this.clock = clock;
    }

    /** Where a trial mail stands; RECEIVED when its link was opened. */
    public enum State {
        READY,
        SENDING,
        SENT,
        FAILED,
        RECEIVED
    }

    /** One trial mail. */
    public record Trial(
            String name,
            State state,
            Instant queuedAt,
            @Nullable Instant receivedAt) {}

    /**
     * Queues one mail to everybody who works in the office now. Admins only.
     *
     * @return how many
     */
    public int send() {
        var here = members.list().stream()
                .filter(member -> member.state() == StaffMember.State.ACTIVE)
                .toList();
        var now = clock.instant();
        for (var member : here) {
            var secret = Secrets.fresh();
            jdbc.sql("""
                            insert into notice_trial (id, staff_id, secret, state, queued_at)
                            values (:id, :staff, :secret, 'READY', :now)
                            """)
                    .param("id", mails.queue(member.id(), new Message.MailTrial(secret)))
                    .param("staff", member.id())
                    .param("secret", secret)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return here.size();
    }

    /** The latest trial mails, newest first. */
    public List<Trial> list() {
        return jdbc.sql("""
                        select s.display_name, t.queued_at, t.received_at,
                               case when t.state = 'RECEIVED' then t.state else coalesce(d.state, t.state) end as state
                          from notice_trial t join identity_staff s on s.id = t.staff_id
                          left join notice_delivery d on d.id = t.id
                         order by t.queued_at desc, s.display_name limit :most
                        """).param("most", SHOWN).query(TrialNotices::read).list();
    }

    /**
     * Notes that the signed-in person has opened the link in the mail; opening it again changes nothing.
     *
     * @return false when no mail with this secret went to this person
     */
    public boolean receive(String secret) {
        return members.findMe()
                .map(me -> jdbc.sql("""
                                update notice_trial
                                   set state = 'RECEIVED', received_at = coalesce(received_at, :now)
                                 where secret = :secret and staff_id = :me
                                """)
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .param("secret", secret)
                                .param("me", me.id())
                                .update()
                        == 1)
                .orElse(false);
    }

    /**
     * How many trial mails were received.
     *
     * @param owner the town's tables, in a transaction of whoever may only count
     */
    public static int countReceived(JdbcClient owner) {
        return owner.sql("select count(*) from notice_trial where state = 'RECEIVED'")
                .query(Integer.class)
                .single();
    }

    private static Trial read(ResultSet row, int number) throws SQLException {
        var received = row.getObject("received_at", OffsetDateTime.class);
        return new Trial(
                row.getString("display_name"),
                State.valueOf(row.getString("state")),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                received == null ? null : received.toInstant());
    }
}
