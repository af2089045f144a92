package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.WallCount;
import jp.sodachi.tenancy.WallTry;

/**
 * A bounded campaign against the walls between towns: 200 000 hostile requests to both sites over loopback and every table of
 * every town in SQL, while the same clients open honest pages in between. Every family bears the mark of its town in its name, so
 * a leak is seen wherever it stands.
 */
final class WallsProbe {
    private static final int TOWNS = 6;
    private static final int REQUESTS = 200_000;
    private static final int CLIENTS = 8;
    private static final int HONEST_EVERY = 10;
    private static final int SAID_EVERY = 20_000;
    private static final long SEED = 20261126;

    private final BenchSites sites;
    private final List<Tenant> towns;
    private final List<BenchSites.Family> families;
    private final List<List<Load.Page>> honest;
    private final List<String> nurses;
    private final List<String> parents;
    private final List<String> withoutTown;
    private final Map<String, String> forged = new HashMap<>();

    private WallsProbe(BenchSites sites, List<Tenant> towns, List<BenchSites.Family> families) {
        this.sites = sites;
        this.towns = towns;
        this.families = families;
        this.honest = new ArrayList<>();
        this.nurses = towns.stream().map(sites::nurseSession).toList();
        this.parents = towns.stream().map(sites::parentSession).toList();
        this.withoutTown = new ArrayList<>();
        for (var at = 0; at < towns.size(); at++) {
            honest.add(sites.pages(towns.subList(at, at + 1), families.get(at), 1));
            withoutTown.add(sites.forgedSession(towns.get(at), "NONE"));
            for (var claimed : towns) {
                if (!claimed.equals(towns.get(at))) {
                    forged.put(
                            forgery(towns.get(at), claimed),
                            sites.forgedSession(towns.get(at), claimed.code().value()));
                }
            }
        }
    }

    static boolean run() {
        return WallServers.use(WallsProbe::run);
    }

    private static boolean run(BackingServices services) {
        var home = new BenchServer(services.postgres("home"));
        var towns = BenchTowns.first(TOWNS);
        home.announce(towns);
        home.migrator().startTowns(towns);
        try (var sites = BenchSites.open(services, home)) {
            sites.refresh();
            var families = new ArrayList<BenchSites.Family>();
            for (var town : towns) {
                var family = sites.fill(town);
                home.superuser()
                        .sql("update %s.record_child set name = :name".formatted(town.schema()))
                        .param("name", "壁 " + markOf(town))
                        .update();
                families.add(new BenchSites.Family(family.child(), "壁 " + markOf(town)));
            }
            return new WallsProbe(sites, towns, families).attack();
        }
    }

    private String nurseOf(Tenant at, Tenant claimed) {
        return Objects.requireNonNull(forged.get(forgery(at, claimed)));
    }

    private static String forgery(Tenant at, Tenant claimed) {
        return at.code().value() + " " + claimed.code().value();
    }

    private static String markOf(Tenant town) {
        return "しるし" + town.code().value();
    }

    /** What one client has seen. */
    private static final class Seen {
        private final Map<WallTry, Integer> tries = new EnumMap<>(WallTry.class);
        private int foreign;
        private int broken;
        private int opened;
        private int honestPages;
        private int honestWrong;
        private String first = "";
    }

    private boolean attack() {
        var left = new AtomicInteger(REQUESTS);
        var all = new ArrayList<Seen>();
        var begin = System.nanoTime();
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<Seen>>();
            for (var one = 0; one < CLIENTS; one++) {
                var number = one;
                running.add(threads.submit(() -> client(client, left, new Random(SEED + number))));
            }
            for (var one : running) {
                all.add(one.get());
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("The campaign broke off.", failure);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var inSql = tables();
        return told(all, inSql, seconds);
    }

    /** Every table of every town, from every other town, through the staff site's own connections. */
    private Map<WallTry, WallCount> tables() {
        var counts = new EnumMap<WallTry, WallCount>(WallTry.class);
        for (var mine : towns) {
            for (var other : towns) {
                if (!mine.equals(other)) {
                    sites.walls()
                            .probe(mine, other)
                            .counts()
                            .forEach(count -> counts.merge(count.kind(), count, WallCount::plus));
                }
            }
        }
        return counts;
    }

    private Seen client(HttpClient client, AtomicInteger left, Random random) throws IOException, InterruptedException {
        var seen = new Seen();
        for (var still = left.getAndDecrement(); still > 0; still = left.getAndDecrement()) {
            if (still % SAID_EVERY == 0) {
                say("  %,7d hostile requests still to come", still);
            }
            var hostile = hostile(random);
            seen.tries.merge(hostile.kind(), 1, Integer::sum);
            var answer = client.send(hostile.request(), BodyHandlers.ofString());
            var leaks = answer.body().contains(hostile.mark());
            if (leaks) {
                seen.foreign++;
            }
            if (answer.statusCode() >= 500) {
                seen.broken++;
            }
            if (answer.statusCode() == 200) {
                seen.opened++;
            }
            if ((leaks || answer.statusCode() >= 500 || answer.statusCode() == 200) && seen.first.isEmpty()) {
                seen.first = answer.statusCode() + " " + hostile;
            }
            if (random.nextInt(HONEST_EVERY) == 0) {
                var pages = honest.get(random.nextInt(honest.size()));
                var page = pages.get(random.nextInt(pages.size()));
                var right = client.send(page.request(), BodyHandlers.ofString());
                seen.honestPages++;
                if (right.statusCode() != 200 || !right.body().contains(page.word())) {
                    seen.honestWrong++;
                }
            }
        }
        return seen;
    }

    private HostileRequest hostile(Random random) {
        var mine = random.nextInt(towns.size());
        var other = (mine + 1 + random.nextInt(towns.size() - 1)) % towns.size();
        var atStaff = random.nextBoolean();
        var port = atStaff ? sites.staffPort() : sites.parentPort();
        var session = (atStaff ? nurses : parents).get(mine);
        var mineAt = BenchTowns.host(towns.get(mine).code());
        var otherAt = BenchTowns.host(towns.get(other).code());
        var path = path(random, atStaff, families.get(other).child().toString());
        var mark = markOf(towns.get(other));
        return switch (random.nextInt(8)) {
            case 0, 1 -> new HostileRequest(WallTry.ID, port, "GET", mineAt, "", path, session, mark);
            case 2, 3 -> new HostileRequest(WallTry.SESSION, port, "GET", otherAt, "", path, session, mark);
            case 4 -> new HostileRequest(WallTry.HOST, port, "GET", mineAt, otherAt, path, session, mark);
            case 5 -> new HostileRequest(WallTry.HOST, port, "GET", otherAt + ".example", "", path, session, mark);
            case 6 ->
                new HostileRequest(
                        WallTry.FORGED_CLAIM,
                        sites.staffPort(),
                        random.nextBoolean() ? "GET" : "POST",
                        otherAt,
                        "",
                        path(random, true, families.get(other).child().toString()),
                        nurseOf(towns.get(other), towns.get(mine)),
                        mark);
            default ->
                new HostileRequest(
                        WallTry.NO_CLAIM,
                        sites.staffPort(),
                        "GET",
                        otherAt,
                        "",
                        path(random, true, families.get(other).child().toString()),
                        withoutTown.get(other),
                        mark);
        };
    }

    private static String path(Random random, boolean atStaff, String child) {
        var own = "/children/" + child;
        var paths = atStaff
                ? List.of(own, own + "/correct", own + "/growth", own + "/doses/new", own + "/sheet", own + "/messages")
                : List.of(
                        own + "/plan",
                        own + "/records",
                        own + "/growth",
                        own + "/export/handbook.json",
                        own + "/photos");
        return paths.get(random.nextInt(paths.size()));
    }

    private static boolean told(List<Seen> all, Map<WallTry, WallCount> inSql, double seconds) {
        var tries = new EnumMap<WallTry, Integer>(WallTry.class);
        all.forEach(seen -> seen.tries.forEach((kind, count) -> tries.merge(kind, count, Integer::sum)));
        var hostile = tries.values().stream().mapToInt(Integer::intValue).sum();
        var foreign = all.stream().mapToInt(seen -> seen.foreign).sum();
        var broken = all.stream().mapToInt(seen -> seen.broken).sum();
        var opened = all.stream().mapToInt(seen -> seen.opened).sum();
        var honest = all.stream().mapToInt(seen -> seen.honestPages).sum();
        var wrong = all.stream().mapToInt(seen -> seen.honestWrong).sum();
        say(
                "hostile requests                     %,7d  in %.0f s by %d clients, %d towns, both sites",
                hostile, seconds, CLIENTS, TOWNS);
        tries.forEach((kind, count) -> say("  %-34s %,7d", kind, count));
        inSql.forEach((kind, count) -> say(
                "  %-34s %,7d  in SQL: rows seen %d, unclear %d",
                kind, count.tries(), count.foreign(), count.unclear()));
        var inTables = inSql.values().stream().mapToInt(WallCount::foreign).sum();
        say("foreign rows seen                    %,7d  (must be 0)", foreign + inTables);
        say("pages opened to them                 %,7d  (must be 0)", opened);
        say("5xx answers                          %,7d  (must be 0)", broken);
        say("honest pages in between              %,7d  of them wrong %d (must be 0)", honest, wrong);
        all.stream()
                .map(seen -> seen.first)
                .filter(first -> !first.isEmpty())
                .findFirst()
                .ifPresent(first -> say("the first: %s", first));
        return foreign + inTables + opened + broken + wrong == 0
                && inSql.values().stream().allMatch(count -> count.unclear() == 0);
    }
}
