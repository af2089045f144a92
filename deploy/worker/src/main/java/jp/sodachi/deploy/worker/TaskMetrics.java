package jp.sodachi.deploy.worker;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.sodachi.notice.Deliveries;
import jp.sodachi.reminder.Reminders;

/** Figures by task, never by town: 600 towns would be 600 series a figure, and small towns could be read off them. */
class TaskMetrics {

    private final MeterRegistry registry;

    TaskMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Times {@code work} as one run of {@code task}, whether it ends well or not. */
    <T> T timed(String task, Supplier<T> work) {
        long begin = System.nanoTime();
        String result = "failed";
        try {
            T done = work.get();
            result = "done";
            return done;
        } finally {
            registry.timer("sodachi.task", "task", task, "result", result)
                    .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }

    Reminders.Planned count(Reminders.Planned planned) {
        registry.counter("sodachi.reminder.children").increment(planned.children());
        registry.counter("sodachi.reminder.unplanned").increment(planned.unplanned());
        registry.counter("sodachi.reminder.mended").increment(planned.mended());
        registry.counter("sodachi.reminder.items").increment(planned.items());
        registry.counter("sodachi.reminder.deliveries").increment(planned.deliveries());
        return planned;
    }

    Deliveries.Turn count(Deliveries.Turn turn) {
        registry.counter("sodachi.delivery", "result", "sent").increment(turn.sent());
        registry.counter("sodachi.delivery", "result", "waiting").increment(turn.waiting());
        registry.counter("sodachi.delivery", "result", "failed").increment(turn.failed());
        return turn;
    }

    Deliveries.Swept count(Deliveries.Swept swept) {
        registry.counter("sodachi.sweep.left.behind").increment(swept.leftBehind());
        registry.counter("sodachi.sweep.expired").increment(swept.expired());
        return swept;
    }
}
