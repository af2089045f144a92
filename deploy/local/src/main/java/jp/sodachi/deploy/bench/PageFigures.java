package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.lang.management.ManagementFactory;
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
    private static final int BLOCKS = 8;
    private static final int REQUESTS_A_BLOCK = 450;
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
            new Load(sites.pages(towns.subList(0, 1), family, 1), CLIENTS).run(REQUESTS_A_BLOCK);
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
        // Both are warm before anything is counted: every page of every town has been asked for once.
        new Load(all, CLIENTS).run(all.size());
        new Load(one, CLIENTS).run(all.size());
        var onOne = new Load(one, CLIENTS);
        var onAll = new Load(all, CLIENTS);
        for (var block = 0; block < BLOCKS; block++) {
            // Taking turns, so that whatever else the machine does falls on both alike.
            onOne.run(REQUESTS_A_BLOCK);
            onAll.run(REQUESTS_A_BLOCK);
        }
        say("pages of one town                    %s", onOne.words());
        say(
                "pages spread over %d towns          %s   throughput %.2f (must ≥ 0.9, target ≥ 0.97), p99 %.2f× (must ≤ 1.3, target ≤ 1.1)",
                towns.size(), onAll.words(), onAll.throughput() / onOne.throughput(), onAll.p99() / onOne.p99());
        say(
                "largest backend after the load       %7.1f MB  private memory, pools of 10 a site (target ≤ 120)",
                home.largestBackend("sodachi_portal").orElse(0) / MEGABYTE);
    }

    private static double heap() {
        for (var round = 0; round < 4; round++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
