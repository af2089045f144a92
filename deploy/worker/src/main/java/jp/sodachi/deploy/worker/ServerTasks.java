package jp.sodachi.deploy.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import jp.sodachi.notice.Deliveries;
import jp.sodachi.record.PhotoClearing;
import jp.sodachi.sandbox.Sandboxes;
import jp.sodachi.support.Ids;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tasks of one PostgreSQL server and the scheduler that runs them. */
class ServerTasks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTasks.class);
    private static final TaskDescriptor<Void> PLAN = TaskDescriptor.of("plan");
    private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver");
    private static final TaskDescriptor<Void> SWEEP = TaskDescriptor.of("sweep");
    private static final TaskDescriptor<Void> COUNT = TaskDescriptor.of("count");
    private static final TaskDescriptor<Void> SANDBOXES = TaskDescriptor.of("sandboxes");
    private static final TaskDescriptor<Void> WALLS = TaskDescriptor.of("walls");
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

    private final String server;
    private final TownWork work;
    private final WallProbing probing;
    private final Keeping keeping;
    private final TaskMetrics metrics;
    private final Clock clock;
    private final Schedule nightly;
    private final Duration sweepEvery;
    private final Scheduler scheduler;

    ServerTasks(
            String server,
            DataSource jobs,
            TownWork work,
            WallProbing probing,
            Keeping keeping,
            TaskMetrics metrics,
            Clock clock,
            WorkerSettings settings) {
        this.server = server;
        this.work = work;
        this.probing = probing;
        this.keeping = keeping;
        this.metrics = metrics;
        this.clock = clock;
        this.nightly = Schedules.daily(SupportRoom.JAPAN, settings.night());
        this.sweepEvery = settings.sweep();
        this.scheduler = Scheduler.create(jobs, List.of(plan(), deliver(), sweep(), count(), sandboxes(), walls()))
                .tableName("jobs.scheduled_tasks")
                .clock(clock::instant)
                .threads(settings.threads())
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .pollUsingLockAndFetch(0.5, 1.0)
                .alwaysPersistTimestampInUTC()
                .shutdownMaxWait(Duration.ofSeconds(20))
                .build();
    }

    void start() {
        scheduler.start();
        scheduler.scheduleIfNotExists(SWEEP.instance("hourly").build(), clock.instant());
        scheduler.scheduleIfNotExists(SANDBOXES.instance("families").build(), clock.instant());
        scheduler.scheduleIfNotExists(
                WALLS.instance("probe").build(), nightly.getInitialExecutionTime(clock.instant()));
        scheduler.scheduleIfNotExists(COUNT.instance("figures").build(), clock.instant());
    }

    @Override
    public void close() {
        scheduler.stop();
    }

    /** A town that is gone loses its row; the sweep gives it a new one when it is back. */
    private CustomTask<Void> plan() {
        return Tasks.custom(PLAN.getTaskName(), PLAN.getDataClass())
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    Optional<Tenant> town = here(instance.getId());
                    town.ifPresent(found -> {
                        metrics.timed("plan", () -> metrics.count(work.plan(found)));
                        metrics.timed("keep", () -> keeping.clear(found));
                    });
                    return town.isPresent()
                            ? new CompletionHandler.OnCompleteReschedule<>(nightly)
                            : new CompletionHandler.OnCompleteRemove<>();
                });
    }

    /** A full turn puts the town at the end of the queue, so that one large town does not hold up the small ones. */
    private CustomTask<Void> deliver() {
        return Tasks.custom(DELIVER.getTaskName(), DELIVER.getDataClass())
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    here(instance.getId()).ifPresent(town -> {
                        Deliveries.Turn turn = metrics.timed("deliver", () -> metrics.count(work.deliver(town)));
                        if (turn.maybeMore()) {
                            wake(context.getSchedulerClient(), town);
                        }
                    });
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    private CustomTask<Void> sweep() {
        return Tasks.custom(SWEEP.getTaskName(), SWEEP.getDataClass())
                .onFailureReschedule(Schedules.fixedDelay(sweepEvery))
                .onDeadExecutionRevive()
                .execute((_, context) -> {
                    metrics.timed("sweep", () -> sweepTowns(context.getSchedulerClient()));
                    return new CompletionHandler.OnCompleteReschedule<>(Schedules.fixedDelay(sweepEvery));
                });
    }

    private CustomTask<Void> count() {
        return Tasks.custom(COUNT.getTaskName(), COUNT.getDataClass())
                .onFailureReschedule(Schedules.fixedDelay(TEN_MINUTES))
                .onDeadExecutionRevive()
                .execute((_, _) -> {
                    metrics.timed("count", this::countTowns);
                    if (server.equals(DatabaseSettings.HOME)) {
                        metrics.timed("bounces", work::takeBounces);
                    }
                    return new CompletionHandler.OnCompleteReschedule<>(Schedules.fixedDelay(TEN_MINUTES));
                });
    }

    private CustomTask<Void> walls() {
        return Tasks.custom(WALLS.getTaskName(), WALLS.getDataClass())
                .onFailureReschedule(nightly)
                .onDeadExecutionRevive()
                .execute((_, _) -> {
                    metrics.timed("walls", () -> probing.probeTownsOn(server));
                    return new CompletionHandler.OnCompleteReschedule<>(nightly);
                });
    }

    private CustomTask<Void> sandboxes() {
        return Tasks.custom(SANDBOXES.getTaskName(), SANDBOXES.getDataClass())
                .onFailureReschedule(Schedules.fixedDelay(HALF_A_MINUTE))
                .onDeadExecutionRevive()
                .execute((_, _) -> {
                    fillSandboxes();
                    clearPhotos();
                    return new CompletionHandler.OnCompleteReschedule<>(Schedules.fixedDelay(HALF_A_MINUTE));
                });
    }

    private void fillSandboxes() {
        for (Sandboxes.Empty empty : work.listEmptySandboxes(server)) {
            try {
                metrics.timed("sandbox", () -> {
                    work.fill(empty);
                    return empty;
                });
            } catch (RuntimeException e) {
                LOG.error("The sandbox {} could not be filled", empty.code(), e);
            }
        }
    }

    /** Files belong to no server: the home server's task looks after them. */
    private void clearPhotos() {
        if (!server.equals(DatabaseSettings.HOME)) {
            return;
        }
        for (PhotoClearing.Wish wish : work.listPhotosToClear()) {
            try {
                work.clearPhotos(wish);
            } catch (RuntimeException e) {
                LOG.error("The photos of {} could not be cleared", wish.code(), e);
            }
        }
    }

    private int countTowns() {
        int counted = 0;
        for (Tenant town : work.listTowns()) {
            if (town.server().equals(server)) {
                try {
                    work.count(town);
                    counted++;
                } catch (RuntimeException e) {
                    LOG.error("The town {} could not be counted", town.code(), e);
                }
            }
        }
        return counted;
    }

    /** A town in trouble does not keep the others from being looked after. */
    private int sweepTowns(SchedulerClient client) {
        int swept = 0;
        for (Tenant town : work.listTowns()) {
            if (town.server().equals(server)) {
                try {
                    client.scheduleIfNotExists(
                            PLAN.instance(town.code().value()).build(),
                            nightly.getInitialExecutionTime(clock.instant()));
                    metrics.count(work.sweep(town));
                    work.finishMoves(town);
                    work.seal(town);
                    swept++;
                } catch (RuntimeException e) {
                    LOG.error("The town {} could not be swept", town.code(), e);
                }
            }
        }
        return swept;
    }

    private void wake(SchedulerClient client, Tenant town) {
        client.scheduleIfNotExists(
                DELIVER.instance(town.code().value() + "/" + Ids.next()).build(), clock.instant());
    }

    /** The town named by a row, "332119" or "332119/…", if it lives on this server and is worked for now. */
    private Optional<Tenant> here(String instance) {
        int slash = instance.indexOf('/');
        return work.findTown(slash < 0 ? instance : instance.substring(0, slash))
                .filter(town -> town.server().equals(server));
    }
}
