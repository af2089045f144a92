package jp.sodachi.deploy.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.sodachi.assessment.rules.EmbeddedInstruments;
import jp.sodachi.tenancy.Tenant;

/** How long the staff's queue of follow-ups takes in a town with 3 000 open tasks, over HTTP, the whole page. */
final class QueueBench {
    private static final int TASKS = 3_000;
    private static final int ASKED = 60;
    private static final Path FOLDER = Path.of(".sodachi", "bench-assess");

    private QueueBench() {}

    static void run() {
        try (var bench = BenchServices.in(FOLDER)) {
            var services = bench.servers();
            var home = new BenchServer(services.postgres("home"));
            var town = BenchTowns.first(1).getFirst();
            home.announce(List.of(town));
            home.migrator().startTown(town);
            try (var sites = BenchSites.open(services, home)) {
                sites.refresh();
                var family = sites.fill(town);
                new RecordTowns(home).children(town, TASKS);
                tasks(home, town);
                measure(sites.pages(List.of(town), family, 1).getLast());
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("The measurement broke off.", failure);
        }
    }

    private static void tasks(BenchServer home, Tenant town) {
        var instrument = EmbeddedInstruments.read().find("jp-motor-2023").orElseThrow();
        home.superuser().sql("""
                        insert into %1$s.assessment_task
                               (id, child_id, level, opened_at, due_on, owner_id, owner_name, plan, state, outcome, closing_note,
                                version)
                        select id, id, case when n %% 20 = 0 then 'URGENT' when n %% 3 = 0 then 'REFER' else 'WATCH' end,
                               timestamptz '2026-11-20 00:00Z', date '2026-11-20' + (n %% 30)::int,
                               case when n %% 4 = 0 then 'made-up' else '' end, case when n %% 4 = 0 then '大森 真理' else '' end,
                               '', 'OPEN', '', '', 1
                          from (select id, row_number() over (order by id) as n from %1$s.record_child limit %2$d) c
                        """.formatted(town.schema(), TASKS)).update();
        home.superuser()
                .sql("""
                        insert into %1$s.assessment_sheet
                               (id, child_id, instrument, number, checksum, time_window, state, answers, worried, note, begun_by,
                                begun_at, saved_at, sent_by, sent_at, real_months, real_days, corrected, used_months, used_days,
                                level, complete, points, fired, task_id)
                        select id, child_id, 'jp-motor-2023', :number, :checksum, 'm08', 'SENT',
                               '{"head_control": "NOT_YET", "roll_over": "YES"}', false, '', '', opened_at, opened_at, '', opened_at,
                               8, 250, false, 8, 250, level, true, 0,
                               '[{"rule": "late", "level": "REFER", "action": "contact", "items": ["head_control"]}]', id
                          from %1$s.assessment_task
                        """.formatted(town.schema()))
                .param("number", instrument.version())
                .param("checksum", instrument.checksum())
                .update();
        home.superuser().sql("""
                        insert into %1$s.assessment_contact (id, task_id, at, by_name, way, reached, note)
                        select id, id, opened_at, '大森 真理', 'PHONE', false, '' from %1$s.assessment_task where owner_id <> ''
                        """.formatted(town.schema())).update();
        home.superuser().sql("analyze").update();
    }

    private static void measure(Load.Page known) throws IOException, InterruptedException {
        var page = new Load.Page(known.port(), known.host(), "/follow-ups?show=ALL", known.cookie(), "3000");
        var nanos = new long[ASKED];
        var bytes = 0;
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (var round = 0; round < 3; round++) {
                for (var at = 0; at < ASKED; at++) {
                    var begin = System.nanoTime();
                    var answer = client.send(page.request(), BodyHandlers.ofString());
                    nanos[at] = System.nanoTime() - begin;
                    bytes = answer.body().length();
                    if (answer.statusCode() != 200 || !answer.body().contains("/follow-ups/")) {
                        throw new IllegalStateException("The queue was not right: " + answer.statusCode());
                    }
                }
            }
        }
        Arrays.sort(nanos);
        System.out.println(String.format(
                Locale.ROOT,
                "queue of %d open tasks, its first 100 on a page, over HTTP   p50 %.1f ms (must ≤ 50)  p95 %.1f ms  %d kB",
                TASKS,
                nanos[ASKED / 2] / 1e6,
                nanos[ASKED * 95 / 100] / 1e6,
                bytes / 1000));
    }
}
