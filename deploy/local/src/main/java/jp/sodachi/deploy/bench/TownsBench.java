package jp.sodachi.deploy.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.tenancy.Tenant;

/**
 * What 600 towns cost on one machine: their schemas, a change of structure, pages spread over all of them, heap and
 * backends, and the console's table of all of them. A wrong answer ends the measurement. PostgreSQL writes every commit to disk (fsync on). Servers of its own, thrown away at the end; nothing leaves
 * loopback.
 */
final class TownsBench {
    private static final Path FOLDER = Path.of(".sodachi", "bench");
    private static final int TOWNS = 600;

    private TownsBench() {}

    static void run(String[] args) {
        var towns = args.length == 0 ? TOWNS : args[0].matches("[1-9]\\d{1,2}") ? Integer.parseInt(args[0]) : 0;
        var pagesOnly = args.length == 2 && args[1].equals("pages");
        if (args.length > 1 && !pagesOnly || towns < 40) {
            System.err.println("bench towns takes the number of towns, from 40 to 999, usually 600; 'pages' behind it"
                    + " leaves out the structure and the console");
            System.exit(2);
        }
        try (var bench = BenchServices.in(FOLDER)) {
            var services = bench.servers();
            var raw = new BenchServer(services.postgres("raw"));
            var home = new BenchServer(services.postgres("home"));
            say(
                    "%d towns, %d cores, PostgreSQL %s, fsync %s, shared_buffers %s",
                    towns,
                    cores(),
                    home.setting("server_version"),
                    home.setting("fsync"),
                    home.setting("shared_buffers"));
            measure(services, raw, home, BenchTowns.first(towns), pagesOnly);
        }
        System.exit(0);
    }

    private static void measure(
            BackingServices services, BenchServer raw, BenchServer home, List<Tenant> towns, boolean pagesOnly) {
        if (pagesOnly) {
            home.announce(towns);
            home.migrator().startTowns(towns);
        } else {
            new StructureFigures(raw, home, towns).measure();
        }
        new PageFigures(services, home, towns).measure();
        if (!pagesOnly) {
            new ConsoleFigures(services, home, towns).measure();
        }
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    static void say(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }
}
