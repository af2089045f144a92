package jp.sodachi.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.NoticeInbox;
import jp.sodachi.support.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The signed-in guardian's own words to the town under its notices, and what the town answered. */
@Transactional
public class FamilyReplies {
    private final JdbcClient jdbc;
    private final NoticeInbox inbox;
    private final AuditTrail audit;
    private final Clock clock;

    FamilyReplies(JdbcClient jdbc, NoticeInbox inbox, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A thread as its guardian sees it; handing over is left out.
     *
     * @param version how it stood when it was read; 0 while nothing was said
     * @param draft what was typed and not sent; may be empty
     * @param draftVersion grows each time the draft is kept
     */
    public record View(ThreadState state, int version, List<Said> said, String draft, int draftVersion) {
        /** Nothing was said and nothing typed. */
        static final View NOTHING = new View(ThreadState.ANSWERED, 0, List.of(), "", 0);

        public View {
            said = List.copyOf(said);
        }

        /** Whether the guardian may write. */
        public boolean isOpen() {
            return state != ThreadState.CLOSED;
        }
    }

    /** The thread under a notice of the guardian's; what the office said counts as read from now on. Empty for a notice that asks for no reply. */
    public Optional<View> open(UUID delivery) {
        return inbox.findAnswerable(delivery).map(under -> {
            jdbc.sql("""
                            update reply_message m set read_at = :now
                              from reply_thread t
                             where t.notice_id = :notice and t.guardian_id = :guardian and m.thread_id = t.id
                               and m.kind in ('ANSWER', 'CLOSING') and m.read_at is null
                            """)
                    .param("now", now())
                    .param("notice", under.notice())
                    .param("guardian", under.guardian())
                    .update();
            return view(under);
        });
    }

    /**
     * Keeps what was typed so far.
     *
     * @param version of the draft from which it went on
     * @return the draft's new version; empty when another page kept one in the meantime, or the thread is closed
     */
    public Optional<Integer> keepDraft(UUID delivery, int version, String text) {
        var under = require(delivery);
        var kept = text.substring(0, Math.min(text.length(), 4 * Said.LONGEST));
        return jdbc.sql("""
                        insert into reply_thread as t
                               (id, notice_id, guardian_id, children, pregnancies, state, draft, draft_version, changed_at, version)
                        values (:id, :notice, :guardian, '{}', '{}', 'BEGUN', :draft, 1, :now, 0)
                        on conflict (notice_id, guardian_id) do update
                           set draft = excluded.draft, draft_version = t.draft_version + 1
                         where t.draft_version = :version and t.state <> 'CLOSED'
                        returning draft_version
                        """)
                .param("id", Ids.next())
                .param("notice", under.notice())
                .param("guardian", under.guardian())
                .param("draft", kept)
                .param("now", now())
                .param("version", version)
                .query(Integer.class)
                .optional();
    }

    /**
     * Sends words to the desk; the draft is used up.
     *
     * @param seen the thread's {@link View#version()} when it was read
     * @param text 1 to {@value Said#LONGEST} characters
     */
    public Spoken write(UUID delivery, int seen, String text) {
        Said.require(text);
        var under = require(delivery);
        var thread = jdbc.sql("""
                        insert into reply_thread as t
                               (id, notice_id, guardian_id, children, pregnancies, state, waiting_since, draft, draft_version,
                                changed_at, version)
                        values (:id, :notice, :guardian, %1$s, %2$s, 'WAITING', :now, '', 0, :now, 1)
                        on conflict (notice_id, guardian_id) do update
                           set state = 'WAITING', waiting_since = coalesce(t.waiting_since, :now), draft = '',
                               draft_version = t.draft_version + 1, changed_at = :now, version = t.version + 1,
                               children = case when t.state = 'BEGUN' then excluded.children else t.children end,
                               pregnancies = case when t.state = 'BEGUN' then excluded.pregnancies else t.pregnancies end
                         where t.version = :seen and t.state <> 'CLOSED'
                        returning id
                        """.formatted(links("child"), links("pregnancy")))
                .param("id", Ids.next())
                .param("notice", under.notice())
                .param("guardian", under.guardian())
                .param("now", now())
                .param("seen", seen)
                .query(UUID.class)
                .optional();
        if (thread.isEmpty()) {
            return view(under).isOpen() ? Spoken.CHANGED : Spoken.CLOSED;
        }
        jdbc.sql("""
                        insert into reply_message (id, thread_id, kind, author_id, author_name, body, written_at)
                        values (:id, :thread, 'REPLY', :guardian, '', :body, :now)
                        """)
                .param("id", Ids.next())
                .param("thread", thread.get())
                .param("guardian", under.guardian())
                .param("body", text)
                .param("now", now())
                .update();
        audit.record(CurrentActor.get().does("reply.write", null, thread.get()));
        return Spoken.DONE;
    }

    /** How many threads have something of the office that the signed-in guardian has not seen; none for anybody else. */
    public int countUnread() {
        return listUnread().size();
    }

    /** The notices under which the office said something that the signed-in guardian has not seen. */
    public Set<UUID> listUnread() {
        return CurrentActor.get() instanceof Actor.Parent parent
                ? Set.copyOf(jdbc.sql("""
                        select distinct t.notice_id
                          from identity_guardian g
                          join reply_thread t on t.guardian_id = g.id
                          join reply_message m on m.thread_id = t.id
                         where g.subject = :subject and m.kind in ('ANSWER', 'CLOSING') and m.read_at is null
                        """)
                        .param("subject", parent.subject())
                        .query(UUID.class)
                        .list())
                : Set.of();
    }

    private NoticeInbox.Answerable require(UUID delivery) {
        return inbox.findAnswerable(delivery).orElseThrow(() -> new NotYours("reply.write", null));
    }

    private View view(NoticeInbox.Answerable under) {
        return jdbc.sql("select * from reply_thread where notice_id = :notice and guardian_id = :guardian")
                .param("notice", under.notice())
                .param("guardian", under.guardian())
                .query(this::read)
                .optional()
                .orElse(View.NOTHING);
    }

    private View read(ResultSet row, int number) throws SQLException {
        var state = row.getString("state");
        var said = jdbc.sql("""
                        select * from reply_message where thread_id = :thread and kind <> 'HANDED_OVER' order by id
                        """)
                .param("thread", row.getObject("id", UUID.class))
                .query(Said::read)
                .list();
        return new View(
                state.equals("BEGUN") ? ThreadState.ANSWERED : ThreadState.valueOf(state),
                row.getInt("version"),
                said,
                row.getString("draft"),
                row.getInt("draft_version"));
    }

    /** Whom the guardian stands for now. */
    private static String links(String of) {
        return """
                array(select l.%1$s_id from identity_guardian_%1$s l
                       where l.guardian_id = :guardian and l.ended_at is null order by l.%1$s_id)
                """.formatted(of);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
