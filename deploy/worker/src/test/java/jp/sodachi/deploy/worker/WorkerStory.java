package jp.sodachi.deploy.worker;

import java.util.List;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.services.Mailbox;
import jp.sodachi.tenancy.Tenant;
import org.springframework.beans.factory.annotation.Autowired;

/** What stories of sending share: one worker that runs when it is told to, a clock that can be turned, a provider with moods. */
abstract class WorkerStory extends OneWorker {
    final Mailbox mailbox = BackingServices.forTests().mailbox();

    @Autowired
    MovableClock clock;

    @Autowired
    Provider provider;

    @Autowired
    FamilyMaker families;

    @Autowired
    TownWork work;

    /** Nobody lives in these towns and nothing waits. */
    void empty(Tenant... towns) {
        provider.willBe();
        List.of(towns).forEach(families::clear);
        Towns.forgetTasks();
        mailbox.clear();
    }
}
