package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.tenancy.Tenant;

/**
 * Pages of the real sites, spread over all towns against the same load on one town; what the towns cost in heap; what the
 * load left in the backends. Every town has the same families. The sites run in this process with their usual settings
 * and pools; their sessions are real ones in Redis, but made here and not by a sign-in at the identity provider.
 */
final class PageFigures {
    private static final int CLIENTS = 6;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 10;
    private static final int FEWEST_ROUNDS = 4;
    private static final int REQUESTS_A_ROUND = 450;
    private static final Duration AT_MOST = Duration.ofMinutes(4);
    private static final double KILOBYTE = 1024.0;
    private static final double MEGABYTE = KILOBYTE * KILOBYTE;

    private final BackingServices services;
    private final BenchServer home;
    private final List<Tenant> towns;

    PageFigures(BackingServices services, BenchServer home, List<Tenant> towns) {
        this.services = services;
        this.home = home;
        this.towns = towns;
    }

    void measure() {
        var others = towns.subList(1, towns.size());
        var control = new HiddenTowns(home, others);
        control.hide();
        try (var sites = BenchSites.open(services, home)) {
            sites.refresh();
            var family = sites.fill(towns.getFirst());
            right(new Load(sites.pages(towns.subList(0, 1), family, 1), CLIENTS, home::spent), REQUESTS_A_ROUND);
            var one = heap();
            control.show();
            sites.refresh();
            var known = heap();
            home.copyRows(towns.getFirst(), others);
            load(sites, family);
            var visited = heap();
            say(
                    "heap a town beyond the first, idle   %7.1f KB  in both sites together; %.1f KB after every town was visited (must ≤ 100, target ≤ 20)",
                    (known - one) / KILOBYTE / others.size(), (visited - one) / KILOBYTE / others.size());
        }
    }

    private void load(BenchSites sites, BenchSites.Family family) {
        var one = sites.pages(towns.subList(0, 1), family, towns.size());
        var all = sites.pages(towns, family, towns.size());
        // Both are warm before anything is counted: every page of every town has been asked for a few times, so that
        // most
        // backends have met most of their towns, as they have for most of their ten minutes in service.
        right(new Load(all, CLIENTS, home::spent), WARM_UP * all.size());
        right(new Load(one, CLIENTS, home::spent), all.size());
        var onOne = new Load(one, CLIENTS, home::spent);
        var onAll = new Load(all, CLIENTS, home::spent);
        var end = System.nanoTime() + AT_MOST.toNanos();
        var rounds = 0;
        while (rounds < FEWEST_ROUNDS || rounds < ROUNDS && System.nanoTime() < end) {
            // Taking turns, and turns in going first, so that whatever else the machine does falls on both alike.
            right(rounds % 2 == 0 ? onOne : onAll, REQUESTS_A_ROUND);
            right(rounds % 2 == 0 ? onAll : onOne, REQUESTS_A_ROUND);
            rounds++;
        }
        say("%d rounds of %d pages each, %d clients, %s", rounds, REQUESTS_A_ROUND, CLIENTS, sites.poolWords());
        say("pages of one town                    %s", onOne.words());
        say(
                "pages spread over %d towns          %s   throughput %.2f (must ≥ 0.9, target ≥ 0.97), p99 %.2f× (must ≤ 1.3, target ≤ 1.1)",
                towns.size(), onAll.words(), onAll.throughput() / onOne.throughput(), onAll.part(99) / onOne.part(99));
        say("processor time of such a page        of one town %s; of all %s", onOne.costWords(), onAll.costWords());
        say(
                "largest backend after the load       %7.1f MB  private memory, %s (target ≤ 120)",
                home.largestBackend("sodachi_portal").orElse(0) / MEGABYTE, sites.poolWords());
    }

    /** A wrong answer ends the measurement: what it would say is about other pages than these. */
    private static void right(Load load, int requests) {
        load.run(requests);
        if (!load.listWrong().isEmpty()) {
            throw new IllegalStateException(load.listWrong().size() + " wrong answers; the first: "
                    + load.listWrong().getFirst());
        }
    }

    private static double heap() {
        for (var round = 0; round < 4; round++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
