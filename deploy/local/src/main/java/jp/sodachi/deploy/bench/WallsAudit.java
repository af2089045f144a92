package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.Tenant;

/**
 * What the read log costs. First the nurse's page of a child with and without its rows, in turns; only here, and by a site of its
 * own, can the rows be left out. Then what a chain in every transaction would cost against the one sealed later: rows written by
 * several connections at once, each commit on disk.
 */
final class WallsAudit {
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 12;
    private static final int PAGES_A_ROUND = 300;
    private static final int WRITERS = 8;
    private static final long WRITING_NANOS = 4_000_000_000L;
    private static final double MUST = 10;

    private final BenchServer home;
    private final Tenant town;

    private WallsAudit(BenchServer home, Tenant town) {
        this.home = home;
        this.town = town;
    }

    static boolean run() {
        return WallServers.use(WallsAudit::run);
    }

    private static boolean run(BackingServices services) {
        var home = new BenchServer(services.postgres("home"));
        var town = BenchTowns.first(1).getFirst();
        home.announce(List.of(town));
        home.migrator().startTowns(List.of(town));
        var audit = new WallsAudit(home, town);
        var held = audit.page(services);
        audit.chain();
        return held;
    }

    private boolean page(BackingServices services) {
        try (var with = BenchSites.open(services, home);
                var without = BenchSites.openWithoutTrail(services, home)) {
            with.refresh();
            without.refresh();
            var family = with.fill(town);
            var withRows = childPages(with, family);
            var withoutRows = childPages(without, family);
            right(new Load(withRows, CLIENTS, home::spent), 4 * PAGES_A_ROUND);
            right(new Load(withoutRows, CLIENTS, home::spent), 4 * PAGES_A_ROUND);
            var before = rows();
            var ratios = new ArrayList<Double>();
            var withSeconds = new ArrayList<Double>();
            var withoutSeconds = new ArrayList<Double>();
            for (var round = 0; round < ROUNDS; round++) {
                var one = new Load(round % 2 == 0 ? withRows : withoutRows, CLIENTS, home::spent);
                var other = new Load(round % 2 == 0 ? withoutRows : withRows, CLIENTS, home::spent);
                right(one, PAGES_A_ROUND);
                right(other, PAGES_A_ROUND);
                var kept = round % 2 == 0 ? one : other;
                var bare = round % 2 == 0 ? other : one;
                ratios.add(bare.throughput() / kept.throughput());
                withSeconds.add(kept.part(50));
                withoutSeconds.add(bare.part(50));
            }
            var written = rows() - before;
            if (written < (long) ROUNDS * PAGES_A_ROUND) {
                throw new IllegalStateException(
                        "Only " + written + " rows were written; the measurement says nothing.");
            }
            var cost = (median(ratios) - 1) * 100;
            say(
                    "child page with its audit rows       %7.2f ms  without %.2f ms; cost of the rows %.1f %% of its time (must <= %.0f)",
                    median(withSeconds), median(withoutSeconds), cost, MUST);
            return cost <= MUST;
        }
    }

    private List<Load.Page> childPages(BenchSites sites, BenchSites.Family family) {
        return sites.pages(List.of(town), family, 1).stream()
                .filter(page -> page.port() == sites.staffPort())
                .toList();
    }

    private static void right(Load load, int requests) {
        load.run(requests);
        if (!load.listWrong().isEmpty()) {
            throw new IllegalStateException(
                    "A wrong answer: " + load.listWrong().getFirst());
        }
    }

    private long rows() {
        return home.superuser()
                .sql("select count(*) from %s.audit_event".formatted(town.schema()))
                .query(Long.class)
                .single();
    }

    /** Rows a second in three ways: plain, as now; and with the hash of the row before it, which only one may read at a time. */
    private void chain() {
        var plain = rowsASecond(false);
        var chained = rowsASecond(true);
        say(
                "rows a second, %d writers at once     %7.0f  as now, sealed later; %.0f chained in each transaction (%.1f times fewer)",
                WRITERS, plain, chained, plain / chained);
    }

    private double rowsASecond(boolean chained) {
        var end = System.nanoTime() + WRITING_NANOS;
        var all = 0L;
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var running = new ArrayList<Future<Long>>();
            for (var one = 0; one < WRITERS; one++) {
                running.add(threads.submit(() -> write(chained, end)));
            }
            for (var one : running) {
                all += one.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("The writing broke off.", failure);
        }
        return all / (WRITING_NANOS / 1e9);
    }

    private long write(boolean chained, long end) throws SQLException {
        var rows = 0L;
        try (var session = home.superuserSession()) {
            session.setAutoCommit(false);
            session.setSchema(town.schema());
            try (var page = session.prepareStatement("select count(*) from record_child where id = ?");
                    var last = session.prepareStatement(
                            "select pg_advisory_xact_lock(7), (select actor_id from audit_event order by id desc limit 1)");
                    var row = session.prepareStatement("""
                            insert into audit_event (id, at, actor_kind, actor_id, actor_name, action, outcome)
                            values (?, current_timestamp, 'JOB', ?, 'bench', 'bench.write', 'DONE')
                            """)) {
                while (System.nanoTime() < end) {
                    one(session, chained, page, last, row);
                    rows++;
                }
            }
        }
        return rows;
    }

    /** What a page asks, then its row; the lock is taken as late as can be and holds until the commit is on disk. */
    private static void one(
            Connection session, boolean chained, PreparedStatement page, PreparedStatement last, PreparedStatement row)
            throws SQLException {
        for (var question = 0; question < 5; question++) {
            page.setObject(1, Ids.next());
            page.executeQuery().close();
        }
        if (chained) {
            last.executeQuery().close();
        }
        row.setObject(1, Ids.next());
        row.setString(2, "bench");
        row.executeUpdate();
        session.commit();
    }

    private static double median(List<Double> values) {
        return values.stream()
                .flatMapToDouble(DoubleStream::of)
                .sorted()
                .skip(values.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
