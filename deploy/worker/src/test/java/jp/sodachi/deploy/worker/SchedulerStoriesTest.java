package jp.sodachi.deploy.worker;

import static jp.sodachi.deploy.worker.Towns.AKAIWA;
import static jp.sodachi.deploy.worker.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.services.Mailbox;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.notice.Message;
import jp.sodachi.notice.NewDelivery;
import jp.sodachi.notice.Notices;
import jp.sodachi.record.Records;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** The worker as it runs: its schedulers on two servers, the real clock, nobody who calls the work by hand. */
@SpringBootTest(
        classes = {Worker.class, SchedulerStoriesTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"spring.config.name=worker", "sodachi.worker.polling=200ms", "management.server.port=0"})
@DirtiesContext
class SchedulerStoriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Mailbox mailbox = BackingServices.forTests().mailbox();

    @Autowired
    private FamilyMaker families;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Towns.prepare(properties);
        Towns.forgetTasks();
    }

    @Test
    void a_queued_message_wakes_the_worker_on_either_server() {
        List.of(BIZEN, AKAIWA).forEach(families::clear);
        for (var town : List.of(BIZEN, AKAIWA)) {
            String email = "awake-" + town.code() + "@example.com";
            Guardian guardian = families.guardian(town, "", email, List.of());
            families.queue(
                    town,
                    List.of(new NewDelivery(
                            guardian.id(),
                            new Message.ConfirmAddress("/confirm/abc"),
                            "confirm",
                            clock.instant(),
                            clock.instant().plus(Duration.ofHours(1)))));

            assertThat(mailbox.await(email, _ -> true, PATIENCE).subject()).contains(town.name());
        }
    }

    @Test
    void every_active_town_gets_its_nightly_plan_on_its_own_server() throws Exception {
        // Each server's sweep comes when it comes, and goes from town to town.
        var home = tasks("home", "plan 332119", "plan 332127", "sweep hourly");
        var second = tasks("second", "plan 332135", "sweep hourly");

        assertThat(home).doesNotContain("plan 332135", "plan 332143");
        assertThat(second).doesNotContain("plan 332119", "plan 332127", "plan 332143");
    }

    private static List<String> tasks(String server, String... awaited) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Towns.listTasks(server).containsAll(List.of(awaited)) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        var tasks = Towns.listTasks(server);
        assertThat(tasks).contains(awaited);
        return tasks;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        FamilyMaker familyMaker(
                Guardians guardians,
                StaffMembers members,
                Records records,
                Notices notices,
                JdbcClient jdbc,
                PlatformTransactionManager transactions) {
            return new FamilyMaker(guardians, members, records, notices, jdbc, transactions);
        }
    }
}
