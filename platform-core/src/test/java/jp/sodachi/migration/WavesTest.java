package jp.sodachi.migration;

import static jp.sodachi.migration.MigrationFixture.CLOCK;
import static jp.sodachi.migration.MigrationFixture.PASSWORDS;
import static jp.sodachi.migration.MigrationFixture.catalogue;
import static jp.sodachi.migration.MigrationFixture.history;
import static jp.sodachi.migration.MigrationFixture.listTowns;
import static jp.sodachi.migration.MigrationFixture.migratorLogin;
import static jp.sodachi.migration.MigrationFixture.owner;
import static jp.sodachi.migration.MigrationFixture.ready;
import static jp.sodachi.migration.MigrationFixture.servers;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.migration.MigrationReport.Outcome;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six hundred towns follow a change of structure: in waves, together, and each of them wholly or not at all. */
class WavesTest {
    /** The first, ten more, and a rest. */
    private static final int TOWNS = 13;

    private static final String TO_BE_KILLED = "run-to-be-killed";

    private static final ChangeFiles NOW = RunToBeKilled.now();
    private static final ChangeFiles LATER = NOW.with("db/tenant/2027/0001-later.sql", """
            --liquibase formatted sql
            --changeset sodachi:tenant-2027-0001-later
            create table later_thing (id uuid primary key, town text not null default '${townRole}');
            --rollback drop table later_thing;
            """);

    /** One for all tests: each renders its change files when it is first used. */
    private static final SchemaMigrator TO_NOW = to(NOW);

    private static final SchemaMigrator TO_LATER = to(LATER);
    private static final SchemaMigrator TO_HALVES = to(RunToBeKilled.files());

    private List<Tenant> towns = List.of();

    /** Every test begins with the same towns at the present structure and no other town on the platform. */
    @BeforeEach
    void townsAreAsThisBuildWantsThem() {
        ready();
        towns = listTowns(TOWNS);
        owner().sql("delete from control.tenant_schema").update();
        owner().sql(towns.stream().map(WavesTest::takeBack).collect(Collectors.joining()))
                .update();
        owner().sql("update control.tenant set state = 'ACTIVE'").update();
        assertThat(TO_NOW.startTowns(towns).listFailed()).isEmpty();
    }

    /** What the changes of a test before have made; a town whose own table they touched begins anew. */
    private static String takeBack(Tenant town) {
        return """
                do $$ begin
                    if exists (select from information_schema.columns
                                where table_schema = '%1$s' and table_name = 'identity_staff'
                                  and column_name = 'note') then
                        drop schema %1$s cascade;
                        drop role %1$s;
                    elsif to_regnamespace('%1$s') is not null then
                        drop table if exists %1$s.later_thing, %1$s.first_half, %1$s.second_half;
                        delete from %1$s.databasechangelog where filename like 'db/tenant/2027/%%';
                    end if;
                end $$;
                """.formatted(town.schema());
    }

    @Test
    void a_sandbox_goes_first_then_ten_then_the_rest() {
        owner().sql("update control.tenant set state = 'SANDBOX' where code = :code")
                .param("code", towns.getLast().code().value())
                .update();

        var report = TO_LATER.migrateTowns("運用 担当");

        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(report.towns().getFirst().code()).isEqualTo(towns.getLast().code());
        assertThat(report.towns())
                .extracting(MigrationReport.Result::wave)
                .containsExactly(1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3);
        assertThat(owner().sql("select wave || ' ' || towns || ' ' || outcome || ' ' || failed || ' ' || started_by"
                                + " from control.migration_run order by started_at desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("3 13 DONE 0 運用 担当");
        assertThat(TO_LATER.migrateTowns("-").towns())
                .as("nothing is left to do")
                .isEmpty();
        assertNoLockIsLeft();
    }

    @Test
    void a_town_that_was_brought_up_equals_one_that_begins_there() {
        var old = towns.getFirst();
        var fresh = towns.getLast();
        owner().sql("delete from control.tenant_schema where code <> :code")
                .param("code", old.code().value())
                .update();
        owner().sql("drop schema " + fresh.schema() + " cascade").update();
        owner().sql("drop role " + fresh.role()).update();

        assertThat(TO_LATER.migrateTowns("-").outcome()).isEqualTo(Outcome.DONE);
        TO_LATER.startTown(fresh);

        assertThat(catalogue(old.schema())).isEqualTo(catalogue(fresh.schema()));
        assertThat(history(old.schema())).hasSameSizeAs(history(fresh.schema()));
        new Changelog(LATER).update(connection(), old.schema(), Map.of(Changelog.TOWN_ROLE, old.role()));
        assertThat(history(old.schema())).as("Liquibase finds nothing to do").hasSameSizeAs(history(fresh.schema()));
    }

    @Test
    void a_bad_change_stops_at_the_first_town_and_leaves_it_as_it_was() {
        var before = catalogue(towns.getFirst().schema());
        var bad = LATER.with("db/tenant/2027/0002-bad.sql", """
                --liquibase formatted sql
                --changeset sodachi:tenant-2027-0002-bad
                alter table later_thing add column share int default 1 / 0;
                --rollback not required
                """);

        var report = to(bad).migrateTowns("-");

        assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(report.towns()).singleElement().satisfies(failed -> {
            assertThat(failed.error()).contains("SQLSTATE 22012: division by zero");
            assertThat(failed.attempts()).isEqualTo(1);
        });
        assertThat(catalogue(towns.getFirst().schema())).isEqualTo(before);
        assertThat(stateOf(towns.getFirst())).startsWith("FAILED SQLSTATE 22012");
    }

    @Test
    void a_town_that_fails_in_the_last_wave_keeps_its_error_and_goes_on_when_it_is_mended() {
        var broken = towns.getLast();
        owner().sql("create table " + broken.schema() + ".later_thing (id uuid)")
                .update();

        var report = TO_LATER.migrateTowns("-");

        assertThat(report.outcome()).isEqualTo(Outcome.SOME_FAILED);
        assertThat(report.towns()).hasSize(TOWNS);
        assertThat(report.listFailed()).singleElement().satisfies(failed -> {
            assertThat(failed.code()).isEqualTo(broken.code());
            assertThat(failed.error()).contains("42P07").contains("already exists");
        });
        assertThat(TO_LATER.migrateTown(broken.code()))
                .hasValueSatisfying(again -> assertThat(again.isUpToDate()).isFalse());

        owner().sql("drop table " + broken.schema() + ".later_thing").update();
        assertThat(TO_LATER.migrateTown(broken.code()))
                .hasValueSatisfying(again -> assertThat(again.isUpToDate()).isTrue());
        assertThat(stateOf(broken)).isEqualTo("CURRENT");
        assertThat(TO_LATER.migrateTown(broken.code())).as("no longer behind").isEmpty();
    }

    @Test
    void a_town_in_use_is_waited_for_shortly_and_tried_again() throws Exception {
        owner().sql("delete from control.tenant_schema where code <> :code")
                .param("code", towns.getFirst().code().value())
                .update();
        var touching = NOW.with("db/tenant/2027/0001-touch.sql", """
                --liquibase formatted sql
                --changeset sodachi:tenant-2027-0001-touch
                alter table identity_staff add column note text;
                --rollback alter table identity_staff drop column note;
                """);
        try (var page = migratorLogin().getConnection();
                var run = Executors.newSingleThreadExecutor()) {
            page.setAutoCommit(false);
            page.createStatement().execute("lock table " + towns.getFirst().schema() + ".identity_staff in share mode");
            var report = run.submit(() -> to(touching).migrateTowns("-"));
            waitUntil(() -> waiting() > 0);
            waitUntil(() -> waiting() == 0);
            page.rollback();

            assertThat(report.get().towns()).singleElement().satisfies(town -> {
                assertThat(town.isUpToDate()).isTrue();
                assertThat(town.attempts()).isGreaterThan(1);
            });
        }
    }

    @Test
    void two_runners_at_once_do_each_town_once() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<MigrationReport> runner = () -> {
            var mine = to(RunToBeKilled.files());
            together.await();
            return mine.migrateTowns("-");
        };
        try (var two = Executors.newFixedThreadPool(2)) {
            var first = two.submit(runner);
            var second = two.submit(runner);
            assertThat(List.of(first.get().outcome(), second.get().outcome()))
                    .containsExactlyInAnyOrder(Outcome.DONE, Outcome.BUSY);
        }
        for (var town : towns) {
            assertThat(history(town.schema()))
                    .hasSize(RunToBeKilled.files().byPath().size());
        }
        assertNoLockIsLeft();
    }

    @Test
    void a_town_that_a_newer_build_has_changed_is_left_alone() {
        assertThat(TO_HALVES.migrateTown(towns.getFirst().code()))
                .hasValueSatisfying(town -> assertThat(town.isUpToDate()).isTrue());

        assertThat(TO_NOW.migrateTown(towns.getFirst().code()))
                .hasValueSatisfying(town ->
                        assertThat(town.error()).contains("0001-first-half.sql").contains("newer build"));
    }

    @Test
    void a_run_killed_in_the_middle_leaves_every_town_before_or_after_and_is_taken_up_again() throws Exception {
        var server = BackingServices.forTests().postgres("migration");
        var run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=Asia/Tokyo",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunToBeKilled.class.getName(),
                        server.jdbcUrl(MigrationFixture.DATABASE) + "?ApplicationName=" + TO_BE_KILLED,
                        PASSWORDS.migrator())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/run-to-be-killed.log"))
                .start();
        waitUntil(() -> after().size() >= 3);
        run.destroyForcibly().waitFor();
        waitUntil(() -> sessionsOfTheKilled() == 0);

        var after = after();
        assertThat(run.exitValue()).as("ended by SIGKILL").isEqualTo(137);
        assertThat(after).as("it was in the middle").hasSizeBetween(3, TOWNS - 1);
        for (var town : towns) {
            var halves = catalogue(town.schema()).stream()
                    .filter(line -> line.startsWith("column first_half.id") || line.startsWith("column second_half.id"))
                    .count();
            var isAfter = after.contains(town.code().value());
            assertThat(halves).as(town.name()).isEqualTo(isAfter ? 2 : 0);
            assertThat(history(town.schema())).hasSize(NOW.byPath().size() + (isAfter ? 2 : 0));
        }
        assertNoLockIsLeft();

        var resumed = TO_HALVES.migrateTowns("-");

        assertThat(resumed.outcome()).isEqualTo(Outcome.DONE);
        assertThat(resumed.towns()).hasSize(TOWNS - after.size());
    }

    private static SchemaMigrator to(ChangeFiles files) {
        return new SchemaMigrator(servers(), CLOCK, files);
    }

    /** The towns that the control schema says have both halves. */
    private static List<String> after() {
        return owner().sql("select code from control.tenant_schema where digest = :digest")
                .param("digest", RunToBeKilled.files().structure().digest())
                .query(String.class)
                .list();
    }

    private static String stateOf(Tenant town) {
        return owner().sql("select concat_ws(' ', state, error) from control.tenant_schema where code = :code")
                .param("code", town.code().value())
                .query(String.class)
                .single();
    }

    /** Sessions of the migrator's login besides the one that asks. */
    private static long sessionsOfTheKilled() {
        return owner().sql("select count(*) from pg_stat_activity where application_name = :name")
                .param("name", TO_BE_KILLED)
                .query(Long.class)
                .single();
    }

    private static long waiting() {
        return owner().sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }

    private static void assertNoLockIsLeft() {
        assertThat(owner().sql("select count(*) from pg_locks where locktype = 'advisory'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(owner().sql("select count(*) from pg_tables where tablename = 'databasechangeloglock'")
                        .query(Long.class)
                        .single())
                .as("Liquibase's own lock table is not even made")
                .isZero();
    }

    private static java.sql.Connection connection() {
        try {
            return migratorLogin().getConnection();
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void waitUntil(Callable<Boolean> done) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(60));
        while (!done.call()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.sleep(20);
        }
    }
}
