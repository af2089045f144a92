package jp.sodachi.audit;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditSeals.Seal;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The chain over a town's audit trail: shows that no row was changed, taken out or put in afterwards, and where.
 *
 * <p>Rows are written without any thought of the chain, so a page waits for no other. A job seals what is older than an hour, in
 * the order of ids, onto the seal before it; the seals lie in the control schema, under another role than the rows. What is
 * younger than the last seal is not protected yet. An hour is longer than any transaction may take, so no row comes late.
 */
public class AuditChain {
    private static final Duration MARGIN = Duration.ofHours(1);
    private static final int ROWS_A_SEAL = 20_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditSeals seals;
    private final Clock clock;

    AuditChain(JdbcClient jdbc, TransactionTemplate transaction, ControlPlane control, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.seals = new AuditSeals(control);
        this.clock = clock;
    }

    /** When the present town's last seal was made, if there is one. */
    public Optional<Instant> findLastSeal() {
        return seals.findLast(TenantScope.current().code()).map(Seal::at);
    }

    /**
     * Seals the present town's rows that are older than an hour. May be repeated and cut off at any point; two at once make one
     * chain, the slower one fails.
     *
     * @return how many rows were sealed
     */
    public int seal() {
        var code = TenantScope.current().code();
        var sealed = 0;
        var more = true;
        while (more) {
            var last = seals.findLast(code);
            var next = transaction.execute(_ -> next(last.orElse(null)));
            next.ifPresent(made -> seals.keep(code, made));
            sealed += next.map(Seal::rows).orElse(0);
            more = next.filter(made -> made.rows() == ROWS_A_SEAL).isPresent();
        }
        return sealed;
    }

    private Optional<Seal> next(@Nullable Seal last) {
        var running = new RunningHash(last == null ? RunningHash.BEGINNING : last.hash());
        var marks = new ByteArrayOutputStream();
        var upTo = new UUID[1];
        jdbc.sql("""
                        select id, at, actor_kind, actor_id, actor_name, action, child_id, subject_id, outcome
                          from audit_event where id > :after and id < :before order by id limit :limit
                        """)
                .param("after", last == null ? BEFORE_ALL : last.upTo())
                .param("before", AuditIds.from(clock.instant().minus(MARGIN)))
                .param("limit", ROWS_A_SEAL)
                .query((RowCallbackHandler) row -> {
                    running.take(row);
                    marks.writeBytes(running.mark());
                    upTo[0] = row.getObject("id", UUID.class);
                });
        var rows = marks.size() / RunningHash.MARK;
        return rows == 0
                ? Optional.empty()
                : Optional.of(new Seal(
                        last == null ? 1 : last.number() + 1,
                        upTo[0],
                        rows,
                        running.hash(),
                        marks.toByteArray(),
                        clock.instant(),
                        false));
    }

    /**
     * Checks the whole chain of a town.
     *
     * @param rows the town's tables, in a transaction of whoever may count there
     */
    public ChainVerdict verify(MunicipalityCode code, JdbcClient rows) {
        var base = RunningHash.BEGINNING;
        var after = BEFORE_ALL;
        var number = 0;
        var cleared = 0;
        var covered = 0L;
        for (var seal : seals.list(code)) {
            if (seal.number() != ++number) {
                return new ChainVerdict.Broken(number, after, ChainVerdict.Fault.MISSING);
            }
            if (seal.cleared()) {
                cleared++;
            } else {
                var check = new SealCheck(seal, base, after);
                check.read(rows);
                var fault = check.findFault();
                if (fault.isPresent()) {
                    return fault.get();
                }
                covered += seal.rows();
            }
            base = seal.hash();
            after = seal.upTo();
        }
        return new ChainVerdict.Whole(number, covered, cleared, countAfter(rows, after));
    }

    private static long countAfter(JdbcClient rows, UUID after) {
        return rows.sql("select count(*) from audit_event where id > :after")
                .param("after", after)
                .query(Long.class)
                .single();
    }

    /**
     * The last seal all of whose rows are older than {@code moment}: rows are let go by whole seals only, so that the chain
     * of the others holds.
     */
    Optional<Seal> findLastBefore(MunicipalityCode code, Instant moment) {
        var bound = AuditIds.from(moment).toString();
        return seals.list(code).stream()
                .filter(seal -> seal.upTo().toString().compareTo(bound) < 0)
                .reduce((_, later) -> later);
    }

    /** Notes that the rows up to this seal are gone. */
    void cleared(MunicipalityCode code, int upToNumber) {
        seals.clear(code, upToNumber, clock.instant());
    }

    /** Whether the rows of one seal are those that were sealed. */
    private static final class SealCheck {
        private final Seal seal;
        private final UUID after;
        private final RunningHash running;
        private int rows;
        private UUID lastRight;
        private @Nullable UUID firstWrong;

        SealCheck(Seal seal, byte[] base, UUID after) {
            this.seal = seal;
            this.after = after;
            this.running = new RunningHash(base);
            this.lastRight = after;
        }

        void read(JdbcClient source) {
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

        Optional<ChainVerdict> findFault() {
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
}
