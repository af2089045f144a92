package jp.sodachi.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one door through which a town reaches into another: it opens for the hash of a moving code, shows one child or pregnancy, and
 * every step through it is in the old town's trail. The old town is told a number for the move and never by whom.
 *
 * <p>Each method is one transaction in the old town and does nothing the second time.
 */
class OldTown {
    private static final String WHY = "引っこしのコードで転出";

    private final TenantDirectory directory;
    private final JdbcClient jdbc;
    private final ChildQueries queries;
    private final PregnancyQueries pregnancies;
    private final ChildStates states;
    private final MovedPlaces places;
    private final Judgements judgements;
    private final AuditTrail audit;
    private final Farewell farewell;
    private final TransactionTemplate transaction;
    private final TransactionTemplate oneMoment;
    private final Clock clock;

    OldTown(
            TenantDirectory directory,
            JdbcClient jdbc,
            ChildQueries queries,
            ChildStates states,
            Judgements judgements,
            AuditTrail audit,
            Farewell farewell,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.directory = directory;
        this.jdbc = jdbc;
        this.queries = queries;
        this.pregnancies = new PregnancyQueries(jdbc);
        this.states = states;
        this.places = new MovedPlaces(jdbc, clock);
        this.judgements = judgements;
        this.audit = audit;
        this.farewell = farewell;
        this.transaction = new TransactionTemplate(transactions);
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /** The old town, when it is served and is of the same kind: made-up families never come into a live town. */
    Optional<Tenant> find(MunicipalityCode code) {
        var here = TenantScope.current();
        return directory
                .find(code)
                .filter(town -> town.state().serves() && town.state() == here.state() && directory.understands(town));
    }

    /** Whose an open code is, and whether the code is open; empty for a code that was never given. */
    Optional<SeenRecord> look(Tenant town, byte[] hash) {
        return in(
                town,
                () -> jdbc.sql("""
                                select child_id, pregnancy_id, state, expires_at > :now as good
                                  from record_departure where code_hash = :hash
                                """)
                        .param("now", at(clock.instant()))
                        .param("hash", hash)
                        .query((row, number) -> {
                            var whose = whose(row, number);
                            return seen(whose, row.getString("state").equals("OPEN") && row.getBoolean("good"));
                        })
                        .optional()
                        .map(seen -> {
                            if (seen.isOpen()) {
                                record("move.look", seen.whose());
                            }
                            return seen;
                        }));
    }

    private SeenRecord seen(FormSubject whose, boolean good) {
        return switch (whose.kind()) {
            case CHILD ->
                new SeenRecord.OfChild(queries.find(whose.id()).orElseThrow(), good, moves(whose), root(whose));
            case PREGNANCY ->
                new SeenRecord.OfPregnancy(pregnancies.find(whose.id()).orElseThrow(), good, root(whose));
        };
    }

    private static FormSubject whose(ResultSet row, int number) throws SQLException {
        var child = row.getObject("child_id", UUID.class);
        return child == null
                ? FormSubject.pregnancy(row.getObject("pregnancy_id", UUID.class))
                : FormSubject.child(child);
    }

    /**
     * Gives the record to the move {@code move} and to no other, and stops the child's messages.
     *
     * @return false when the code is not open, or open to another move
     */
    boolean take(Tenant town, byte[] hash, UUID move) {
        return in(town, () -> {
            var fresh = jdbc.sql("""
                            update record_departure d set state = 'TAKEN', move_id = :move, settled_at = :now
                             where code_hash = :hash and state = 'OPEN' and expires_at > :now
                               and (exists (select from record_child c where c.id = d.child_id and c.standing <> 'DECEASED')
                                    or exists (select from record_pregnancy p
                                                where p.id = d.pregnancy_id and p.state = 'ONGOING'))
                            returning child_id, pregnancy_id
                            """)
                    .param("move", move)
                    .param("now", at(clock.instant()))
                    .param("hash", hash)
                    .query(OldTown::whose)
                    .optional();
            fresh.ifPresent(whose -> {
                stop(whose);
                farewell.leaves(whose);
                record("move.take", whose);
            });
            return fresh.isPresent() || findTaken(hash, move).isPresent();
        });
    }

    private void stop(FormSubject whose) {
        switch (whose.kind()) {
            case CHILD -> {
                places.cancel(whose.id());
                leave(whose);
                handOver(whose.id(), true);
            }
            case PREGNANCY -> leave(whose);
        }
    }

    /** Also when somebody has undone it by hand while the move was cut off. */
    private void leave(FormSubject whose) {
        var today = LocalDate.now(clock);
        switch (whose.kind()) {
            case CHILD -> states.set(whose.id(), ChildState.Kind.MOVED, "", today, WHY);
            case PREGNANCY -> pregnancies.end(whose.id(), Pregnancy.State.MOVED, today);
        }
    }

    /**
     * The move is given up: it takes the record no more, and what it has taken belongs to this town again. The code ends with
     * it, so that a step that is still on its way finds it closed.
     */
    void release(Tenant town, byte[] hash, UUID move) {
        in(town, () -> {
            var since = takenAt(hash, move);
            var taken = end(hash, "TAKEN", move);
            taken.ifPresent(whose -> {
                switch (whose.kind()) {
                    case CHILD -> {
                        handOver(whose.id(), false);
                        since.ifPresent(then -> places.restore(whose.id(), then));
                        states.undo(whose.id(), ChildState.Kind.MOVED, WHY, "引っこしの受けとりを取りやめ");
                    }
                    case PREGNANCY -> pregnancies.comeBack(whose.id());
                }
                record("move.release", whose);
            });
            return taken.or(() -> end(hash, "OPEN", null)).isPresent();
        });
    }

    private Optional<FormSubject> end(byte[] hash, String state, @Nullable UUID move) {
        return jdbc.sql("""
                        update record_departure set state = 'WITHDRAWN', move_id = null, settled_at = :now
                         where code_hash = :hash and state = :state and move_id is not distinct from cast(:move as uuid)
                        returning child_id, pregnancy_id
                        """)
                .param("now", at(clock.instant()))
                .param("hash", hash)
                .param("state", state)
                .param("move", move)
                .query(OldTown::whose)
                .optional();
    }

    /** Whether nothing can be asked of that town any more. */
    boolean isGone(MunicipalityCode code) {
        return directory
                .find(code)
                .filter(town -> town.state() != TenantState.GONE)
                .isEmpty();
    }

    /** The whole record that {@code move} has taken, as it stood at one moment. */
    Handover read(Tenant town, byte[] hash, UUID move) {
        return in(town, oneMoment, () -> {
            var whose = requireTaken(hash, move);
            leave(whose);
            record("move.copy", whose);
            var tables = new MovedTables(jdbc);
            return new Handover(
                    town.schema(),
                    town.name(),
                    tables.read(whose),
                    judgements.list().stream().collect(Collectors.toMap(Judgement::code, Judgement::label)),
                    tables.countStaying(whose),
                    moves(whose),
                    Roots.read(jdbc, whose.id()));
        });
    }

    /** Leaves the receipt. */
    void finish(Tenant town, byte[] hash, UUID move, MoveReceipt receipt) {
        in(town, () -> {
            var whose = requireTaken(hash, move);
            leave(whose);
            var done = jdbc.sql("""
                            update record_departure
                               set state = 'DONE', settled_at = :now, receipt = cast(:receipt as jsonb)
                             where code_hash = :hash and state = 'TAKEN' and move_id = :move
                            """)
                    .param("now", at(clock.instant()))
                    .param("receipt", ReceiptJson.write(receipt))
                    .param("hash", hash)
                    .param("move", move)
                    .update();
            if (done == 1) {
                record("move.done", whose);
            }
            return done;
        });
    }

    /**
     * The numbers of the moves by which this child or pregnancy came here and went before. Only a town that took part in one knows what
     * its number means.
     */
    private Set<UUID> moves(FormSubject whose) {
        return Set.copyOf(
                jdbc.sql("""
                        select id from record_arrival where child_id = :whose or pregnancy_id = :whose
                        union
                        select move_id from record_departure
                         where (child_id = :whose or pregnancy_id = :whose) and state = 'DONE'
                        """).param("whose", whose.id()).query(UUID.class).list());
    }

    /** The id that it had in the first town of the platform that knew it. */
    private UUID root(FormSubject whose) {
        return UUID.fromString(Roots.read(jdbc, whose.id()).of(whose.id().toString()));
    }

    /**
     * What the record that {@code move} took is made of: its ids there, and where they began. Nothing of what it says is read, and
     * the ids say nothing to anybody, so this leaves no row in the trail.
     *
     * @return empty while an earlier move, by which the child had come to that town, has not found its own beginnings
     */
    Optional<Beginnings> findBeginnings(Tenant town, UUID move) {
        return in(town, () -> {
            var child = jdbc.sql("select child_id from record_departure where move_id = :move")
                    .param("move", move)
                    .query(UUID.class)
                    .optional();
            if (child.isEmpty()) {
                return Optional.of(Beginnings.NONE);
            }
            var waits = jdbc.sql("""
                            select exists (select from record_arrival
                                            where child_id = :child and roots is null and id < :move)
                            """)
                    .param("child", child.get())
                    .param("move", move)
                    .query(Boolean.class)
                    .single();
            return waits
                    ? Optional.empty()
                    : Optional.of(
                            new Beginnings(new MovedTables(jdbc).listIds(child.get()), Roots.read(jdbc, child.get())));
        });
    }

    /** Runs what a worker of that town would do by itself. */
    void inside(Tenant town, Runnable work) {
        TenantScope.call(
                town,
                () -> CurrentActor.call(new Actor.Job("引っこし"), () -> {
                    work.run();
                    return town;
                }));
    }

    private void handOver(UUID child, boolean away) {
        jdbc.sql("update record_child set handed_over = :away, version = version + 1 where id = :child")
                .param("away", away)
                .param("child", child)
                .update();
    }

    private FormSubject requireTaken(byte[] hash, UUID move) {
        return findTaken(hash, move)
                .orElseThrow(() -> new IllegalStateException("This move has not taken the record."));
    }

    private Optional<FormSubject> findTaken(byte[] hash, UUID move) {
        return jdbc.sql("""
                        select child_id, pregnancy_id from record_departure
                         where code_hash = :hash and move_id = :move and state in ('TAKEN', 'DONE')
                        """)
                .param("hash", hash)
                .param("move", move)
                .query(OldTown::whose)
                .optional();
    }

    private Optional<OffsetDateTime> takenAt(byte[] hash, UUID move) {
        return jdbc.sql("""
                        select settled_at from record_departure
                         where code_hash = :hash and state = 'TAKEN' and move_id = :move for update
                        """)
                .param("hash", hash)
                .param("move", move)
                .query(OffsetDateTime.class)
                .optional();
    }

    /** As whoever holds the code: the family reads it under that name, and no other town is in it. */
    private void record(String action, FormSubject whose) {
        audit.record(new Actor.Nobody().does(action, whose.id(), null));
    }

    private <T> T in(Tenant town, Supplier<T> work) {
        return in(town, transaction, work);
    }

    private static <T> T in(Tenant town, TransactionTemplate transaction, Supplier<T> work) {
        return TenantScope.call(
                town,
                () -> CurrentActor.call(
                        new Actor.Job("引っこし"), () -> Objects.requireNonNull(transaction.execute(_ -> work.get()))));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /**
     * What a record was made of in the old town.
     *
     * @param roots where those of its rows began that had come from elsewhere
     */
    record Beginnings(Set<String> ids, Roots roots) {
        /** Nothing can be known any more. */
        static final Beginnings NONE = new Beginnings(Set.of(), Roots.NONE);

        Beginnings {
            ids = Set.copyOf(ids);
        }
    }
}
