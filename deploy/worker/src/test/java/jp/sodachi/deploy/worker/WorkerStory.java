package jp.sodachi.deploy.worker;

import java.util.List;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.services.Mailbox;
import jp.sodachi.tenancy.Tenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What stories of sending share: one worker that runs when it is told to, a clock that can be turned, a provider with moods. */
@SpringBootTest(
        classes = {Worker.class, StoryBeans.class},
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"spring.config.name=worker", "sodachi.worker.enabled=false", "management.server.port=0"})
abstract class WorkerStory {
    final Mailbox mailbox = BackingServices.forTests().mailbox();

    @Autowired
    MovableClock clock;

    @Autowired
    Provider provider;

    @Autowired
    FamilyMaker families;

    @Autowired
    TownWork work;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Towns.prepare(properties);
    }

    /** Nobody lives in these towns and nothing waits. */
    void empty(Tenant... towns) {
        provider.willBe();
        List.of(towns).forEach(families::clear);
        Towns.forgetTasks();
        mailbox.clear();
    }
}
