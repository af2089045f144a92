package jp.sodachi.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Deliveries that ended, and words that were said, long ago. */
public class OldDeliveries {
    /** Stands where the words stood; no page shows it, since each looks at the moment first. */
    private static final NoticeTexts GONE =
            new NoticeTexts(Map.of(NoticeTexts.SOURCE, new NoticeText("—", "—", "", NoticeText.Mark.WRITTEN)));

    private final JdbcClient jdbc;

    OldDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Deletes the present town's deliveries that were sent or given up before {@code moment}; how many of them a notice had, and
     * what became of them, is added to what the notice keeps. Jobs only.
     *
     * @return how many rows went
     */
    @Transactional
    public int clear(Instant moment) {
        return jdbc.sql("""
                        with gone as (
                            delete from notice_delivery where state in ('SENT', 'FAILED') and ended_at < :moment
                            returning notice_id, state, channel, read_at, failure),
                        sums as (
                            select notice_id, count(*) filter (where state = 'SENT' and channel <> 'SITE') as sent,
                                   count(*) filter (where state = 'SENT' and channel = 'SITE') as site,
                                   count(*) filter (where state = 'SENT' and channel = 'SITE' and read_at is null
                                                      and failure is null) as site_unread,
                                   count(*) filter (where state = 'FAILED') as failed,
                                   count(*) filter (where read_at is not null) as read,
                                   count(*) filter (where state = 'FAILED' and read_at is null and failure <> 'STOPPED')
                                       as missed
                              from gone where notice_id is not null group by notice_id),
                        kept as (
                            update notice_town_notice n
                               set kept_sent = n.kept_sent + s.sent, kept_site = n.kept_site + s.site,
                                   kept_site_unread = n.kept_site_unread + s.site_unread, kept_failed = n.kept_failed + s.failed,
                                   kept_read = n.kept_read + s.read, kept_missed = n.kept_missed + s.missed
                              from sums s where s.notice_id = n.id)
                        select count(*) from gone
                        """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /**
     * Takes out what was said before {@code moment}: the fields of deliveries that were sent or given up, and the words of
     * notices that were sent, stopped or thrown away. Names of notices, numbers, times and states stay. Jobs only.
     *
     * @return out of how many rows it went
     */
    @Transactional
    public int clearContent(Instant moment, Instant now) {
        var before = moment.atOffset(ZoneOffset.UTC);
        int deliveries = jdbc.sql("""
                        update notice_delivery set args = '{}'
                         where state in ('SENT', 'FAILED') and ended_at < :moment and args <> '{}'
                        """).param("moment", before).update();
        int notices = jdbc.sql("""
                        update notice_town_notice
                           set texts = cast(:gone as jsonb), remark = '', content_gone_at = :now
                         where state in ('SENT', 'STOPPED', 'DISCARDED') and ended_at < :moment and content_gone_at is null
                        """)
                .param("gone", new NoticeJson().texts(GONE))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("moment", before)
                .update();
        return deliveries + notices;
    }
}
