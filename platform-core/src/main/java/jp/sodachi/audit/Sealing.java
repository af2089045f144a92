package jp.sodachi.audit;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditSeals.Seal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the next seal of a chain. */
final class Sealing {
    /** What is younger is not sealed yet: longer than any transaction may take, so that no row comes late. */
    static final Duration MARGIN = Duration.ofHours(1);

    static final int ROWS_A_SEAL = 20_000;

    private Sealing() {}

    /** A seal over the rows behind {@code last}, of a certain number at most; empty when there is none old enough. */
    static Optional<Seal> next(JdbcClient rows, @Nullable Seal last, Instant now) {
        var running = new RunningHash(last == null ? RunningHash.BEGINNING : last.hash());
        var marks = new ByteArrayOutputStream();
        var upTo = new UUID[1];
        rows.sql("""
                        select id, at, actor_kind, actor_id, actor_name, action, child_id, subject_id, outcome
                          from audit_event where id > :after and id < :before order by id limit :limit
                        """)
                .param("after", last == null ? ChainWalk.BEFORE_ALL : last.upTo())
                .param("before", AuditIds.from(now.minus(MARGIN)))
                .param("limit", ROWS_A_SEAL)
                .query((RowCallbackHandler) row -> {
                    running.take(row);
                    marks.writeBytes(running.mark());
                    upTo[0] = row.getObject("id", UUID.class);
                });
        var count = marks.size() / RunningHash.MARK;
        return count == 0
                ? Optional.empty()
                : Optional.of(new Seal(
                        last == null ? 1 : last.number() + 1,
                        upTo[0],
                        count,
                        running.hash(),
                        marks.toByteArray(),
                        now,
                        false,
                        null));
    }
}
