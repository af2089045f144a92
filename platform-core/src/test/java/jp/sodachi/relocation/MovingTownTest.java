package jp.sodachi.relocation;

import static jp.sodachi.relocation.MovingGround.HOME;
import static jp.sodachi.relocation.MovingGround.SECOND;
import static jp.sodachi.relocation.MovingGround.assertServes;
import static jp.sodachi.relocation.MovingGround.guardians;
import static jp.sodachi.relocation.MovingGround.owner;
import static jp.sodachi.relocation.MovingGround.paused;
import static jp.sodachi.relocation.MovingGround.portal;
import static jp.sodachi.relocation.MovingGround.relocations;
import static jp.sodachi.relocation.MovingGround.schemas;
import static jp.sodachi.relocation.MovingGround.serverOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import jp.sodachi.audit.ChainVerdict;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.Test;

/** A town moves to another PostgreSQL server while people write in it, and whatever breaks on the way breaks nothing. */
class MovingTownTest {

    @Test
    void people_go_on_writing_while_the_town_moves_and_nothing_that_was_acknowledged_is_lost() throws Exception {
        var town = MovingGround.town("392014", "高知市");
        owner(HOME).sql("""
                        insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('plan', '392014', now(), false, 1), ('deliver', '392014/made-up', now(), false, 1)
                        """).update();
        readLongAgo(town);
        int sealed = MovingGround.onTrail(HOME, town, (chain, trail) -> chain.seal(town.code(), trail));
        var clerks = List.of(new Clerk(town, true), new Clerk(town, true), new Clerk(town, false));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            clerks.forEach(threads::submit);
            var relocations = relocations(_ -> {});
            relocations.request(town.code(), SECOND, "山口 みさき");

            assertThat(relocations.run(town.code())).isTrue();

            awaitMore(clerks);
            clerks.forEach(Clerk::stop);
        }
        assertThat(serverOf(town)).isEqualTo(SECOND);
        var there = guardians(SECOND, town);
        for (var clerk : clerks) {
            assertThat(there).containsAll(clerk.acknowledged());
        }
        assertThat(guardians(HOME, town))
                .as("the old copy is kept, and ends with the pause")
                .isSubsetOf(there);
        assertThat(sealed).isEqualTo(1);
        var verdict = MovingGround.onTrail(SECOND, town, (chain, trail) -> chain.verify(town.code(), trail));
        assertThat(verdict)
                .as("the chain of the read log holds on the other server")
                .isEqualTo(new ChainVerdict.Whole(1, 1, 0, 0, List.of()));
        assertRefused(HOME, town);
        var done = relocations(_ -> {}).find(town.code()).orElseThrow();
        assertThat(done.step()).isEqualTo(RelocationStep.KEPT);
        assertThat(done.rows()).isPositive();
        assertThat(done.bytes()).isPositive();
        assertThat(done.pauseMs()).isPositive();
        assertThat(tasks(SECOND, town)).containsExactly("deliver 392014/made-up", "plan 392014");
        assertNothingReplicates(town);

        relocations(_ -> {}).confirm(town.code());

        assertThat(schemas(HOME, town)).isZero();
        assertThat(schemas(SECOND, town)).isEqualTo(1);
        assertThat(owner(HOME)
                        .sql("select digest from control.tenant_schema where code = '392014'")
                        .query(String.class)
                        .single())
                .isEqualTo(MovingGround.migrator().digest());
    }

    @Test
    void a_process_that_dies_at_any_moment_leaves_the_town_on_exactly_one_server_and_the_button_goes_on()
            throws SQLException {
        var town = MovingGround.town("392022", "室戸市");
        var written = new HashSet<UUID>();
        relocations(_ -> {}).request(town.code(), SECOND, "山口 みさき");
        // From the home server closing and change are one: after CLOSED the town has arrived.
        for (var moment : EnumSet.complementOf(EnumSet.of(Moment.ARRIVED))) {
            dieAt(moment, town, written);
        }
        assertThat(relocations(_ -> {}).run(town.code())).isTrue();
        assertThat(serverOf(town)).isEqualTo(SECOND);
        relocations(_ -> {}).confirm(town.code());
        assertThat(guardians(SECOND, town)).containsExactlyInAnyOrderElementsOf(written);

        // On the way back the old copy is closed on one server and the change noted on another: a moment between them.
        relocations(_ -> {}).request(town.code(), HOME, "山口 みさき");
        dieAt(Moment.CLOSED, town, written);
        assertThat(serverOf(town)).isEqualTo(SECOND);

        relocations(_ -> {}).giveUp(town.code());

        assertThat(guardians(SECOND, town)).containsExactlyInAnyOrderElementsOf(written);
        assertThat(schemas(HOME, town)).isZero();
        assertNothingReplicates(town);
        assertThatThrownBy(() -> relocations(_ -> {}).giveUp(town.code())).isInstanceOf(RelocationRefused.class);
    }

    /** The process dies; somebody looks after it; the town is served, and from one server only. */
    private static void dieAt(Moment moment, Tenant town, Set<UUID> written) throws SQLException {
        assertThatThrownBy(() -> relocations(reached -> {
                            if (reached == moment) {
                                throw new SuddenEnd();
                            }
                        })
                        .run(town.code()))
                .as(moment.name())
                .isInstanceOf(SuddenEnd.class);

        relocations(_ -> {}).recover();

        var serving = serverOf(town);
        written.add(assertServes(serving, town));
        assertRefused(serving.equals(HOME) ? SECOND : HOME, town);
        assertThat(paused(town)).as("the pause at %s", moment).isFalse();
    }

    @Test
    void a_row_that_is_not_the_same_on_both_sides_stops_the_move_and_the_town_stays() throws SQLException {
        var town = MovingGround.town("392049", "南国市");
        assertServes(HOME, town);
        var disturbed = relocations(moment -> {
            if (moment == Moment.RECEIVED) {
                owner(SECOND)
                        .sql("update t_392049.identity_guardian set language = 'en'")
                        .update();
            }
        });
        disturbed.request(town.code(), SECOND, "山口 みさき");

        assertThat(disturbed.run(town.code())).isFalse();

        var stopped = disturbed.find(town.code()).orElseThrow();
        assertThat(stopped.step()).isEqualTo(RelocationStep.FOLLOWING);
        assertThat(stopped.problem()).isEqualTo("admin.relocation.problem.differs");
        assertThat(stopped.message()).isEqualTo("identity_guardian");
        assertServes(HOME, town);
        assertRefused(SECOND, town);

        disturbed.giveUp(town.code());

        assertServes(HOME, town);
        assertThat(schemas(SECOND, town)).isZero();
        assertNothingReplicates(town);
    }

    @Test
    void whoever_had_entered_the_town_before_the_pause_and_writes_after_it_is_refused() throws Exception {
        var town = MovingGround.town("392057", "土佐市");
        var refused = new AtomicReference<SQLException>();
        var alsoRefused = new AtomicReference<SQLException>();
        readLongAgo(town);
        try (var early = portal(HOME);
                var night = MovingGround.worker(HOME)) {
            early.setAutoCommit(false);
            night.setAutoCommit(false);
            Clerk.write(early, town);
            Clerk.bind(early, town);
            Clerk.bind(night, town);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                // It writes when the tables are locked already, and waits for the lock's end.
                var relocations = relocations(moment -> {
                    if (moment == Moment.LOCKED) {
                        threads.submit(() -> {
                            try {
                                Clerk.clear(night);
                                night.commit();
                            } catch (SQLException expected) {
                                alsoRefused.set(expected);
                            }
                        });
                        threads.submit(() -> {
                            try {
                                Clerk.enter(early);
                                early.commit();
                            } catch (SQLException expected) {
                                refused.set(expected);
                            }
                        });
                    }
                });
                relocations.request(town.code(), SECOND, "山口 みさき");
                assertThat(relocations.run(town.code())).isTrue();
            }
        }
        assertThat((Throwable) refused.get()).as("what it wrote was not taken").isNotNull();
        assertThat(guardians(HOME, town)).isEqualTo(guardians(SECOND, town));
        assertThat((Throwable) alsoRefused.get())
                .as("what the night let go was not let go")
                .isNotNull();
        for (var server : List.of(HOME, SECOND)) {
            assertThat(owner(server)
                            .sql("select count(*) from t_392057.audit_event")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_move_waits_for_a_town_that_is_going_live_and_a_change_of_structure_keeps_off_a_town_on_its_way()
            throws Exception {
        var town = MovingGround.town("392090", "土佐清水市");
        var relocations = relocations(_ -> {});
        try (var goingLive = MovingGround.servers().open(HOME);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            goingLive.setAutoCommit(false);
            goingLive.createStatement().execute("select code from control.tenant where code = '392090' for update");
            var requested = threads.submit(() -> relocations.request(town.code(), SECOND, "山口 みさき"));
            assertThatThrownBy(() -> requested.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(relocations.find(town.code())).isEmpty();
            goingLive.commit();
            requested.get();
        }
        assertThat(relocations.find(town.code())).isPresent();

        var change = MovingGround.migrator().with("db/tenant/2027/0001-made-up.sql", """
                --liquibase formatted sql

                --changeset sodachi:tenant-2027-0001-made-up
                comment on table identity_guardian is 'Made up.';
                --rollback not required
                """);
        assertThat(change.startTowns(List.of(town)).listFailed())
                .singleElement()
                .satisfies(result -> assertThat(result.error()).contains("left alone"));
        relocations.giveUp(town.code());
    }

    private static void readLongAgo(Tenant town) {
        owner(HOME).sql("""
                        insert into %s.audit_event (id, at, actor_kind, actor_id, actor_name, action, outcome)
                        values ('01900000-0000-7000-8000-000000000001', '2026-11-20 09:00Z', 'STAFF', 'nurse', '大森 けい',
                                'child.read', 'DONE')
                        """.formatted(town.schema())).update();
    }

    /** The whole power of the machine is gone: nobody tidies up. */
    private static final class SuddenEnd extends Error {}

    private static void assertRefused(String server, Tenant town) throws SQLException {
        try (var connection = portal(server)) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> Clerk.write(connection, town))
                    .as("the copy on %s", server)
                    .isInstanceOf(SQLException.class);
        }
    }

    private static void assertNothingReplicates(Tenant town) {
        for (var server : List.of(HOME, SECOND)) {
            assertThat(owner(server)
                            .sql("""
                                    select (select count(*) from pg_replication_slots where slot_name like '%CODE%')
                                         + (select count(*) from pg_publication where pubname like '%CODE%')
                                         + (select count(*) from pg_subscription where subname like '%CODE%')
                                    """.replace("CODE", town.code().value()))
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private static void awaitMore(List<Clerk> clerks) throws InterruptedException {
        var before = clerks.stream().map(clerk -> clerk.acknowledged().size()).toList();
        var left = new ArrayList<>(clerks);
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!left.isEmpty() && System.nanoTime() < end) {
            left.removeIf(clerk -> clerk.acknowledged().size() > before.get(clerks.indexOf(clerk)));
            Thread.sleep(20);
        }
        assertThat(left).as("everybody writes on the new server").isEmpty();
    }

    private static List<String> tasks(String server, Tenant town) {
        return owner(server)
                .sql("""
                        select task_name || ' ' || task_instance from jobs.scheduled_tasks
                         where task_instance like :code order by 1
                        """)
                .param("code", town.code().value() + "%")
                .query(String.class)
                .list();
    }
}
