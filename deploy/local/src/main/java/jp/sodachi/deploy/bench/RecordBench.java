package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntToLongFunction;
import java.util.zip.CRC32;
import jp.sodachi.support.JapaneseDates;
import jp.sodachi.support.Kana;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;

/**
 * The record at a town's full size: the nurse's page of one child among 20 000 with 1.2 million rows, the search among
 * 200 000, the handbook as PDF, the growth chart. The real staff site and the real services on a PostgreSQL that writes
 * every commit to disk; servers of its own, thrown away at the end; nothing leaves loopback.
 */
final class RecordBench {
    private static final Path FOLDER = Path.of(".sodachi", "bench-record");
    private static final int CHILDREN = 20_000;
    private static final int SEARCHED = 200_000;
    private static final int PAGES = 600;

    /** So many rounds only warm up: a site has shown its pages many thousand times before a working day begins. */
    private static final int WARM = 8;

    private static final int SEARCHES = 1_000;
    private static final int PDFS = 12;
    private static final int LIST = 50;

    private final BenchServer home;
    private final BenchSites sites;

    private RecordBench(BenchServer home, BenchSites sites) {
        this.home = home;
        this.sites = sites;
    }

    static void run(String[] args) {
        if (args.length > 0) {
            System.err.println("bench record takes no arguments");
            System.exit(2);
        }
        try (var bench = BenchServices.in(FOLDER)) {
            var services = bench.servers();
            var home = new BenchServer(services.postgres("home"));
            var towns = BenchTowns.first(2);
            home.announce(towns);
            var migrator = home.migrator();
            towns.forEach(migrator::startTown);
            try (var sites = BenchSites.open(services, home)) {
                sites.refresh();
                new RecordBench(home, sites).measure(towns.getFirst(), towns.getLast());
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("The measurement broke off.", failure);
        }
        GrowthBench.run(new String[0]);
        System.exit(0);
    }

    private void measure(Tenant town, Tenant large) throws IOException, InterruptedException {
        var rows = new RecordTowns(home);
        var family = sites.fill(town);
        rows.children(town, CHILDREN);
        rows.records(town);
        say("one town with %d children and %d rows", CHILDREN, rows.rows(town));
        pages(town, family);
        pdf(town);
        sites.fill(large);
        rows.children(large, SEARCHED);
        search(large);
    }

    private void pages(Tenant town, BenchSites.Family family) throws IOException, InterruptedException {
        var known = sites.pages(List.of(town), family, 1).getLast();
        pages(town, known, "", "a child's page, staff site            ", WARM);
        pages(town, known, "?all=true", "the same with its whole time line     ", 1);
    }

    private void pages(Tenant town, Load.Page known, String query, String which, int warm)
            throws IOException, InterruptedException {
        var children = some(town, PAGES);
        var sum = new CRC32();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var before50 = new ArrayList<String>();
            for (var round = 0; round <= warm; round++) {
                sum.reset();
                sites.staffTimes().take();
                var before = home.spent();
                var nanos = times(PAGES, at -> ask(client, known, children.get(at), query, sum));
                if (round < warm) {
                    before50.add("%.1f".formatted(nanos[PAGES / 2] / 1e6));
                } else {
                    var cost = home.spent().since(before);
                    var atServer = sites.staffTimes().take();
                    say(
                            which + "p50 %.1f ms (must ≤ 15)  p99 %.1f ms (must ≤ 60)  checksum %08x",
                            atServer[atServer.length / 2] / 1e6,
                            atServer[atServer.length * 99 / 100] / 1e6,
                            sum.getValue());
                    say(
                            "the same until its reader has it all  p50 %.1f ms  p99 %.1f ms",
                            nanos[PAGES / 2] / 1e6, nanos[PAGES * 99 / 100] / 1e6);
                    say(
                            "p50 at the reader of the rounds before, %d pages each: %s ms",
                            PAGES, String.join(", ", before50));
                    say(
                            "processor time of such a page         %.1f ms in site and client, %.1f ms in PostgreSQL",
                            cost.here() * 1e3 / PAGES, cost.database() * 1e3 / PAGES);
                }
            }
            try (var sql = new CountedSql()) {
                ask(client, known, children.getFirst(), query, sum);
                say(
                        "SQL statements of that page           %d, begin, binding and commit among them (must ≤ 12)",
                        sql.count());
            }
        }
    }

    /** Only what is the same on every run goes into the checksum: the child and its vaccinations, not ids of forms. */
    private static long ask(HttpClient client, Load.Page known, Found child, String query, CRC32 sum) {
        var page = new Load.Page(
                known.port(), known.host(), "/children/" + child.id() + query, known.cookie(), child.name());
        try {
            var begin = System.nanoTime();
            var answer = client.send(page.request(), BodyHandlers.ofString());
            var time = System.nanoTime() - begin;
            if (answer.statusCode() != 200 || !answer.body().contains(child.name())) {
                throw new IllegalStateException("A page was not right: " + answer.statusCode());
            }
            sum.update(child.name().getBytes(StandardCharsets.UTF_8));
            sum.update(answer.body().split("まちのクリニック", -1).length);
            return time;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void pdf(Tenant town) {
        var child = home.superuser()
                .sql("""
                        select c.id from %1$s.record_child c join %1$s.identity_guardian_child l on l.child_id = c.id
                         where c.birth_date < :six order by c.id limit 1
                        """.formatted(town.schema()))
                .param("six", LocalDate.now(SupportRoom.JAPAN).minusMonths(70))
                .query(UUID.class)
                .single();
        sites.adopt(town, home.superuser(), child);
        var length = new int[1];
        var nanos = times(PDFS, _ -> {
            var begin = System.nanoTime();
            length[0] = sites.pdf(town, child).length;
            return System.nanoTime() - begin;
        });
        say(
                "PDF of a six-year record              median %.0f ms, slowest after the first %.0f ms (must ≤ 1500), %d kB, without photos",
                nanos[PDFS / 2] / 1e6, nanos[PDFS - 2] / 1e6, length[0] / 1000);
    }

    private void search(Tenant town) {
        var children = some(town, SEARCHES);
        var sum = new CRC32();
        var texts = new String[SEARCHES];
        for (var at = 0; at < SEARCHES; at++) {
            texts[at] = asTyped(children.get(at), at);
        }
        for (var round = 0; round < 2; round++) {
            sum.reset();
            var missed = new int[1];
            var nanos = times(SEARCHES, at -> {
                var begin = System.nanoTime();
                var found = sites.search(town, texts[at], LIST);
                var time = System.nanoTime() - begin;
                sum.update(found.size());
                missed[0] += found.isEmpty() ? 1 : 0;
                return time;
            });
            if (round == 1) {
                say(
                        "search among %d children          p50 %.1f ms  p95 %.1f ms (must ≤ 100)  p99 %.1f ms, %d without a hit, checksum %08x",
                        SEARCHED,
                        nanos[SEARCHES / 2] / 1e6,
                        nanos[SEARCHES * 95 / 100] / 1e6,
                        nanos[SEARCHES * 99 / 100] / 1e6,
                        missed[0],
                        sum.getValue());
            }
        }
    }

    /** One of the ways in which a nurse types what she knows. */
    private static String asTyped(Found child, int way) {
        var given = child.kana().substring(child.kana().indexOf(' ') + 1);
        return switch (way % 10) {
            case 0 -> child.name();
            case 1 -> child.name().replace(" ", "");
            case 2 -> Kana.toKatakana(child.kana());
            case 3 -> child.kana().replace('ざ', 'さ').replace('づ', 'つ').replace('じ', 'し');
            case 4 -> given + " " + JapaneseDates.era(child.birth());
            case 5 -> child.birth().toString() + " " + child.name().charAt(0);
            case 6 ->
                child.phone().substring(0, 3) + "-" + child.phone().substring(3, 7) + "-"
                        + child.phone().substring(7);
            case 7 -> child.phone().substring(7);
            case 8 -> child.name().substring(0, child.name().indexOf(' ')) + " " + child.phone();
            default -> given.substring(0, Math.min(2, given.length()));
        };
    }

    private List<Found> some(Tenant town, int count) {
        return home.superuser()
                .sql("""
                        select c.id, c.name, c.kana, c.birth_date, g.phone
                          from %1$s.record_child c join %1$s.identity_guardian_child l on l.child_id = c.id
                          join %1$s.identity_guardian g on g.id = l.guardian_id and g.phone <> ''
                         order by c.id limit :count
                        """.formatted(town.schema()))
                .param("count", count)
                .query((row, _) -> new Found(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("kana"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("phone")))
                .list();
    }

    private static long[] times(int count, IntToLongFunction work) {
        var nanos = new long[count];
        for (var at = 0; at < count; at++) {
            nanos[at] = work.applyAsLong(at);
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private record Found(UUID id, String name, String kana, LocalDate birth, String phone) {}
}
