package jp.sodachi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.channel.Way;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** How far the sending of a notice is, and whom it did not reach. Office only. */
@Transactional(readOnly = true)
public class NoticeProgress {
    /** Of a row of {@code notice_missed}: the child has died or moved, the pregnancy ended without a birth alive or moved. */
    private static final String MISSED_IS_STOPPED = """
            exists (select from record_child c where c.id = subject_id and c.standing <> 'HERE')
            or exists (select from record_pregnancy p where p.id = subject_id and p.state in ('ENDED', 'MOVED'))
            """;

    /**
     * Of a delivery {@code d} of a notice {@code n}: of none of those for whom the guardian stands anything is said any more, or of
     * none of those whom the notice names or concerns.
     */
    private static final String FAMILY_IS_STOPPED = """
            (select count(*) filter (where f.told) = 0 and count(*) > 0
                    or count(*) filter (where f.meant and not f.told) > 0 and count(*) filter (where f.meant and f.told) = 0
               from (select c.standing = 'HERE' as told,
                            coalesce(jsonb_exists(d.args -> 'children',
                                                  regexp_replace(btrim(c.name), '^[^[:space:]　]+[[:space:]　]+', '')), false) as meant
                       from identity_guardian_child l join record_child c on c.id = l.child_id
                      where l.guardian_id = d.guardian_id and l.ended_at is null
                     union all
                     select p.state = 'ONGOING', n.segment ->> 'audience' = 'PREGNANCIES'
                       from identity_guardian_pregnancy l join record_pregnancy p on p.id = l.pregnancy_id
                      where l.guardian_id = d.guardian_id and l.ended_at is null and p.state <> 'BORN') f)
            """;

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
     * @param sent handed to a provider: mail, notification, LINE
     * @param by on which way; an emergency is told on every way, so these may be more than {@code sent}. Of deliveries that are no
     *     longer kept it is not known any more
     * @param onSite on the site alone, as the guardian has chosen; nobody is called there
     * @param unreadOnSite of those, who has not opened it yet
     * @param failed not sent, for whatever reason
     * @param read opened on the site
     * @param notReached neither sent nor read, and whoever has no account; who looks on the site by choice is not among them
     * @param withoutAccount of those not reached, families nobody of which has an account
     */
    public record Counts(
            int waiting,
            int sent,
            Told by,
            int onSite,
            int unreadOnSite,
            int failed,
            int read,
            int notReached,
            int withoutAccount) {

        /** Whether it is still known on which ways all of them were told. */
        public boolean knowsWays() {
            return sent > 0 && by.push() + by.line() + by.mail() >= sent;
        }

        /** Not sent, and not to be followed up: read on the site all the same, or stopped by the office. */
        public int settled() {
            return failed - (notReached - withoutAccount);
        }

        /** All deliveries. */
        public int all() {
            return waiting + done();
        }

        /** Those whose fate is known. */
        public int done() {
            return sent + onSite + failed;
        }

        /** Whether it concerned nobody at all. */
        public boolean isNobody() {
            return all() + notReached == 0;
        }

        /** Whether the office has something to look after: somebody not reached, or who has not looked yet. */
        public boolean leavesSomebody() {
            return notReached + unreadOnSite > 0;
        }
    }

    /** How many guardians were told on which way. */
    public record Told(int push, int line, int mail) {}

    /** How far it is. */
    public Counts count(UUID notice) {
        permissions.requireStaff(StaffRole.NURSE, "notice.read");
        return jdbc.sql("""
                        select count(d.id) filter (where d.state in ('READY', 'SENDING')) as waiting,
                               n.kept_sent + count(d.id) filter (where d.state = 'SENT' and d.channel <> 'SITE') as sent,
                               count(d.id) filter (where d.state = 'SENT' and d.channel = 'PUSH'
                                                      or d.state <> 'FAILED' and d.tried @> '[{"way": "PUSH", "reason": "TOLD"}]')
                                   as push,
                               count(d.id) filter (where d.state = 'SENT' and d.channel = 'LINE'
                                                      or d.state <> 'FAILED' and d.tried @> '[{"way": "LINE", "reason": "TOLD"}]')
                                   as line,
                               count(d.id) filter (where d.state = 'SENT' and d.channel = 'MAIL'
                                                      or d.state <> 'FAILED' and d.tried @> '[{"way": "MAIL", "reason": "TOLD"}]')
                                   as mail,
                               n.kept_site + count(d.id) filter (where d.state = 'SENT' and d.channel = 'SITE') as on_site,
                               n.kept_site_unread
                                   + count(d.id) filter (where d.state = 'SENT' and d.channel = 'SITE' and d.read_at is null
                                                           and d.failure is null)
                                   as unread_on_site,
                               n.kept_failed + count(d.id) filter (where d.state = 'FAILED') as failed,
                               n.kept_read + count(d.id) filter (where d.read_at is not null) as read,
                               n.kept_missed
                                   + count(d.id) filter (where d.state = 'FAILED' and d.read_at is null
                                                           and d.failure <> 'STOPPED')
                                   + (select count(*) from notice_missed where notice_id = :id) as not_reached,
                               (select count(*) from notice_missed where notice_id = :id) as without_account
                          from notice_town_notice n left join notice_delivery d on d.notice_id = n.id
                         where n.id = :id group by n.id
                        """)
                .param("id", notice)
                .query((row, _) -> new Counts(
                        row.getInt("waiting"),
                        row.getInt("sent"),
                        new Told(row.getInt("push"), row.getInt("line"), row.getInt("mail")),
                        row.getInt("on_site"),
                        row.getInt("unread_on_site"),
                        row.getInt("failed"),
                        row.getInt("read"),
                        row.getInt("not_reached"),
                        row.getInt("without_account")))
                .single();
    }

    /**
     * Somebody whom a notice did not reach.
     *
     * @param child a child of the family; null where there is only a pregnancy
     * @param pregnancy a pregnancy of the family; null where there is a child
     * @param guardian the guardian's chosen name; where nobody has an account whom the office calls about the family; may be
     *     empty, and is for a protected family
     * @param phone digits only, may be empty
     * @param reason a {@link Delivery.Reason}, or {@value #NO_ACCOUNT}
     * @param delivery the delivery that failed; null where nobody has an account
     * @param language the tag of the language that the guardian reads; Japanese where nobody has an account
     * @param children all children the guardian stands for now; the missed child itself where nobody has an account
     * @param named the given names that stood in the delivery
     * @param letterAt when a letter was printed; null while none was
     * @param letterBy who printed it; empty while nobody did
     * @param way on which it failed last; null where nobody has an account, or a later version took a way that this one does not know
     */
    public record NotReached(
            @Nullable UUID child,
            @Nullable UUID pregnancy,
            String guardian,
            String phone,
            String reason,
            @Nullable UUID delivery,
            String language,
            List<UUID> children,
            List<String> named,
            @Nullable Instant letterAt,
            String letterBy,
            @Nullable Way way) {
        public NotReached {
            children = List.copyOf(children);
            named = List.copyOf(named);
        }

        /** Whether the guardian has chosen to look on the site and has not looked yet. */
        public boolean looksOnSite() {
            return reason.equals(UNREAD);
        }

        /** Nobody of the family has an account. */
        public static final String NO_ACCOUNT = "NO_ACCOUNT";

        /** On the site alone by the guardian's own choice, and not opened yet. */
        public static final String UNREAD = "UNREAD";
    }

    /**
     * Whom it did not reach; nobody is to be called about somebody of whom nothing is said any more, whatever had kept the notice
     * from them. Those without an account first, and after them who looks on the site by own choice and has not yet.
     *
     * @param skip how many of the list's beginning are left out
     */
    public List<NotReached> listNotReached(UUID notice, int skip, int limit) {
        permissions.requireStaff(StaffRole.NURSE, "notice.read");
        return jdbc.sql("""
                        select case when subject_kind = 'CHILD' then subject_id end as child,
                               case when subject_kind = 'PREGNANCY' then subject_id end as pregnancy,
                               coalesce((select c.contact_name from record_child c
                                          where c.id = subject_id and not c.shielded),
                                        (select p.contact_name from record_pregnancy p
                                          where p.id = subject_id and not p.shielded
                                            and not exists (select from record_child c
                                                             where c.family_id = p.family_id and c.shielded)), '') as name,
                               coalesce((select c.contact_phone from record_child c
                                          where c.id = subject_id and not c.shielded and not stopped),
                                        (select p.contact_phone from record_pregnancy p
                                          where p.id = subject_id and not p.shielded and not stopped
                                            and not exists (select from record_child c
                                                             where c.family_id = p.family_id and c.shielded)), '') as phone,
                               case when stopped then 'CALLED_BACK' else 'NO_ACCOUNT' end as reason, 0 as rank, subject_id as at,
                               null as delivery, 'ja' as language,
                               case when subject_kind = 'CHILD' then array[subject_id] else '{}' end as children,
                               '[]' as named, letter_at, coalesce(letter_by, '') as letter_by, null as way
                          from notice_missed cross join lateral (select
                        """ + MISSED_IS_STOPPED + """
                               as stopped) s
                         where notice_id = :id
                        union all
                        select (select l.child_id from identity_guardian_child l join record_child c on c.id = l.child_id
                                 where l.guardian_id = d.guardian_id and l.ended_at is null
                                 order by c.standing = 'HERE' desc, l.linked_at, l.child_id limit 1),
                               (select l.pregnancy_id from identity_guardian_pregnancy l
                                 where l.guardian_id = d.guardian_id and l.ended_at is null
                                 order by l.linked_at, l.pregnancy_id limit 1),
                               case when s.shielded then '' else coalesce(g.display_name, '') end,
                               case when s.shielded or s.stopped then '' else coalesce(g.phone, '') end,
                               case when s.stopped then 'CALLED_BACK' else coalesce(d.failure, 'UNREAD') end,
                               case when d.state = 'FAILED' then 1 else 2 end, d.id,
                               d.id, coalesce(g.language, 'ja'),
                               array(select l.child_id from identity_guardian_child l
                                      where l.guardian_id = d.guardian_id and l.ended_at is null
                                      order by l.linked_at, l.child_id),
                               coalesce(d.args ->> 'children', '[]'), d.letter_at, coalesce(d.letter_by, ''), d.channel
                          from notice_delivery d
                          left join identity_guardian g on g.id = d.guardian_id
                          join notice_town_notice n on n.id = d.notice_id
                         cross join lateral (
                               select exists (select from identity_guardian_child l join record_child c on c.id = l.child_id
                                               where l.guardian_id = d.guardian_id and l.ended_at is null and c.shielded)
                                   or exists (select from identity_guardian_pregnancy l
                                                join record_pregnancy p on p.id = l.pregnancy_id
                                               where l.guardian_id = d.guardian_id and l.ended_at is null
                                                 and (p.shielded
                                                      or exists (select from record_child c
                                                                  where c.family_id = p.family_id and c.shielded)))
                                      as shielded,
                        """ + FAMILY_IS_STOPPED + """
                                      as stopped) s
                         where d.notice_id = :id and d.read_at is null
                           and (d.state = 'FAILED' and d.failure <> 'STOPPED'
                                or d.state = 'SENT' and d.channel = 'SITE' and d.failure is null)
                         order by rank, reason, at limit :limit offset :skip
                        """)
                .param("id", notice)
                .param("limit", limit)
                .param("skip", skip)
                .query(NoticeProgress::notReached)
                .list();
    }

    /** The children and pregnancies of everybody whom it concerned, reached or not; ids only. */
    public Set<UUID> listConcerned(UUID notice) {
        permissions.requireStaff(StaffRole.NURSE, "notice.read");
        return Set.copyOf(jdbc.sql("""
                        select subject_id from notice_missed where notice_id = :id
                        union
                        select l.child_id from notice_delivery d
                          join identity_guardian_child l on l.guardian_id = d.guardian_id
                         where d.notice_id = :id
                        union
                        select l.pregnancy_id from notice_delivery d
                          join identity_guardian_pregnancy l on l.guardian_id = d.guardian_id
                         where d.notice_id = :id
                        """).param("id", notice).query(UUID.class).list());
    }

    private static NotReached notReached(ResultSet row, int number) throws SQLException {
        return new NotReached(
                row.getObject("child", UUID.class),
                row.getObject("pregnancy", UUID.class),
                row.getString("name"),
                row.getString("phone"),
                reason(row.getString("reason")),
                row.getObject("delivery", UUID.class),
                row.getString("language"),
                List.of((UUID[]) row.getArray("children").getArray()),
                new MessageJson().names(row.getString("named")),
                NoticeRows.instant(row, "letter_at"),
                row.getString("letter_by"),
                row.getString("way") == null
                        ? null
                        : Way.find(row.getString("way")).orElse(null));
    }

    private static String reason(String name) {
        return name.equals(NotReached.NO_ACCOUNT) || name.equals(NotReached.UNREAD)
                ? name
                : Delivery.Reason.read(name).name();
    }
}
