package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.util.List;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.tenancy.Tenant;

/**
 * The console's table of towns: how long the page takes and how many statements it sends, for all towns and for one town's
 * page. The same number of statements for any number of towns is what keeps it fast.
 */
final class ConsoleFigures {
    private static final int WARM = 40;
    private static final int COUNTED = 100;

    private final BackingServices services;
    private final BenchServer home;
    private final List<Tenant> towns;

    ConsoleFigures(BackingServices services, BenchServer home, List<Tenant> towns) {
        this.services = services;
        this.home = home;
        this.towns = towns;
    }

    void measure() {
        home.pretendUse(towns);
        try (var console = BenchSites.console(services, home)) {
            var cookie = BenchSites.operatorSession(console);
            var port = BenchSites.port(console);
            var last = towns.getLast();
            page(
                    "table of %d towns".formatted(towns.size()),
                    new Load.Page(
                            port,
                            "localhost",
                            "/towns",
                            cookie,
                            "/towns/" + last.code().value()));
            page(
                    "the same, searched by code",
                    new Load.Page(port, "localhost", "/towns?q=" + last.code().value(), cookie, last.name()));
            page(
                    "one town's page",
                    new Load.Page(port, "localhost", "/towns/" + last.code().value(), cookie, last.name()));
        }
    }

    private static void page(String what, Load.Page page) {
        new Load(List.of(page), 1, () -> Spent.NOTHING).run(WARM);
        var load = new Load(List.of(page), 1, () -> Spent.NOTHING);
        load.run(COUNTED);
        if (!load.listWrong().isEmpty()) {
            throw new IllegalStateException(load.listWrong().getFirst());
        }
        int statements;
        try (var counted = new CountedSql()) {
            new Load(List.of(page), 1, () -> Spent.NOTHING).run(1);
            statements = counted.count();
        }
        say(
                "console, %-28s p50 %6.1f ms  p95 %6.1f ms  %d statements with begin and commit   checksum %s (must ≤ 200 ms)",
                what, load.part(50), load.part(95), statements, Long.toHexString(page.checksum()));
    }
}
