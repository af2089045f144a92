package jp.sodachi.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.sodachi.audit.AuditSeals.Seal;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The chain over a town's audit trail: shows that no row was changed, taken out or put in afterwards, and where.
 *
 * <p>Rows are written without any thought of the chain, so a page waits for no other. A job seals what is older than an hour, in
 * the order of ids, onto the seal before it; the seals lie in the control schema, under another role than the rows. What is
 * younger than the last seal is not protected yet. An hour is longer than any transaction may take, so no row comes late.
 *
 * <p>Where rows came back from a backup or with a package, {@link OwnersChain} has put a return seal: the chain goes on over it.
 */
public class AuditChain {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ControlPlane control;
    private final AuditSeals seals;
    private final Clock clock;

    AuditChain(JdbcClient jdbc, TransactionTemplate transaction, ControlPlane control, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.control = control;
        this.seals = AuditSeals.of(control);
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
            var next = transaction.execute(_ -> Sealing.next(jdbc, last.orElse(null), clock.instant()));
            next.ifPresent(made -> seals.keep(code, made));
            sealed += next.map(Seal::rows).orElse(0);
            more = next.filter(made -> made.rows() == Sealing.ROWS_A_SEAL).isPresent();
        }
        return sealed;
    }

    /**
     * Checks the whole chain of a town.
     *
     * @param rows the town's tables, in a transaction of whoever may count there
     */
    public ChainVerdict verify(MunicipalityCode code, JdbcClient rows) {
        return new ChainWalk(seals.list(code), rows).verdict();
    }

    /** A restore of the town that was broken off between its rows and its seal, or before either; it explains a chain that breaks. */
    public Optional<AnnouncedReturn> findAnnounced(MunicipalityCode code) {
        return control.call(home -> AnnouncedReturn.find(home, code));
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
}
