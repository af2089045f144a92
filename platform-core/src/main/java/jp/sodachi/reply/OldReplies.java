package jp.sodachi.reply;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What was said long ago. */
public class OldReplies {
    private final JdbcClient jdbc;

    OldReplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the words and drafts out of the present town's threads in which nothing has changed since {@code moment}; that
     * something was said, when and by whom stays. Jobs only.
     *
     * @return out of how many messages the words went
     */
    @Transactional
    public int clearWords(Instant moment) {
        var before = moment.atOffset(java.time.ZoneOffset.UTC);
        jdbc.sql("update reply_thread set draft = '' where changed_at < :moment and draft <> ''")
                .param("moment", before)
                .update();
        return jdbc.sql("""
                        update reply_message m set body = null
                          from reply_thread t
                         where t.id = m.thread_id and t.changed_at < :moment and m.body is not null
                        """).param("moment", before).update();
    }
}
