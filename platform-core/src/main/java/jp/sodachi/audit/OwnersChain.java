package jp.sodachi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.sodachi.audit.AuditSeals.Seal;
import jp.sodachi.support.MunicipalityCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The chain over a town's trail for whoever carries whole towns with the migrator's login. When rows come back from a backup or
 * with a package, a return seal says so: who, why, to which minute, and which seals stand for rows that did not come. It is a
 * link of the chain itself, so that it cannot be changed or taken out later either. Rows that vanish without one are missing.
 */
public final class OwnersChain {
    /** No transaction is open for so long: a row written before the minute may have been committed after it. */
    private static final Duration LONGEST_TRANSACTION = Sealing.MARGIN;

    private final JdbcClient home;
    private final AuditSeals seals;
    private final Clock clock;

    /** @param home the control schema as its owner; what is kept belongs to its transaction, if there is one */
    public OwnersChain(JdbcClient home, Clock clock) {
        this.home = home;
        this.seals = AuditSeals.of(home);
        this.clock = clock;
    }

    /**
     * Checks the whole chain of a town.
     *
     * @param rows the town's tables, with its schema as the search path
     */
    public ChainVerdict verify(MunicipalityCode code, JdbcClient rows) {
        return new ChainWalk(seals.list(code), rows).verdict();
    }

    /** Seals the rows that are older than an hour; how many. */
    public int seal(MunicipalityCode code, JdbcClient rows) {
        var sealed = 0;
        while (true) {
            var next = Sealing.next(rows, seals.findLast(code).orElse(null), clock.instant());
            if (next.isEmpty()) {
                return sealed;
            }
            seals.keep(code, next.get());
            sealed += next.get().rows();
        }
    }

    /**
     * Notes that the town's rows are as they were at a minute, in the chain and in the town's own trail, and seals what is left of
     * the seals that fell away.
     *
     * @param rows the town's tables with what came back, in the transaction that brought it
     */
    public Returned restored(MunicipalityCode code, JdbcClient rows, AnnouncedReturn back) {
        tellTheTown(rows, back);
        return seal(code, rows, back);
    }

    /**
     * Keeps, before they are committed elsewhere, that rows come back; until {@link #settle} somebody who looks at the chain
     * knows why it may not fit.
     */
    public void announce(MunicipalityCode code, AnnouncedReturn back) {
        back.keep(home, code);
    }

    /** A return whose seal is still missing, or whose rows never came. */
    public Optional<AnnouncedReturn> findAnnounced(MunicipalityCode code) {
        return AnnouncedReturn.find(home, code);
    }

    /**
     * Ends an announced return: puts its seal into the chain when the rows did come back, and forgets it when they did not. In one
     * transaction with whatever else the caller does.
     *
     * @return the seal; empty when the rows are as they were before
     */
    public Optional<Returned> settle(MunicipalityCode code, JdbcClient rows, AnnouncedReturn back) {
        var came = rows.sql("select exists (select from audit_event where id = :id)")
                .param("id", back.event())
                .query(Boolean.class)
                .single();
        var seal = came ? Optional.of(seal(code, rows, back)) : Optional.<Returned>empty();
        forget(code);
        return seal;
    }

    /** The return seal is there; in its transaction. */
    public void forget(MunicipalityCode code) {
        AnnouncedReturn.forget(home, code);
    }

    private Returned seal(MunicipalityCode code, JdbcClient rows, AnnouncedReturn back) {
        var bound = AuditIds.from(back.asOf().minus(LONGEST_TRANSACTION));
        var standing = new ChainWalk(seals.list(code), rows).standing(bound);
        return keep(code, rows, Returned.Kind.RESTORED, standing, new Words(back.asOf(), back.by(), back.why()));
    }

    /**
     * Notes that the town's rows and the seals there are came with a package. Nothing falls away: what does not fit is broken.
     *
     * @param packed when the package was made
     */
    public Returned takenIn(MunicipalityCode code, JdbcClient rows, Instant packed, String by, String why) {
        var after = seals.findLast(code).map(Seal::upTo).orElse(ChainWalk.BEFORE_ALL);
        return keep(code, rows, Returned.Kind.TAKEN_IN, new ChainWalk.Standing(0, after), new Words(packed, by, why));
    }

    private record Words(Instant asOf, String by, String why) {}

    private Returned keep(
            MunicipalityCode code, JdbcClient rows, Returned.Kind kind, ChainWalk.Standing standing, Words words) {
        var last = seals.findLast(code);
        var said = new Returned(
                kind,
                last.map(Seal::number).orElse(0) + 1,
                standing.from(),
                last.map(Seal::hexadecimal).orElse(""),
                words.asOf().truncatedTo(ChronoUnit.MICROS),
                words.by(),
                words.why(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        var base = last.map(Seal::hash).orElse(RunningHash.BEGINNING);
        seals.keep(code, Seal.of(said, standing.upTo(), RunningHash.of(base, said, standing.upTo())));
        seal(code, rows);
        return said;
    }

    private void tellTheTown(JdbcClient rows, AnnouncedReturn back) {
        rows.sql("""
                        insert into audit_event (id, at, actor_kind, actor_id, actor_name, action, outcome)
                        values (:id, :now, 'OPERATOR', :by, :by, 'town.restore', 'DONE')
                        """)
                .param("id", back.event())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", back.by())
                .update();
    }
}
