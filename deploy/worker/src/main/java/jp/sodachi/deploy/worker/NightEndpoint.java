package jp.sodachi.deploy.worker;

import java.util.ArrayList;
import java.util.List;
import jp.sodachi.notice.Deliveries;
import jp.sodachi.reminder.Reminders;
import jp.sodachi.tenancy.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The night's work at once, for all towns: {@code POST /actuator/night}. For operators after an outage, for the local stack
 * and for tests. Messages leave without waiting for the morning; whoever calls this at night should know why.
 */
@Endpoint(id = "night")
class NightEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(NightEndpoint.class);

    private final TownWork work;
    private final TaskMetrics metrics;

    NightEndpoint(TownWork work, TaskMetrics metrics) {
        this.work = work;
        this.metrics = metrics;
    }

    /** What was done, town by town. */
    record Night(List<TownNight> towns) {}

    /**
     * One town's night.
     *
     * @param error the kind of failure that ended it, empty text when there was none
     */
    record TownNight(
            String code, int children, int items, int deliveries, int sent, int waiting, int failed, String error) {}

    @WriteOperation
    Night run() {
        List<TownNight> towns = new ArrayList<>();
        for (Tenant town : work.listTowns()) {
            towns.add(metrics.timed("night", () -> run(town)));
        }
        return new Night(towns);
    }

    /** A town in trouble does not keep the others from their night. */
    private TownNight run(Tenant town) {
        String code = town.code().value();
        try {
            Reminders.Planned planned = metrics.count(work.planAtOnce(town));
            int sent = 0;
            int waiting = 0;
            int failed = 0;
            Deliveries.Turn turn;
            do {
                turn = metrics.count(work.deliver(town));
                sent += turn.sent();
                waiting += turn.waiting();
                failed += turn.failed();
            } while (turn.maybeMore());
            work.seal(town);
            return new TownNight(
                    code, planned.children(), planned.items(), planned.deliveries(), sent, waiting, failed, "");
        } catch (RuntimeException e) {
            LOG.error("The night of {} failed", code, e);
            return new TownNight(code, 0, 0, 0, 0, 0, 0, e.getClass().getSimpleName());
        }
    }
}
