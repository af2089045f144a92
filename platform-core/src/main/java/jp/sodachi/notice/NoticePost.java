package jp.sodachi.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import org.jspecify.annotations.Nullable;
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

    /**
     * Notes that letters were printed for these, by the signed-in person, now: at one moment, by which they are found together.
     *
     * @param before when letters were printed for them before; null for never
     * @return false when somebody else was faster with at least one; the caller then undoes what was noted
     */
    public boolean markPrinted(UUID notice, Collection<NoticeProgress.NotReached> families, @Nullable Instant before) {
        var actor = permissions.requireStaff(StaffRole.NURSE, "notice.letter.print");
        Instant now = clock.instant();
        var deliveries = new ArrayList<UUID>();
        var subjects = new ArrayList<UUID>();
        families.forEach(one -> {
            if (one.delivery() == null) {
                subjects.add(Objects.requireNonNull(one.child() == null ? one.pregnancy() : one.child()));
            } else {
                deliveries.add(one.delivery());
            }
        });
        int marked = mark("notice_missed", "subject_id", notice, subjects, actor.name(), now, before)
                + mark("notice_delivery", "id", notice, deliveries, actor.name(), now, before);
        return marked == families.size();
    }

    private int mark(
            String table, String key, UUID notice, List<UUID> ids, String by, Instant now, @Nullable Instant before) {
        return jdbc.sql("""
                        update %s set letter_at = :now, letter_by = :by
                         where notice_id = :notice and %s = any (cast(:ids as uuid[]))
                           and letter_at is not distinct from cast(:before as timestamptz)
                        """.formatted(table, key))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("notice", notice)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Somebody for whom a letter was printed, whatever became of them since.
     *
     * @param subjects the children of the guardian, or the pregnancies; the missed child or pregnancy where nobody has an account
     * @param named whether the letter named children
     */
    public record Printed(Instant at, String by, List<UUID> subjects, boolean named) {
        public Printed {
            subjects = List.copyOf(subjects);
        }
    }

    /** For whom letters were printed, those printed last first. */
    public List<Printed> listPrinted(UUID notice) {
        permissions.requireStaff(StaffRole.NURSE, "notice.letter.read");
        return jdbc.sql("""
                        select letter_at, letter_by, array[subject_id] as subjects, false as named
                          from notice_missed where notice_id = :notice and letter_at is not null
                        union all
                        select d.letter_at, d.letter_by,
                               case when children <> '{}' then children
                                    else array(select l.pregnancy_id from identity_guardian_pregnancy l
                                                where l.guardian_id = d.guardian_id order by l.linked_at, l.pregnancy_id) end,
                               coalesce(d.args ->> 'children', '[]') <> '[]'
                          from notice_delivery d
                         cross join lateral (
                               select array(select l.child_id from identity_guardian_child l
                                             where l.guardian_id = d.guardian_id
                                             order by l.ended_at is not null, l.linked_at, l.child_id) as children) c
                         where d.notice_id = :notice and d.letter_at is not null
                         order by letter_at desc, letter_by, subjects
                        """)
                .param("notice", notice)
                .query((row, _) -> new Printed(
                        row.getTimestamp("letter_at").toInstant(),
                        row.getString("letter_by"),
                        List.of((UUID[]) row.getArray("subjects").getArray()),
                        row.getBoolean("named")))
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
