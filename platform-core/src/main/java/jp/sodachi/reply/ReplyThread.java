package jp.sodachi.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread as the desk's list has it: no word of what was said.
 *
 * @param notice what the office calls the notice
 * @param children the guardian's children when the first words were sent
 * @param waitingSince since when the office is to answer; null unless it waits
 * @param holder who looks after it; null while nobody does
 * @param holderName empty while nobody does, or who did works here no more
 * @param version grows with everything that is said or changed
 * @param stands whether the guardian stands for one of them now; false once the office has ended that
 */
public record ReplyThread(
        UUID id,
        UUID noticeId,
        String notice,
        UUID guardian,
        Set<UUID> children,
        Set<UUID> pregnancies,
        ThreadState state,
        @Nullable Instant waitingSince,
        @Nullable UUID holder,
        String holderName,
        Instant changedAt,
        int version,
        boolean stands) {

    /** What is asked for it. */
    static final String SELECT = """
            select t.*, n.name as notice, coalesce(s.display_name, '') as holder_name,
                   (exists (select from identity_guardian_child l
                             where l.guardian_id = t.guardian_id and l.ended_at is null
                               and (l.child_id = any (t.children) or cardinality(t.pregnancies) > 0))
                    or exists (select from identity_guardian_pregnancy l
                                where l.guardian_id = t.guardian_id and l.ended_at is null
                                  and l.pregnancy_id = any (t.pregnancies))) as stands
              from reply_thread t
              join notice_town_notice n on n.id = t.notice_id
              left join identity_staff s on s.id = t.holder_id and s.state = 'ACTIVE'
            """;

    public ReplyThread {
        children = Set.copyOf(children);
        pregnancies = Set.copyOf(pregnancies);
    }

    /** Since when the office is to answer. */
    public Optional<Instant> waiting() {
        return Optional.ofNullable(waitingSince);
    }

    static ReplyThread read(ResultSet row, int number) throws SQLException {
        var waiting = row.getTimestamp("waiting_since");
        return new ReplyThread(
                row.getObject("id", UUID.class),
                row.getObject("notice_id", UUID.class),
                row.getString("notice"),
                row.getObject("guardian_id", UUID.class),
                ids(row, "children"),
                ids(row, "pregnancies"),
                ThreadState.valueOf(row.getString("state")),
                waiting == null ? null : waiting.toInstant(),
                row.getObject("holder_id", UUID.class),
                row.getString("holder_name"),
                row.getTimestamp("changed_at").toInstant(),
                row.getInt("version"),
                row.getBoolean("stands"));
    }

    private static Set<UUID> ids(ResultSet row, String column) throws SQLException {
        return Set.copyOf(List.of((UUID[]) row.getArray(column).getArray()));
    }
}
