package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import jp.sodachi.migration.MigrationReport;
import jp.sodachi.tenancy.Tenant;

/**
 * Schemas and changes of structure: raw SQL in one session on one server, the platform's own way on another that is its
 * twin. The catalogues of both are compared afterwards.
 */
final class StructureFigures {
    private static final int SAMPLED = 20;
    private static final int ROUNDS = 5;
    private static final String PATH = "db/tenant/2099/0001-bench.sql";
    private static final String CHANGE = """
            alter table record_child add column bench_note text;
            create index bench_note on record_child (bench_note);
            """;
    private static final String CHANGE_FILE = """
            --liquibase formatted sql
            --changeset sodachi:bench
            %s--rollback not required
            """.formatted(CHANGE);

    private final BenchServer raw;
    private final BenchServer home;
    private final List<Tenant> towns;

    StructureFigures(BenchServer raw, BenchServer home, List<Tenant> towns) {
        this.raw = raw;
        this.home = home;
        this.towns = towns;
    }

    void measure() {
        schemas();
        oneChange();
        nothingToDo();
        replay();
    }

    private void schemas() {
        var scripts = towns.stream().map(home.migrator()::scriptOf).toList();
        var rawSeconds = seconds(() -> inOneSession(scripts));
        home.announce(towns);
        var oursSeconds = seconds(() -> succeed(home.migrator().startTowns(towns)));
        say("schemas, raw DDL in one session      %7.1f s   %s", rawSeconds, raw.catalogue(towns));
        say(
                "schemas, rendered and started        %7.1f s   %s   %.2f× raw (must ≤ 1.5, target ≤ 1.2)",
                oursSeconds, home.catalogue(towns), oursSeconds / rawSeconds);
    }

    private void oneChange() {
        var scripts = towns.stream()
                .map(town -> "set local search_path = " + town.schema() + ";\n" + CHANGE)
                .toList();
        var rawSeconds = seconds(() -> inOneSession(scripts));
        var oursSeconds =
                seconds(() -> succeed(home.migrator().with(PATH, CHANGE_FILE).migrateTowns("bench")));
        say("one change, raw SQL in one session   %7.2f s   %s", rawSeconds, raw.catalogue(towns));
        say(
                "one change, in waves with history    %7.2f s   %s   %.1f× raw (must ≤ 10, target ≤ 4)",
                oursSeconds, home.catalogue(towns), oursSeconds / rawSeconds);
    }

    private void nothingToDo() {
        var rounds = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            rounds[round] = seconds(
                    () -> succeed(home.migrator().with(PATH, CHANGE_FILE).migrateTowns("bench")));
        }
        Arrays.sort(rounds);
        say(
                "nothing to do, %d towns             %7.2f s   median of %d, new migrator each (must ≤ 1, target 0.3)",
                towns.size(), rounds[ROUNDS / 2], ROUNDS);
    }

    /** On servers that hold all the other towns already: the catalogue is as large as it gets. */
    private void replay() {
        var sample = BenchTowns.some(towns.size(), SAMPLED);
        var liquibase = raw.migrator();
        liquibase.scriptOf(sample.getFirst());
        var replayed = seconds(() -> sample.forEach(liquibase::replayTown));
        home.announce(sample);
        var ours = home.migrator();
        ours.scriptOf(sample.getFirst());
        var started = seconds(() -> succeed(ours.startTowns(sample, 1)));
        say("%d more towns, replayed by Liquibase %7.2f s   %s", SAMPLED, replayed, raw.catalogue(sample));
        say(
                "%d more towns, one after the other   %7.2f s   %s   replay takes %.1f× (must ≥ 2, target ≥ 4)",
                SAMPLED, started, home.catalogue(sample), replayed / started);
    }

    /** As a person with psql would: one session, one transaction a town. */
    private void inOneSession(List<String> scripts) {
        try (Connection session = raw.migratorSession()) {
            session.setAutoCommit(false);
            for (var script : scripts) {
                try (var statement = session.createStatement()) {
                    statement.execute(script);
                }
                session.commit();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void succeed(MigrationReport report) {
        if (report.outcome() != MigrationReport.Outcome.DONE) {
            throw new IllegalStateException(
                    report.outcome() + ": " + report.listFailed().getFirst().error());
        }
    }

    private static double seconds(Runnable work) {
        var begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
