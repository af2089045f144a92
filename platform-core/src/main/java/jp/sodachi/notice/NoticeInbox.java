package jp.sodachi.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.branding.Brand;
import jp.sodachi.branding.Branding;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The town's notices as the signed-in guardian finds them on the site, whatever became of the mail. What was stopped or
 * taken back is not there, nor anything of another guardian.
 */
@Transactional
public class NoticeInbox {
    private static final Duration RECENT = Duration.ofDays(3);
    private static final int MOST_URGENT = 20;

    private final JdbcClient jdbc;
    private final Branding branding;
    private final Clock clock;

    NoticeInbox(JdbcClient jdbc, Branding branding, Clock clock) {
        this.jdbc = jdbc;
        this.branding = branding;
        this.clock = clock;
    }

    /** One notice in the list. */
    public record Line(UUID delivery, UUID notice, Letter letter, Instant at, boolean read) {}

    /** The newest notices; an unread emergency of the last three days stands on top. */
    public List<Line> list(Locale reader, int limit) {
        return find(reader, null, limit);
    }

    /** Unread emergencies of the last three days. */
    public List<Line> listUrgent(Locale reader) {
        return find(reader, null, MOST_URGENT).stream()
                .filter(line -> line.letter().urgent()
                        && !line.read()
                        && line.at().isAfter(clock.instant().minus(RECENT)))
                .toList();
    }

    /** Opens one notice; from now on it counts as read. Empty when there is none for this guardian. */
    public Optional<Line> open(UUID delivery, Locale reader) {
        Optional<Line> line = find(reader, delivery, 1).stream().findFirst();
        line.filter(one -> !one.read())
                .ifPresent(
                        one -> jdbc.sql("update notice_delivery set read_at = :now where id = :id and read_at is null")
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .param("id", delivery)
                                .update());
        return line;
    }

    /** A notice to which a guardian may write back. */
    public record Answerable(UUID notice, UUID guardian) {}

    /** The notice of a delivery to the signed-in guardian, if it asks for a reply. */
    public Optional<Answerable> findAnswerable(UUID delivery) {
        return subject()
                .flatMap(subject -> jdbc.sql("""
                        select d.notice_id, d.guardian_id
                          from identity_guardian g
                          join notice_delivery d on d.guardian_id = g.id
                          join notice_town_notice n on n.id = d.notice_id
                         where g.subject = :subject and d.id = :delivery and n.action = 'REPLY'
                           and coalesce(d.failure, '') not in ('STOPPED', 'CALLED_BACK')
                           and (d.attempts > 0 or d.not_before <= :now)
                        """)
                        .param("subject", subject)
                        .param("delivery", delivery)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, _) -> new Answerable(
                                row.getObject("notice_id", UUID.class), row.getObject("guardian_id", UUID.class)))
                        .optional());
    }

    /** How many notices the signed-in guardian has not opened yet; none for anybody else. */
    public int countUnread() {
        return subject()
                .map(subject -> jdbc.sql("""
                        select count(*)
                          from identity_guardian g
                          join notice_delivery d on d.guardian_id = g.id
                         where g.subject = :subject and d.notice_id is not null and d.read_at is null
                           and coalesce(d.failure, '') not in ('STOPPED', 'CALLED_BACK')
                           and (d.attempts > 0 or d.not_before <= :now)
                           and not exists (select from notice_town_notice n
                                            where n.id = d.notice_id and n.content_gone_at is not null)
                        """)
                        .param("subject", subject)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .orElse(0);
    }

    private List<Line> find(Locale reader, @Nullable UUID only, int limit) {
        Brand brand = branding.current();
        return subject()
                .map(subject -> jdbc.sql("""
                        select n.*, d.id as delivery_id, coalesce(d.args -> 'children', '[]') as children, d.created_at, d.read_at
                          from identity_guardian g
                          join notice_delivery d on d.guardian_id = g.id
                          join notice_town_notice n on n.id = d.notice_id
                         where g.subject = :subject
                           and (cast(:only as uuid) is null or d.id = :only)
                           and coalesce(d.failure, '') not in ('STOPPED', 'CALLED_BACK')
                           and (d.attempts > 0 or d.not_before <= :now) and n.content_gone_at is null
                         order by (n.urgent and d.read_at is null and d.created_at > :recent) desc,
                                  d.created_at desc, d.id desc
                         limit :limit
                        """)
                        .param("subject", subject)
                        .param("only", only)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("recent", clock.instant().minus(RECENT).atOffset(ZoneOffset.UTC))
                        .param("limit", limit)
                        .query((row, number) -> new Line(
                                row.getObject("delivery_id", UUID.class),
                                row.getObject("id", UUID.class),
                                NoticeLetters.write(
                                        NoticeRows.notice(row, number).content(),
                                        new MessageJson().names(row.getString("children")),
                                        TenantScope.current(),
                                        brand,
                                        reader),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getObject("read_at") != null))
                        .list())
                .orElse(List.of());
    }

    private static Optional<String> subject() {
        return CurrentActor.get() instanceof Actor.Parent parent ? Optional.of(parent.subject()) : Optional.empty();
    }
}
