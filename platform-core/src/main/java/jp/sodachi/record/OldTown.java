package jp.sodachi.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
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
 * The one door through which a town reaches into another: it opens for the hash of a moving code, shows one child, and
 * every step through it is in the old town's trail. The old town is told a number for the move and never by whom.
 *
 * <p>Each method is one transaction in the old town and does nothing the second time.
 */
class OldTown {
    private static final String WHY = "引っこしのコードで転出";

    private final TenantDirectory directory;
    private final JdbcClient jdbc;
    private final ChildQueries queries;
    private final ChildStates states;
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
        this.states = states;
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

    /** The child of an open code, and whether the code is open; empty for a code that was never given. */
    Optional<Seen> look(Tenant town, byte[] hash) {
        return in(
                town,
                () -> jdbc.sql("""
                                select child_id, state, expires_at > :now as good from record_departure where code_hash = :hash
                                """)
                        .param("now", at(clock.instant()))
                        .param("hash", hash)
                        .query((row, _) -> new Seen(
                                queries.find(row.getObject("child_id", UUID.class))
                                        .orElseThrow(),
                                row.getString("state").equals("OPEN") && row.getBoolean("good"),
                                moves(row.getObject("child_id", UUID.class)),
                                root(row.getObject("child_id", UUID.class))))
                        .optional()
                        .map(seen -> {
                            if (seen.isOpen()) {
                                record("move.look", seen.child().id());
                            }
                            return seen;
                        }));
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
                               and exists (select from record_child c where c.id = d.child_id and c.standing <> 'DECEASED')
                            returning child_id
                            """)
                    .param("move", move)
                    .param("now", at(clock.instant()))
                    .param("hash", hash)
                    .query(UUID.class)
                    .optional();
            fresh.ifPresent(child -> {
                cancelPlaces(child);
                states.set(child, ChildState.Kind.MOVED, "", LocalDate.now(clock), WHY);
                handOver(child, true);
                farewell.leaves(child);
                record("move.take", child);
            });
            return fresh.isPresent() || findTaken(hash, move).isPresent();
        });
    }

    /**
     * The move is given up: it takes the record no more, and what it has taken belongs to this town again. The code ends with
     * it, so that a step that is still on its way finds it closed.
     */
    void release(Tenant town, byte[] hash, UUID move) {
        in(town, () -> {
            var since = takenAt(hash, move);
            var taken = end(hash, "TAKEN", move);
            taken.ifPresent(child -> {
                handOver(child, false);
                since.ifPresent(then -> restorePlaces(child, then));
                states.undo(child, ChildState.Kind.MOVED, WHY, "引っこしの受けとりを取りやめ");
                record("move.release", child);
            });
            return taken.or(() -> end(hash, "OPEN", null)).isPresent();
        });
    }

    private Optional<UUID> end(byte[] hash, String state, @Nullable UUID move) {
        return jdbc.sql("""
                        update record_departure set state = 'WITHDRAWN', move_id = null, settled_at = :now
                         where code_hash = :hash and state = :state and move_id is not distinct from cast(:move as uuid)
                        returning child_id
                        """)
                .param("now", at(clock.instant()))
                .param("hash", hash)
                .param("state", state)
                .param("move", move)
                .query(UUID.class)
                .optional();
    }

    /** Whether nothing can be asked of that town any more. */
    boolean isGone(MunicipalityCode code) {
        return directory
                .find(code)
                .filter(town -> town.state() != TenantState.GONE)
                .isEmpty();
    }

    /** The whole record of the child that {@code move} has taken, as it stood at one moment. */
    Handover read(Tenant town, byte[] hash, UUID move) {
        return in(town, oneMoment, () -> {
            var child = requireTaken(hash, move);
            // Somebody may have undone it by hand while the move was cut off.
            states.set(child, ChildState.Kind.MOVED, "", LocalDate.now(clock), WHY);
            record("move.copy", child);
            var tables = new MovedTables(jdbc);
            var stays = new EnumMap<MovedTables.Staying, Integer>(MovedTables.Staying.class);
            Arrays.stream(MovedTables.Staying.values()).forEach(what -> stays.put(what, tables.count(what, child)));
            return new Handover(
                    town.schema(),
                    town.name(),
                    tables.read(child),
                    judgements.list().stream().collect(Collectors.toMap(Judgement::code, Judgement::label)),
                    stays,
                    moves(child),
                    Roots.read(jdbc, child));
        });
    }

    /** Leaves the receipt. */
    void finish(Tenant town, byte[] hash, UUID move, MoveReceipt receipt) {
        in(town, () -> {
            var child = requireTaken(hash, move);
            states.set(child, ChildState.Kind.MOVED, "", LocalDate.now(clock), WHY);
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
                record("move.done", child);
            }
            return done;
        });
    }

    /**
     * The numbers of the moves by which this child came here and went before. Only a town that took part in one knows what
     * its number means.
     */
    private Set<UUID> moves(UUID child) {
        return Set.copyOf(jdbc.sql("""
                        select id from record_arrival where child_id = :child
                        union select move_id from record_departure where child_id = :child and state = 'DONE'
                        """).param("child", child).query(UUID.class).list());
    }

    /** The id that the child had in the first town of the platform that knew it. */
    private UUID root(UUID child) {
        return UUID.fromString(Roots.read(jdbc, child).of(child.toString()));
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

    private UUID requireTaken(byte[] hash, UUID move) {
        return findTaken(hash, move)
                .orElseThrow(() -> new IllegalStateException("This move has not taken the record."));
    }

    private Optional<UUID> findTaken(byte[] hash, UUID move) {
        return jdbc.sql("""
                        select child_id from record_departure
                         where code_hash = :hash and move_id = :move and state in ('TAKEN', 'DONE')
                        """)
                .param("hash", hash)
                .param("move", move)
                .query(UUID.class)
                .optional();
    }

    private void cancelPlaces(UUID child) {
        jdbc.sql("""
                        update record_checkup_place set state = 'CANCELLED', settled_by = '-', settled_at = :now
                         where child_id = :child and state = 'INVITED' and on_day >= :today
                        """)
                .param("now", at(clock.instant()))
                .param("child", child)
                .param("today", LocalDate.now(clock))
                .update();
    }

    /** Places at days to come that went with the move are there again, but for those the office has given anew. */
    private void restorePlaces(UUID child, OffsetDateTime since) {
        jdbc.sql("""
                        update record_checkup_place p set state = 'INVITED', settled_by = null, settled_at = null
                         where p.child_id = :child and p.state = 'CANCELLED' and p.settled_by = '-' and p.settled_at >= :since
                           and p.on_day >= :today
                           and not exists (select from record_checkup_place o
                                            where o.child_id = p.child_id and o.form = p.form and o.on_day = p.on_day
                                              and o.state = 'INVITED')
                        """)
                .param("child", child)
                .param("since", since)
                .param("today", LocalDate.now(clock))
                .update();
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
    private void record(String action, UUID child) {
        audit.record(new Actor.Nobody().does(action, child, null));
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

    /**
     * What a code shows.
     *
     * @param moves the child's earlier moves
     * @param root the id the child had at first
     */
    record Seen(Child child, boolean good, Set<UUID> moves, UUID root) {
        Seen {
            moves = Set.copyOf(moves);
        }

        boolean isOpen() {
            return good && !child.isDeceased();
        }
    }
}
