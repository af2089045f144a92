package jp.sodachi.record;

import java.util.HashMap;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import jp.sodachi.tenancy.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds where the rows of a record began that came with a move of an earlier build, which kept no beginnings: the ids here follow
 * from the ids in the old town and the number of the move, so the old town is asked for its ids, and for their beginnings where its
 * own rows had come from elsewhere. Each arrival is filled once; one whose old town has not found its own beginnings yet, or does
 * not answer, is left for the next time. The worker goes through all of them; a child about to come is not left to wait for it.
 * Methods must not be called inside a transaction.
 */
class MissingRoots {
    private static final Logger LOG = LoggerFactory.getLogger(MissingRoots.class);

    private final ArrivalRows rows;
    private final MovedTables tables;
    private final OldTown oldTown;
    private final TransactionTemplate transaction;

    MissingRoots(ArrivalRows rows, MovedTables tables, OldTown oldTown, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.tables = tables;
        this.oldTown = oldTown;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Fills what can be filled now in the present town. */
    void fill() {
        for (var row : here(rows::listWithoutRoots)) {
            try {
                fill(row.arrival());
            } catch (TransactionException | DataAccessException away) {
                LOG.warn(
                        "The old town of a move cannot be asked for beginnings: {}",
                        away.getClass().getSimpleName());
            }
        }
    }

    /**
     * Fills what is missing of the child of a code before its record is looked at: else a child that comes home by way of other
     * towns in the hour in which their workers have not been there yet would become a second one.
     */
    void fillBefore(Tenant town, byte[] hash) {
        oldTown.inside(town, () -> here(() -> rows.listWithoutRoots(hash)).forEach(row -> fillDeep(row.arrival())));
    }

    /** The towns before come first. Each step leads to an earlier move, so there is an end. */
    private void fillDeep(Arrival arrival) {
        oldTown.find(arrival.from())
                .ifPresent(town -> oldTown.inside(
                        town,
                        () -> here(() -> rows.listWithoutRootsBefore(arrival.id()))
                                .forEach(row -> fillDeep(row.arrival()))));
        fill(arrival);
    }

    private void fill(Arrival arrival) {
        var town = oldTown.find(arrival.from());
        if (town.isPresent()) {
            oldTown.findBeginnings(town.get(), arrival.id()).ifPresent(theirs -> keep(arrival, theirs));
        } else if (oldTown.isGone(arrival.from())) {
            // Nobody can be asked any more; what came from there begins here.
            keep(arrival, OldTown.Beginnings.NONE);
        }
    }

    private void keep(Arrival arrival, OldTown.Beginnings theirs) {
        here(() -> {
            var own = tables.listIds(arrival.child().orElseThrow());
            var here = new HashMap<String, String>();
            for (var old : theirs.ids()) {
                var ours = ArrivingRows.id(arrival.id(), UUID.fromString(old)).toString();
                if (own.contains(ours)) {
                    here.put(ours, theirs.roots().of(old));
                }
            }
            return rows.keepRoots(arrival.id(), new Roots(here));
        });
    }

    private <T> T here(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
