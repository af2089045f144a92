package jp.sodachi.notice;

import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** How far the sending of a notice is, and whom it did not reach. Office only. */
@Transactional(readOnly = true)
public class NoticeProgress {
    private final JdbcClient jdbc;
    private final Permissions permissions;

    NoticeProgress(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * Numbers of guardians, and of children and pregnancies nobody stands for.
     *
     * @param waiting in the outbox
     * @param sent handed to the mail's provider
     * @param failed not sent, for whatever reason
     * @param read opened on the site
     * @param notReached neither sent nor read, and whoever has no account
     */
    public record Counts(int waiting, int sent, int failed, int read, int notReached) {

        /** All deliveries. */
        public int all() {
            return waiting + sent + failed;
        }

        /** Those whose fate is known. */
        public int done() {
            return sent + failed;
        }
    }

    /** How far it is. */
    public Counts count(UUID notice) {
        permissions.requireStaff(StaffRole.NURSE, "notice.read");
        return jdbc.sql("""
                        select count(*) filter (where state in ('READY', 'SENDING')) as waiting,
                               count(*) filter (where state = 'SENT') as sent,
                               count(*) filter (where state = 'FAILED') as failed,
                               count(*) filter (where read_at is not null) as read,
                               count(*) filter (where state = 'FAILED' and read_at is null and failure <> 'STOPPED')
                                   + (select count(*) from notice_missed where notice_id = :id) as not_reached
                          from notice_delivery where notice_id = :id
                        """)
                .param("id", notice)
                .query((row, _) -> new Counts(
                        row.getInt("waiting"),
                        row.getInt("sent"),
                        row.getInt("failed"),
                        row.getInt("read"),
                        row.getInt("not_reached")))
                .single();
    }

    /**
     * Somebody whom a notice did not reach.
     *
     * @param child a child of the family; null where there is only a pregnancy
     * @param pregnancy a pregnancy of the family; null where there is a child
     * @param guardian the guardian's chosen name; empty where nobody has an account, or who had one has left
     * @param phone digits only, may be empty
     * @param reason a {@link Delivery.Reason}, or {@value #NO_ACCOUNT}
     */
    public record NotReached(
            @Nullable UUID child, @Nullable UUID pregnancy, String guardian, String phone, String reason) {
        /** Nobody of the family has an account. */
        public static final String NO_ACCOUNT = "NO_ACCOUNT";
    }

    /** Whom it did not reach: at most {@code limit}, those without an account first. */
    public List<NotReached> listNotReached(UUID notice, int limit) {
        permissions.requireStaff(StaffRole.NURSE, "notice.read");
        return jdbc.sql("""
                        select case when subject_kind = 'CHILD' then subject_id end as child,
                               case when subject_kind = 'PREGNANCY' then subject_id end as pregnancy,
                               '' as name, '' as phone, 'NO_ACCOUNT' as reason, 0 as rank, subject_id as at
                          from notice_missed where notice_id = :id
                        union all
                        select (select l.child_id from identity_guardian_child l
                                 where l.guardian_id = d.guardian_id and l.ended_at is null
                                 order by l.linked_at, l.child_id limit 1),
                               (select l.pregnancy_id from identity_guardian_pregnancy l
                                 where l.guardian_id = d.guardian_id and l.ended_at is null
                                 order by l.linked_at, l.pregnancy_id limit 1),
                               coalesce(g.display_name, ''), coalesce(g.phone, ''), d.failure, 1, d.id
                          from notice_delivery d
                          left join identity_guardian g on g.id = d.guardian_id
                         where d.notice_id = :id and d.state = 'FAILED' and d.read_at is null and d.failure <> 'STOPPED'
                         order by rank, reason, at limit :limit
                        """)
                .param("id", notice)
                .param("limit", limit)
                .query((row, _) -> new NotReached(
                        row.getObject("child", UUID.class),
                        row.getObject("pregnancy", UUID.class),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("reason")))
                .list();
    }
}
