package jp.sodachi.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.audit.AuditSeals.Seal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Goes over a town's seals in their order, beside the rows there are. A seal that a later return took back is not compared with
 * rows; its hash still carries the chain on.
 */
final class ChainWalk {
    static final UUID BEFORE_ALL = new UUID(0, 0);

    private final List<Seal> seals;
    private final List<Returned> returns;
    private final JdbcClient rows;

    /** @param rows the town's tables */
    ChainWalk(List<Seal> seals, JdbcClient rows) {
        this.seals = seals;
        this.returns = seals.stream().flatMap(seal -> seal.returned().stream()).toList();
        this.rows = rows;
    }

    /** What comes out of the whole chain. */
    ChainVerdict verdict() {
        var base = RunningHash.BEGINNING;
        var after = BEFORE_ALL;
        var number = 0;
        var cleared = 0;
        var covered = 0L;
        var told = new ArrayList<Returned>();
        for (var seal : seals) {
            if (seal.number() != ++number) {
                return new ChainVerdict.Broken(number, after, ChainVerdict.Fault.MISSING);
            }
            var fault = findFault(seal, base, after);
            if (fault.isPresent()) {
                return fault.get();
            }
            if (seal.returned().isPresent()) {
                told.add(seal.returned()
                        .get()
                        .after(number == 1 ? "" : HexFormat.of().formatHex(base)));
            } else if (isInForce(seal)) {
                cleared += seal.cleared() ? 1 : 0;
                covered += seal.cleared() ? 0 : seal.rows();
            }
            base = seal.hash();
            after = isInForce(seal) ? seal.upTo() : after;
        }
        return new ChainVerdict.Whole(number, covered, cleared, countAfter(after), told);
    }

    /**
     * Where the chain stands over rows that have come back.
     *
     * @param from the first seal whose rows are not there as they were sealed; 0 when all are
     * @param upTo the last row under a seal that holds
     */
    record Standing(int from, UUID upTo) {}

    /**
     * Looks for the first seal that does not hold. Only seals that end behind {@code bound} can have lost rows in a return: what
     * is broken before it stays broken, and nobody can hide it by a return.
     */
    Standing standing(UUID bound) {
        var base = RunningHash.BEGINNING;
        var after = BEFORE_ALL;
        for (var seal : seals) {
            var young = seal.upTo().toString().compareTo(bound.toString()) >= 0;
            if (isInForce(seal) && young && findFault(seal, base, after).isPresent()) {
                return new Standing(seal.number(), after);
            }
            base = seal.hash();
            after = isInForce(seal) ? seal.upTo() : after;
        }
        return new Standing(0, after);
    }

    private Optional<ChainVerdict> findFault(Seal seal, byte[] base, UUID after) {
        if (seal.returned().isPresent()) {
            var hash = RunningHash.of(base, seal.returned().get(), seal.upTo());
            return Arrays.equals(hash, seal.hash())
                    ? Optional.empty()
                    : Optional.of(new ChainVerdict.Broken(seal.number(), after, ChainVerdict.Fault.OTHER));
        }
        return seal.cleared() || !isInForce(seal) ? Optional.empty() : SealCheck.findFault(seal, base, after, rows);
    }

    /** Whether no later return took it back. */
    private boolean isInForce(Seal seal) {
        return returns.stream()
                .noneMatch(back -> back.from() > 0 && back.from() <= seal.number() && seal.number() < back.number());
    }

    private long countAfter(UUID after) {
        return rows.sql("select count(*) from audit_event where id > :after")
                .param("after", after)
                .query(Long.class)
                .single();
    }
}
