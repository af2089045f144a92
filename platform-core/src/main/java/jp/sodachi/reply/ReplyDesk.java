package jp.sodachi.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffMember;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.notice.Daytime;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.Notices;
import jp.sodachi.notice.OfficeNotices;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Records;
import jp.sodachi.record.ToldPeople;
import jp.sodachi.support.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The town's desk: what families wrote, and its answers. Office only. */
@Transactional
public class ReplyDesk {
    private static final Duration NEWS_GOOD_FOR = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Records records;
    private final Pregnancies pregnancies;
    private final ToldPeople people;
    private final StaffMembers members;
    private final Notices notices;
    private final OfficeNotices office;
    private final AuditTrail audit;
    private final Clock clock;

    ReplyDesk(
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
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.records = records;
        this.pregnancies = pregnancies;
        this.people = people;
        this.members = members;
        this.notices = notices;
        this.office = office;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How many threads there are.
     *
     * @param mine waiting and looked after by whoever asks, or by nobody who works here
     */
    public record Counts(int waiting, int mine, int answered, int closed) {}

    /** Numbers only. */
    public Counts count() {
        permissions.requireStaff(StaffRole.NURSE, "reply.count");
        return jdbc.sql("""
                        select count(*) filter (where state = 'WAITING') as waiting,
                               count(*) filter (where state = 'WAITING'
                                                  and (holder_id is null or holder_id = :me
                                                       or not exists (select from identity_staff s
                                                                       where s.id = holder_id and s.state = 'ACTIVE')))
                                   as mine,
                               count(*) filter (where state = 'ANSWERED') as answered,
                               count(*) filter (where state = 'CLOSED') as closed
                          from reply_thread
                        """)
                .param("me", me())
                .query((row, _) -> new Counts(
                        row.getInt("waiting"), row.getInt("mine"), row.getInt("answered"), row.getInt("closed")))
                .single();
    }

    /**
     * What stands beside every page of the office.
     *
     * @param toApprove notices that whoever asks may approve
     * @param waiting families that wait for an answer
     * @param mine of them, those of whoever asks or of nobody who works here
     */
    public record Beside(int toApprove, int waiting, int mine) {}

    /** Numbers only, in one statement: every page asks for them. */
    public Beside countBeside() {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, "reply.count");
        return jdbc.sql("select " + TownNotices.TO_APPROVE + """
                          as to_approve,
                               count(*) as waiting,
                               count(*) filter (where holder_id is null or holder_id = :me
                                                   or not exists (select from identity_staff s
                                                                   where s.id = holder_id and s.state = 'ACTIVE')) as mine
                          from reply_thread where state = 'WAITING'
                        """)
                .param("subject", TownNotices.subjectOf(actor))
                .param("me", me())
                .query((row, _) -> new Beside(row.getInt("to_approve"), row.getInt("waiting"), row.getInt("mine")))
                .single();
    }

    /** Threads in one state: those that wait longest first, else those changed last. No word of them is shown. */
    public List<ReplyThread> list(ThreadState state, int limit) {
        permissions.requireStaff(StaffRole.NURSE, "reply.list");
        return jdbc.sql(ReplyThread.SELECT + """
                         where t.state = :state
                         order by t.waiting_since, t.changed_at desc, t.id limit :limit
                        """)
                .param("state", state.name())
                .param("limit", limit)
                .query(ReplyThread::read)
                .list();
    }

    /** A thread with everything that was said in it. */
    public record Opened(ReplyThread thread, List<Said> said) {
        public Opened {
            said = List.copyOf(said);
        }
    }

    /**
     * Opens a thread; a row in the trail for each child and pregnancy of the guardian.
     *
     * @throws jp.sodachi.record.RecordIsProtected when one of the children or pregnancies is protected and nobody said why it is opened
     */
    public Opened open(UUID id) {
        var thread = require(id, "reply.read");
        return new Opened(
                thread,
                jdbc.sql("select * from reply_message where thread_id = :thread order by id")
                        .param("thread", id)
                        .query(Said::read)
                        .list());
    }

    /** Answers the family. Whoever answers a thread that nobody looks after, does so from now on. */
    public Spoken answer(UUID id, int version, String text) {
        Said.require(text);
        var thread = require(id, "reply.answer");
        return say(thread, version, Said.Kind.ANSWER, text, """
                update reply_thread
                   set state = 'ANSWERED', waiting_since = null, holder_id = coalesce(holder_id, :me), changed_at = :now,
                       version = version + 1
                 where id = :id and version = :version and state in ('WAITING', 'ANSWERED')
                """, null);
    }

    /**
     * Hands a thread over to a colleague, who is told by mail that there is one, or takes it oneself.
     *
     * @param to a person who works here now
     * @param word to the colleague, at most {@value Said#LONGEST} characters; may be empty
     */
    public Spoken handOver(UUID id, int version, UUID to, String word) {
        var thread = require(id, "reply.hand-over");
        if (word.length() > Said.LONGEST
                || members.listColleagues().stream().noneMatch(one -> one.id().equals(to))) {
            throw new NotYours("reply.hand-over", null);
        }
        return say(thread, version, Said.Kind.HANDED_OVER, word, """
                update reply_thread set holder_id = :to, changed_at = :now, version = version + 1
                 where id = :id and version = :version and state in ('WAITING', 'ANSWERED')
                """, to);
    }

    /** Closes a thread with a last word to the family. */
    public Spoken close(UUID id, int version, String word) {
        Said.require(word);
        var thread = require(id, "reply.close");
        return say(thread, version, Said.Kind.CLOSING, word, """
                update reply_thread
                   set state = 'CLOSED', waiting_since = null, holder_id = coalesce(holder_id, :me), changed_at = :now,
                       draft = '', version = version + 1
                 where id = :id and version = :version and state in ('WAITING', 'ANSWERED')
                """, null);
    }

    /** Opens a closed thread again: the family may write. */
    public boolean reopen(UUID id, int version) {
        require(id, "reply.reopen");
        return jdbc.sql("""
                        update reply_thread set state = 'ANSWERED', changed_at = :now, version = version + 1
                         where id = :id and version = :version and state = 'CLOSED'
                        """)
                        .param("now", now())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private Spoken say(ReplyThread thread, int version, Said.Kind kind, String text, String change, @Nullable UUID to) {
        var me = members.findMe();
        var changed = jdbc.sql(change)
                .param("me", me.map(StaffMember::id).orElse(null), java.sql.Types.OTHER)
                .param("to", to, java.sql.Types.OTHER)
                .param("now", now())
                .param("id", thread.id())
                .param("version", version)
                .update();
        if (changed == 0) {
            return thread.state() == ThreadState.CLOSED ? Spoken.CLOSED : Spoken.CHANGED;
        }
        var message = Ids.next();
        var toldBefore = hasUnread(thread.id());
        jdbc.sql("""
                        insert into reply_message (id, thread_id, kind, author_id, author_name, body, written_at)
                        values (:id, :thread, :kind, :author, :name, :body, :now)
                        """)
                .param("id", message)
                .param("thread", thread.id())
                .param("kind", kind.name())
                .param("author", me.map(StaffMember::id).orElse(thread.id()))
                .param("name", me.map(StaffMember::displayName).orElse(""))
                .param("body", text)
                .param("now", now())
                .update();
        var isNews = kind == Said.Kind.ANSWER || kind == Said.Kind.CLOSING && thread.state() == ThreadState.WAITING;
        if (isNews && !toldBefore && people.isTold(thread.children(), thread.pregnancies())) {
            tell(thread, message);
        }
        if (to != null && !to.equals(me())) {
            office.tellMember(
                    to,
                    new Message.ThreadHanded("/replies/" + thread.id()),
                    "thread-handed/" + message,
                    clock.instant(),
                    NEWS_GOOD_FOR);
        }
        return Spoken.DONE;
    }

    private boolean hasUnread(UUID thread) {
        return jdbc.sql("""
                        select exists (select from reply_message
                                        where thread_id = :thread and kind in ('ANSWER', 'CLOSING') and read_at is null)
                        """).param("thread", thread).query(Boolean.class).single();
    }

    /** That there is an answer, and where; nothing of it. */
    private void tell(ReplyThread thread, UUID message) {
        var from = Daytime.next(clock.instant());
        notices.queue(new NewDelivery(
                thread.guardian(),
                new Message.ReplyWaits("/notices"),
                "reply/" + message,
                from,
                from.plus(NEWS_GOOD_FOR)));
    }

    private ReplyThread require(UUID id, String action) {
        Actor actor = permissions.requireStaff(StaffRole.NURSE, action);
        var thread = jdbc.sql(ReplyThread.SELECT + " where t.id = :id and t.state <> 'BEGUN'")
                .param("id", id)
                .query(ReplyThread::read)
                .optional()
                .orElseThrow(() -> new NotYours(action, null));
        thread.children().forEach(child -> records.getChildFor(child, action));
        thread.pregnancies().forEach(pregnancy -> pregnancies.requireFor(pregnancy, action));
        if (thread.children().isEmpty() && thread.pregnancies().isEmpty()) {
            audit.record(actor.does(action, null, id));
        }
        return thread;
    }

    private UUID me() {
        return members.findMe().map(StaffMember::id).orElse(new UUID(0, 0));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
