package jp.sodachi.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Which letters were printed for whom a notice did not reach, by whom and when. The record has no addresses. Office only. */
@Transactional
public class NoticePost {
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Clock clock;

    NoticePost(JdbcClient jdbc, Permissions permissions, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Notes that letters were printed for these, by the signed-in person, now. */
    public void markPrinted(UUID notice, Collection<NoticeProgress.NotReached> families) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "notice.letter.print");
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        for (var one : families) {
            var subject = one.child() == null ? one.pregnancy() : one.child();
            int marked = one.delivery() == null
                    ? jdbc.sql("""
                            update notice_missed set letter_at = :now, letter_by = :by
                             where notice_id = :notice and subject_id = :subject
                            """)
                            .param("now", now)
                            .param("by", actor.name())
                            .param("notice", notice)
                            .param("subject", subject)
                            .update()
                    : jdbc.sql("""
                            update notice_delivery set letter_at = :now, letter_by = :by
                             where notice_id = :notice and id = :delivery
                            """)
                            .param("now", now)
                            .param("by", actor.name())
                            .param("notice", notice)
                            .param("delivery", one.delivery())
                            .update();
            if (marked != 1) {
                throw new IllegalStateException("A letter is for somebody who was not reached.");
            }
        }
    }

    /** A bundle that was printed: how many letters' rows, by whom and when. */
    public record Printed(Instant at, String by, int rows) {}

    /** What was printed for a notice, the newest first. */
    public List<Printed> listPrinted(UUID notice) {
        permissions.requireStaff(StaffRole.NURSE, "notice.letter.read");
        return jdbc.sql("""
                        select letter_at, letter_by, count(*) as rows from (
                            select letter_at, letter_by from notice_missed where notice_id = :notice and letter_at is not null
                            union all
                            select letter_at, letter_by from notice_delivery where notice_id = :notice and letter_at is not null) l
                         group by letter_at, letter_by order by letter_at desc
                        """)
                .param("notice", notice)
                .query((row, _) -> new Printed(
                        row.getTimestamp("letter_at").toInstant(), row.getString("letter_by"), row.getInt("rows")))
                .list();
    }

    /** A letter to a family. */
    public record OfFamily(String notice, Instant at, String by) {}

    /**
     * The letters printed for the family of a child or a pregnancy, the newest first. The caller has opened it.
     *
     * @param subject the child's or the pregnancy's id
     */
    public List<OfFamily> listOf(UUID subject) {
        permissions.requireStaff(StaffRole.NURSE, "notice.letter.read");
        return jdbc.sql("""
                        select n.name, l.letter_at, l.letter_by from (
                            select notice_id, letter_at, letter_by from notice_missed
                             where subject_id = :subject and letter_at is not null
                            union all
                            select d.notice_id, d.letter_at, d.letter_by
                              from identity_guardian_child g join notice_delivery d on d.guardian_id = g.guardian_id
                             where g.child_id = :subject and g.ended_at is null and d.letter_at is not null
                            union all
                            select d.notice_id, d.letter_at, d.letter_by
                              from identity_guardian_pregnancy g join notice_delivery d on d.guardian_id = g.guardian_id
                             where g.pregnancy_id = :subject and g.ended_at is null and d.letter_at is not null) l
                          join notice_town_notice n on n.id = l.notice_id
                         order by l.letter_at desc
                        """)
                .param("subject", subject)
                .query((row, _) -> new OfFamily(
                        row.getString("name"), row.getTimestamp("letter_at").toInstant(), row.getString("letter_by")))
                .list();
    }
}
