package jp.sodachi.audit;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditSeals.Seal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the rows of one seal are those that were sealed. */
final class SealCheck {
    private final Seal seal;
    private final UUID after;
    private final RunningHash running;
    private int rows;
    private UUID lastRight;
    private @Nullable UUID firstWrong;

    private SealCheck(Seal seal, byte[] base, UUID after) {
        this.seal = seal;
        this.after = after;
        this.running = new RunningHash(base);
        this.lastRight = after;
    }

    /**
     * Reads the rows and compares.
     *
     * @param base what the seal's hash carries on from
     * @param after the row behind which its rows begin
     */
    static Optional<ChainVerdict> findFault(Seal seal, byte[] base, UUID after, JdbcClient rows) {
        var check = new SealCheck(seal, base, after);
        check.read(rows);
        return check.findFault();
    }

    private void read(JdbcClient source) {
        source.sql("""
                        select id, at, actor_kind, actor_id, actor_name, action, child_id, subject_id, outcome
                          from audit_event where id > :after and id <= :upTo order by id
                        """).param("after", after).param("upTo", seal.upTo()).query((RowCallbackHandler) row -> {
            running.take(row);
            var id = row.getObject("id", UUID.class);
            if (firstWrong == null) {
                if (isMarked(rows, running.mark())) {
                    lastRight = id;
                } else {
                    firstWrong = id;
                }
            }
            rows++;
        });
    }

    private boolean isMarked(int position, byte[] mark) {
        var from = position * RunningHash.MARK;
        return from + RunningHash.MARK <= seal.marks().length
                && Arrays.equals(mark, Arrays.copyOfRange(seal.marks(), from, from + RunningHash.MARK));
    }

    private Optional<ChainVerdict> findFault() {
        if (firstWrong != null) {
            var added = rows > seal.rows();
            return Optional.of(new ChainVerdict.Broken(
                    seal.number(), firstWrong, added ? ChainVerdict.Fault.ADDED : ChainVerdict.Fault.OTHER));
        }
        if (rows < seal.rows()) {
            return Optional.of(new ChainVerdict.Broken(seal.number(), lastRight, ChainVerdict.Fault.MISSING));
        }
        return Arrays.equals(running.hash(), seal.hash())
                ? Optional.empty()
                : Optional.of(new ChainVerdict.Broken(seal.number(), lastRight, ChainVerdict.Fault.OTHER));
    }
}
