package jp.sodachi.deploy.bench;

import static jp.sodachi.deploy.bench.TownsBench.say;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jp.sodachi.channel.MailChannel;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.worker.Worker;
import jp.sodachi.tenancy.Tenant;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Deliveries of many towns through the worker as it runs in production, its clock and wake-ups too, to a provider that takes
 * 50 ms for every mail. One town has a tenth of all. A mail sent twice or not at all ends the measurement as failed. Servers
 * of its own, thrown away at the end; nothing leaves loopback.
 */
final class SendBench {
    private static final Path FOLDER = Path.of(".sodachi", "bench");
    private static final int TOWNS = 600;
    private static final int DELIVERIES = 200_000;
    private static final int LARGEST_SHARE = 10;
    private static final int THREADS = 8;
    private static final int AT_ONCE = 16;
    private static final double MUST_RATE = 1_000;
    private static final double MUST_FAIR = 3;

    private SendBench() {}

    static void run(String[] args) {
        var towns = args.length > 0 ? Integer.parseInt(args[0]) : TOWNS;
        var deliveries = args.length > 1 ? Integer.parseInt(args[1]) : DELIVERIES;
        var killed = args.length > 2 && args[2].equals("killed");
        if (towns < 2 || towns > 999 || deliveries < towns * LARGEST_SHARE) {
            System.err.println(
                    "bench send takes the number of towns, from 2 to 999, usually 600, and of deliveries, at least"
                            + " ten a town, usually 200000; 'killed' behind them kills the worker every ten seconds");
            System.exit(2);
        }
        var right = false;
        try (var bench = BenchServices.in(FOLDER)) {
            var services = bench.servers();
            var home = new BenchServer(services.postgres("home"));
            var all = BenchTowns.first(towns);
            home.announce(all);
            home.migrator().startTowns(all);
            fill(home, all, deliveries);
            right = killed ? killing(services, home, all, deliveries) : measure(services, home, all, deliveries);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        System.exit(right ? 0 : 1);
    }

    /** Deliveries of a town: the first has a tenth of all, the others share what is left. */
    private static int share(int town, int towns, int deliveries) {
        var largest = deliveries / LARGEST_SHARE;
        return town == 0 ? largest : (deliveries - largest) / (towns - 1);
    }

    private static void fill(BenchServer home, List<Tenant> towns, int deliveries) {
        for (var at = 0; at < towns.size(); at++) {
            var town = towns.get(at);
            home.superuser()
                    .sql("""
                            set search_path to %1$s;
                            insert into identity_guardian (id, subject, display_name, email, email_verified_at, language, joined_at)
                            select md5('%1$s g' || n)::uuid, 'made-up-' || n, '', 'g' || n || '@families.invalid',
                                   timestamptz '2026-01-01 00:00Z', 'ja', timestamptz '2026-01-01 00:00Z'
                              from generate_series(1, %2$d) n;
                            insert into notice_delivery (id, guardian_id, channel, template, args, once_key, state, attempts,
                                                         not_before, deadline, created_at)
                            select md5('%1$s d' || n)::uuid, md5('%1$s g' || n)::uuid, 'MAIL', 'welcome', '{"path": "/"}', 'bench/' || n,
                                   'READY', 0, timestamptz '2026-01-01 00:00Z', timestamptz '2099-01-01 00:00Z',
                                   timestamptz '2026-01-01 00:00Z'
                              from generate_series(1, %2$d) n;
                            analyze notice_delivery;
                            """.formatted(town.schema(), share(at, towns.size(), deliveries)))
                    .update();
        }
    }

    private static boolean killing(BackingServices services, BenchServer home, List<Tenant> towns, int deliveries)
            throws InterruptedException {
        wake(home, towns);
        var settings = new ArrayList<>(settings(services, home));
        // Minutes and an hour in production: what was left behind by a killed worker is looked for at once here.
        settings.addAll(
                List.of("--sodachi.notice.grace=15s", "--sodachi.worker.sweep=20s", "--sodachi.worker.heartbeat=1s"));
        var total = share(0, towns.size(), deliveries) + (towns.size() - 1) * share(1, towns.size(), deliveries);
        return new KillBench(settings, () -> open(home, towns)).run(total);
    }

    private static boolean measure(BackingServices services, BenchServer home, List<Tenant> towns, int deliveries)
            throws InterruptedException {
        var total = share(0, towns.size(), deliveries) + (towns.size() - 1) * share(1, towns.size(), deliveries);
        var provider = new SlowProvider(total);
        wake(home, towns);
        try (var worker = worker(services, home, provider)) {
            var finished = provider.await(TimeUnit.MINUTES.toSeconds(30));
            settle(home, towns);
            return answer(home, towns, total, provider) && finished && worker.isActive();
        }
    }

    private static void wake(BenchServer home, List<Tenant> towns) {
        for (var town : towns) {
            home.superuser()
                    .sql("""
                            insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                            values ('deliver', :instance, timestamptz '2026-01-01 00:00Z', false, 1)
                            """)
                    .param("instance", town.code().value() + "/bench")
                    .update();
        }
    }

    /** The last answers are recorded a moment after the provider gave them. */
    private static void settle(BenchServer home, List<Tenant> towns) throws InterruptedException {
        for (var tries = 0; tries < 50 && open(home, towns) > 0; tries++) {
            Thread.sleep(200);
        }
    }

    private static long open(BenchServer home, List<Tenant> towns) {
        return home.superuser()
                .sql(towns.stream()
                        .map(town -> "(select count(*) from %s.notice_delivery where state <> 'SENT')"
                                .formatted(town.schema()))
                        .collect(Collectors.joining(" + ", "select ", "")))
                .query(Long.class)
                .single();
    }

    private static boolean answer(BenchServer home, List<Tenant> towns, int total, SlowProvider provider) {
        var seconds = provider.seconds();
        var rate = total / seconds;
        var unsent = open(home, towns);
        var twice = provider.twice();
        // In a fair round every town has had its first turn after as long as all first turns together take at that
        // rate.
        var round = provider.firstTurns() / rate;
        var fair = provider.slowestFirstTurn() / round;
        say(
                "%,d deliveries of %d towns, %d threads × %d at once, 50 ms each: %.1f s",
                total, towns.size(), THREADS, AT_ONCE, seconds);
        say("rate                                 %,9.0f /s   (must ≥ %,.0f)", rate, MUST_RATE);
        say("the slowest town's first turn        %9.2f × a fair round   (must ≤ %.0f)", fair, MUST_FAIR);
        say("sent twice                           %,9d   (must 0)", twice);
        say("not sent                             %,9d   (must 0)", unsent);
        return twice == 0 && unsent == 0 && rate >= MUST_RATE && fair <= MUST_FAIR;
    }

    private static ConfigurableApplicationContext worker(
            BackingServices services, BenchServer home, SlowProvider provider) {
        return new SpringApplicationBuilder(Worker.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(
                        "slowProvider", MailChannel.class, () -> provider, bean -> bean.setPrimary(true)))
                .properties(Map.of("spring.config.name", "worker"))
                .registerShutdownHook(false)
                .run(settings(services, home).toArray(String[]::new));
    }

    private static List<String> settings(BackingServices services, BenchServer home) {
        var redis = services.redis();
        return List.of(
                "--management.server.port=-1",
                "--sodachi.database.servers.home=" + home.url(),
                "--sodachi.database.password=" + BenchServer.PORTAL_PASSWORD,
                "--sodachi.database.lane-size=" + (THREADS + 2),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--sodachi.quota.town-sends=100000000",
                "--sodachi.notice.at-once=" + AT_ONCE,
                "--sodachi.worker.threads=" + THREADS,
                "--sodachi.worker.polling=200ms",
                "--SODACHI_LOG_FORMAT=",
                "--logging.level.root=error",
                "--spring.main.log-startup-info=false");
    }
}
