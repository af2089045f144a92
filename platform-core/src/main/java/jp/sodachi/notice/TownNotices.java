package jp.sodachi.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The town's notices, from draft to approval. Office only. A change answers false, and changed nothing, when somebody else
 * was faster: the row is no longer in the state or version the change started from.
 */
@Transactional
public class TownNotices {
    private static final NoticeJson JSON = new NoticeJson();
    private static final int LONGEST_REMARK = 200;

    /**
     * How many wait for a second person other than {@code :subject}, who asks: a part of the one statement that counts what stands
     * beside every page of the office.
     */
    public static final String TO_APPROVE = """
            (select count(*) from notice_town_notice where state = 'PROPOSED' and not (:subject = any (editor_ids)))
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Wakeups wakeups;
    private final Clock clock;

    TownNotices(JdbcClient jdbc, Permissions permissions, AuditTrail audit, Wakeups wakeups, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** The newest notices, those thrown away left out. */
    public List<TownNotice> list(int limit) {
        permissions.requireStaff(StaffRole.NURSE, "notice.read");
        return jdbc.sql("""
                        select * from notice_town_notice where state <> 'DISCARDED' order by edited_at desc, id limit :limit
                        """).param("limit", limit).query(NoticeRows::notice).list();
    }

    /** Those to a list that were handed in and have not been sent to the end: whoever is put into it now is told by none of them. */
    public List<TownNotice> listAgreedTo(UUID list) {
        permissions.requireStaff(StaffRole.NURSE, "notice.read");
        return jdbc.sql("""
                        select * from notice_town_notice
                         where state in ('PROPOSED', 'APPROVED', 'SENDING') and segment ->> 'list' = :list order by proposed_at, id
                        """)
                .param("list", list.toString())
                .query(NoticeRows::notice)
                .list();
    }

    /** One notice. */
    public Optional<TownNotice> find(UUID id) {
        permissions.requireStaff(StaffRole.NURSE, "notice.read");
        return jdbc.sql("select * from notice_town_notice where id = :id")
                .param("id", id)
                .query(NoticeRows::notice)
                .optional();
    }

    /** Begins a draft; its id. */
    public UUID begin(NoticeContent content) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.save");
        UUID id = Ids.next();
        written(jdbc.sql("""
                        insert into notice_town_notice
                               (id, name, texts, action, link, segment, urgent, send_at, state, editor_ids, edited_by,
                                edited_at, remark, version)
                        values (:id, :name, :texts::jsonb, :action, :link, :segment::jsonb, :urgent, :sendAt, 'DRAFT',
                                array[:me], :by, :now, '', 1)
                        """), content, actor).param("id", id).update();
        audit.record(actor.does("notice.save", null, id));
        return id;
    }

    /** Saves a draft as changed from {@code version}. */
    public boolean save(UUID id, int version, NoticeContent content) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.save");
        audit.record(actor.does("notice.save", null, id));
        return written(jdbc.sql("""
                        update notice_town_notice
                           set name = :name, texts = :texts::jsonb, action = :action, link = :link,
                               segment = :segment::jsonb, urgent = :urgent, send_at = :sendAt,
                               editor_ids = case when :me = any (editor_ids) then editor_ids
                                                 else editor_ids || :me::text end,
                               edited_by = :by, edited_at = :now, version = version + 1
                         where id = :id and state = 'DRAFT' and version = :version
                        """), content, actor)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, NoticeContent content, Actor actor) {
        return statement
                .param("name", content.name())
                .param("texts", JSON.texts(content.texts()))
                .param("action", content.action().kind().name())
                .param("link", content.action().link())
                .param("segment", JSON.segment(content.segment()))
                .param("urgent", content.urgent())
                .param("sendAt", at(content.sendAt()))
                .param("me", subjectOf(actor))
                .param("by", actor.name())
                .param("now", at(clock.instant()));
    }

    /**
     * Lays a draft before a second person.
     *
     * @throws IllegalStateException while something in it is left open; see {@link NoticeTexts#blanks()}
     */
    public boolean propose(UUID id, int version) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.propose");
        if (find(id).filter(notice -> !notice.content().texts().blanks().isEmpty())
                .isPresent()) {
            throw new IllegalStateException("A notice that leaves something open is not proposed.");
        }
        audit.record(actor.does("notice.propose", null, id));
        return jdbc.sql("""
                        update notice_town_notice
                           set state = 'PROPOSED', proposed_by = :by, proposed_at = :now, remark = '',
                               editor_ids = case when :me = any (editor_ids) then editor_ids
                                                 else editor_ids || :me::text end,
                               version = version + 1
                         where id = :id and state = 'DRAFT' and version = :version
                        """)
                        .param("by", actor.name())
                        .param("me", subjectOf(actor))
                        .param("now", at(clock.instant()))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /**
     * Gives a proposal back to those who wrote it.
     *
     * @param remark what is to be done about it, at most {@value #LONGEST_REMARK} characters
     */
    public boolean giveBack(UUID id, int version, String remark) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.return");
        if (remark.length() > LONGEST_REMARK) {
            throw new IllegalArgumentException("A remark is a sentence or two.");
        }
        audit.record(actor.does("notice.return", null, id));
        return jdbc.sql("""
                        update notice_town_notice
                           set state = 'DRAFT', remark = :remark, proposed_by = null, proposed_at = null,
                               version = version + 1
                         where id = :id and state = 'PROPOSED' and version = :version
                        """)
                        .param("remark", remark)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** What became of an approval. */
    public enum Approval {
        APPROVED,
        /** Whoever wrote on it does not approve it. */
        AUTHOR,
        /** The moment at which it was to be sent has passed. */
        TOO_LATE,
        /** Somebody else was faster. */
        CHANGED
    }

    /** Approves a proposal and has it sent at its time; never by anybody who wrote on it. */
    public Approval approve(UUID id, int version) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.approve");
        Instant now = clock.instant();
        Optional<TownNotice> found =
                find(id).filter(notice -> notice.state() == TownNotice.State.PROPOSED && notice.version() == version);
        if (found.isEmpty()) {
            return Approval.CHANGED;
        }
        if (found.get().isBy(subjectOf(actor))) {
            return Approval.AUTHOR;
        }
        Instant sendAt = found.get().content().at().orElse(now);
        if (sendAt.isBefore(now)) {
            return Approval.TOO_LATE;
        }
        int approved = jdbc.sql("""
                        update notice_town_notice
                           set state = 'APPROVED', approved_by = :by, approved_at = :now, send_at = :sendAt,
                               version = version + 1
                         where id = :id and state = 'PROPOSED' and version = :version and not (:me = any (editor_ids))
                        """)
                .param("by", actor.name())
                .param("me", subjectOf(actor))
                .param("now", at(now))
                .param("sendAt", at(sendAt))
                .param("id", id)
                .param("version", version)
                .update();
        if (approved == 0) {
            return Approval.CHANGED;
        }
        audit.record(actor.does("notice.approve", null, id));
        wakeups.at(sendAt);
        return Approval.APPROVED;
    }

    /**
     * Stops a notice: what waits is taken back, what has left has left.
     *
     * @return false when there was nothing to stop any more
     */
    public boolean stop(UUID id) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.stop");
        // The same row is shared by whoever queues deliveries: none is queued once this is committed.
        int stopped = jdbc.sql("""
                        update notice_town_notice
                           set state = 'STOPPED', ended_by = :by, ended_at = :now, version = version + 1
                         where id = :id
                           and (state in ('APPROVED', 'SENDING')
                                or state = 'SENT' and exists (select from notice_delivery d
                                                               where d.notice_id = :id and d.state in ('READY', 'SENDING')
                                                                 and d.failure is null))
                        """)
                .param("by", actor.name())
                .param("now", at(clock.instant()))
                .param("id", id)
                .update();
        if (stopped == 1) {
            // An emergency that was told on one way, and waits to be told on another, was told.
            jdbc.sql("""
                            update notice_delivery d
                               set state = case when d.tried @> '[{"reason": "TOLD"}]' then 'SENT' else 'FAILED' end,
                                   failure = case when d.tried @> '[{"reason": "TOLD"}]' then null else 'STOPPED' end,
                                   channel = coalesce((select t ->> 'way' from jsonb_array_elements(d.tried) t
                                                        where t ->> 'reason' = 'TOLD' limit 1), d.channel),
                                   ended_at = :now
                             where d.notice_id = :id and d.state = 'READY'
                            """).param("now", at(clock.instant())).param("id", id).update();
            // What a provider has at this moment may leave; should it not, it is not tried again.
            jdbc.sql("""
                            update notice_delivery set failure = 'STOPPED'
                             where notice_id = :id and state = 'SENDING' and failure is null
                            """).param("id", id).update();
            audit.record(actor.does("notice.stop", null, id));
        }
        return stopped == 1;
    }

    /** A district has another name from now on: notices that have not left follow. What has left says what it said. Admins only. */
    public void renameDistrict(String district, String wanted) {
        permissions.requireStaff(StaffRole.ADMIN, "district.change");
        jdbc.sql("""
                        update notice_town_notice
                           set segment = jsonb_set(segment, '{districts}', (segment -> 'districts') - :district || to_jsonb(:wanted::text))
                         where state in ('DRAFT', 'PROPOSED', 'APPROVED', 'SENDING')
                           and jsonb_exists(segment -> 'districts', :district)
                        """).param("district", district).param("wanted", wanted).update();
    }

    /** Throws a draft away; its row stays. */
    public boolean discard(UUID id, int version) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.discard");
        audit.record(actor.does("notice.discard", null, id));
        return jdbc.sql("""
                        update notice_town_notice
                           set state = 'DISCARDED', ended_by = :by, ended_at = :now, version = version + 1
                         where id = :id and state = 'DRAFT' and version = :version
                        """)
                        .param("by", actor.name())
                        .param("now", at(clock.instant()))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /**
     * Sends a notice to whoever asks, with made-up values, as a mail.
     *
     * @return false when the person is not of the office's list
     */
    public boolean tryOnMyself(UUID id) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "notice.try");
        audit.record(actor.does("notice.try", null, id));
        Optional<UUID> me = jdbc.sql("select id from identity_staff where subject = :me and state = 'ACTIVE'")
                .param("me", subjectOf(actor))
                .query(UUID.class)
                .optional();
        me.ifPresent(staff -> new OfficeMail(jdbc, wakeups, clock).queue(staff, new Message.NoticeTrial(id)));
        return me.isPresent();
    }

    /** The subject under which an actor stands among a notice's editors. */
    public static String subjectOf(Actor actor) {
        return switch (actor) {
            case Actor.Staff staff -> staff.subject();
            case Actor.Parent parent -> parent.subject();
            case Actor.Visitor visitor -> visitor.subject();
            case Actor.Operator operator -> operator.subject();
            case Actor.Job job -> "job:" + job.name();
            case Actor.Nobody _ -> "";
        };
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
