package jp.sodachi.record;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.identity.Permissions;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.quota.RateLimits;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The new town's side of a move: the office types the code that the family brings, and the record comes over.
 *
 * <p>The two towns may lie on two servers, so a move is a row of steps, each one transaction in one town
 * ({@link MoveStep}): this town notes it, the old town gives the record to it alone and stops its messages, the record is
 * read and entered here, the old town gets the receipt. Every step does nothing the second time; a move that was cut off
 * anywhere is finished by {@link #resume()}. Methods must not be called inside a transaction.
 */
public class Arrivals {
    /** How often one person may try a code in a minute. */
    public static final int TRIES_A_MINUTE = 10;

    private static final int TRIES_A_DAY = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final ArrivalRows rows;
    private final OldTown oldTown;
    private final Receiving receiving;
    private final ReceivingPregnancy expecting;
    private final MissingRoots missingRoots;
    private final FoundRecords found;
    private final ProtectedRecords guard;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final RateLimits limits;
    private final MoveStep.Witness witness;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Arrivals(
            ArrivalRows rows,
            OldTown oldTown,
            Receiving receiving,
            ReceivingPregnancy expecting,
            MissingRoots missingRoots,
            FoundRecords found,
            ProtectedRecords guard,
            Permissions permissions,
            AuditTrail audit,
            RateLimits limits,
            MoveStep.Witness witness,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.oldTown = oldTown;
        this.receiving = receiving;
        this.expecting = expecting;
        this.missingRoots = missingRoots;
        this.found = found;
        this.guard = guard;
        this.permissions = permissions;
        this.audit = audit;
        this.limits = limits;
        this.witness = witness;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whom a typed code is about, a child or a pregnant woman; nothing moves yet. Office only. */
    public Look look(String typed) {
        var actor = here(() -> permissions.requireStaff(StaffRole.NURSE, "move.look"));
        var town = TenantScope.current().code().value();
        var who = actor.does("", null, null).actorId();
        if (limits.take(town + ":move:" + who, TRIES_A_MINUTE) > 0
                || limits.take(town + ":moves:" + who, 1, RateLimits.Share.aDay(TRIES_A_DAY)) > 0) {
            return new Look.Refused(Reason.TOO_MANY_TRIES);
        }
        var looked = MovingCode.find(typed).map(this::look).orElseGet(() -> new Look.Refused(Reason.NOT_A_CODE));
        if (looked instanceof Look.Refused) {
            audit.recordRefusal(actor.isRefused("move.look", null));
        }
        return looked;
    }

    private Look look(MovingCode code) {
        if (code.from().equals(TenantScope.current().code())) {
            return new Look.Refused(Reason.SAME_TOWN);
        }
        try {
            var town = oldTown.find(code.from());
            if (town.isEmpty()) {
                return new Look.Refused(Reason.TOWN_AWAY);
            }
            missingRoots.fillBefore(town.get(), code.hash());
            var seen = oldTown.look(town.get(), code.hash());
            return seen.isPresent() ? look(code, town.get(), seen.get()) : new Look.Refused(Reason.UNKNOWN);
        } catch (TransactionException | DataAccessException away) {
            LOG.warn(
                    "The old town of a move cannot be reached: {}",
                    away.getClass().getSimpleName());
            return new Look.Refused(Reason.TOWN_AWAY);
        }
    }

    private Look look(MovingCode code, Tenant town, SeenRecord seen) {
        var begun = here(() -> rows.findByCode(code.hash()));
        if (begun.isPresent()) {
            return new Look.Begun(begun.get().arrival().id());
        }
        if (!seen.isOpen()) {
            return new Look.Refused(Reason.SPENT);
        }
        return here(() -> found.show(code, town.name(), seen));
    }

    /**
     * Takes the child or the pregnancy over. The same code typed again leads to the same arrival.
     *
     * @param withSiblings whether the child joins brothers and sisters who came from the same family before it
     */
    public Look begin(String typed, boolean withSiblings) {
        return switch (look(typed)) {
            case Look.Begun begun -> begun;
            case Look.Refused refused -> refused;
            case Look.Found found -> begin(found.code(), withSiblings);
            case Look.FoundPregnancy found -> begin(found.code(), withSiblings);
        };
    }

    private Look begin(MovingCode code, boolean withSiblings) {
        var town = oldTown.find(code.from());
        var seen = town.flatMap(there -> oldTown.look(there, code.hash())).filter(SeenRecord::isOpen);
        if (seen.isEmpty()) {
            return new Look.Refused(Reason.SPENT);
        }
        var id = Ids.next();
        var begun = here(() -> {
            var actor = permissions.requireStaff(StaffRole.NURSE, "move.begin");
            var fromFamily = seen.get().familyId();
            var family = withSiblings ? rows.findFamily(code.from(), fromFamily).orElseGet(Ids::next) : Ids.next();
            var by = actor.does("", null, null).actorName();
            if (rows.insert(id, code, family, fromFamily, by, clock.instant())) {
                audit.record(actor.does("move.begin", null, id));
            }
            return rows.findByCode(code.hash()).orElseThrow().arrival().id();
        });
        witness.reached(MoveStep.STARTED);
        advanceCalmly(begun);
        return new Look.Begun(begun);
    }

    /**
     * Finishes what was cut off in the present town, and finds where the records of moves of earlier builds began. Jobs, and the
     * office.
     *
     * @return how many moves were cut off
     */
    public int resume() {
        var unfinished = here(() -> {
            permissions.requireStaff(StaffRole.NURSE, "move.resume");
            return rows.listUnfinished();
        });
        unfinished.forEach(this::advanceCalmly);
        missingRoots.fill();
        return unfinished.size();
    }

    /**
     * Gives up a move whose record is not here yet. From the moment the record is here this town keeps it and nothing can be
     * given up. The old town is told as soon as it answers; the code ends then. Office only.
     *
     * @return false when it is too late
     */
    public boolean giveUp(UUID id) {
        boolean noted = here(() -> {
            var actor = permissions.requireStaff(StaffRole.NURSE, "move.give-up");
            var done = rows.giveUp(id);
            if (done) {
                audit.record(actor.does("move.give-up", null, id));
            }
            return done;
        });
        if (noted) {
            advanceCalmly(id);
        }
        return noted;
    }

    /** One arrival. Office only. */
    public Arrival get(UUID id) {
        return here(() -> {
            permissions.requireStaff(StaffRole.NURSE, "move.read");
            return rows.find(id)
                    .orElseThrow(() -> new NotYours("move.read", null))
                    .arrival();
        });
    }

    /** The newest arrivals. Office only. */
    public List<Arrival> listNewest(int limit) {
        return here(() -> {
            permissions.requireStaff(StaffRole.NURSE, "move.list");
            return rows.listNewest(limit).stream().map(ArrivalRows.Row::arrival).toList();
        });
    }

    /** How a child came here, if it came from another town of the platform. */
    public Optional<Arrival> findOf(UUID childId) {
        return here(() -> {
            permissions.requireChild(childId, "move.read");
            return rows.findOfChild(childId).map(ArrivalRows.Row::arrival);
        });
    }

    /** How a pregnancy came here, if it came from another town of the platform. */
    public Optional<Arrival> findOfPregnancy(UUID pregnancyId) {
        return here(() -> {
            permissions.requirePregnancy(pregnancyId, "move.read");
            guard.requirePregnancy(pregnancyId);
            return rows.findOfPregnancy(pregnancyId).map(ArrivalRows.Row::arrival);
        });
    }

    /** What fails now is tried again by the worker; the page says so. */
    private void advanceCalmly(UUID id) {
        try {
            advance(id);
        } catch (RuntimeException cut) {
            LOG.warn("A move was cut off and will go on later: {}", id, cut);
        }
    }

    private void advance(UUID id) {
        var row = here(() -> rows.find(id)).orElseThrow();
        var town = oldTown.find(row.arrival().from());
        if (town.isEmpty()) {
            if (row.arrival().state() == Arrival.State.GIVING_UP
                    && oldTown.isGone(row.arrival().from())) {
                here(() -> rows.settle(id, Arrival.State.GIVING_UP, Arrival.State.GIVEN_UP, clock.instant()));
            }
            return;
        }
        switch (row.arrival().state()) {
            case STARTED -> {
                if (fetch(row, town.get())) {
                    advance(id);
                }
            }
            case COPIED -> finish(row, town.get());
            case GIVING_UP -> {
                oldTown.release(town.get(), row.codeHash(), id);
                here(() -> rows.settle(id, Arrival.State.GIVING_UP, Arrival.State.GIVEN_UP, clock.instant()));
            }
            case DONE, REFUSED, GIVEN_UP -> {}
        }
    }

    /** False when the code is not open to this move. */
    private boolean fetch(ArrivalRows.Row row, Tenant town) {
        var id = row.arrival().id();
        if (!oldTown.take(town, row.codeHash(), id)) {
            here(() -> rows.settle(id, Arrival.State.STARTED, Arrival.State.REFUSED, clock.instant()));
            return false;
        }
        witness.reached(MoveStep.TAKEN);
        var handover = oldTown.read(town, row.codeHash(), id);
        witness.reached(MoveStep.READ);
        // Somebody may have given it up, or finished it, in the meantime: then nothing is entered, and the state says
        // what is next.
        here(() -> rows.lockStarted(id).map(started -> {
            var whose =
                    handover.isPregnancy() ? expecting.enter(started, handover) : receiving.enter(started, handover);
            audit.record(CurrentActor.get().does("move.arrive", whose, id));
            return whose;
        }));
        witness.reached(MoveStep.COPIED);
        return true;
    }

    private void finish(ArrivalRows.Row row, Tenant town) {
        var id = row.arrival().id();
        var receipt = row.arrival().receipt();
        oldTown.finish(town, row.codeHash(), id, Objects.requireNonNull(receipt));
        witness.reached(MoveStep.RECEIPTED);
        here(() -> rows.settle(id, Arrival.State.COPIED, Arrival.State.DONE, clock.instant()));
        witness.reached(MoveStep.DONE);
    }

    private <T> T here(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    /** What a code is worth here. */
    public sealed interface Look {
        /**
         * It is good.
         *
         * @param town the old town's name
         * @param before the child's own record here, which goes on when the child comes back
         * @param siblings who came from the same family before, with their family here
         * @param alike children here with the same reading and birth date: perhaps the same child
         */
        record Found(
                MovingCode code,
                String town,
                ChildFacts child,
                Optional<Child> before,
                List<Child> siblings,
                List<Child> alike)
                implements Look {
            public Found {
                siblings = List.copyOf(siblings);
                alike = List.copyOf(alike);
            }
        }

        /**
         * It is good, and a pregnancy's.
         *
         * @param town the old town's name
         * @param before the pregnancy's own record here, which goes on when it comes back
         * @param siblings children who came from the same family before, with their family here
         * @param alike pregnancies that go on here of a woman with the same reading and birth date: perhaps the same one
         */
        record FoundPregnancy(
                MovingCode code,
                String town,
                PregnancyFacts pregnancy,
                Optional<Pregnancy> before,
                List<Child> siblings,
                List<Pregnancy> alike)
                implements Look {
            public FoundPregnancy {
                siblings = List.copyOf(siblings);
                alike = List.copyOf(alike);
            }
        }

        /** It is on its way here, or here. */
        record Begun(UUID arrivalId) implements Look {}

        /** It is not good. */
        record Refused(Reason reason) implements Look {}
    }

    /** Why a code is not good. */
    public enum Reason {
        /** Mistyped: the check character does not fit. */
        NOT_A_CODE,
        /** Well formed, and never given. */
        UNKNOWN,
        /** Too old, taken back, or used by another town. */
        SPENT,
        SAME_TOWN,
        /** The old town is not on the platform, not served now, or does not answer. */
        TOWN_AWAY,
        TOO_MANY_TRIES
    }
}
