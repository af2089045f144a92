package jp.sodachi.web;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Whether Redis answers. While it does not, one caller every few seconds finds out and all others do not wait for it. */
final class Reach {
    private static final long ASK_AGAIN_MILLIS = 5_000;
    private static final long ANSWERS = Long.MIN_VALUE;

    private final Clock clock;
    private final AtomicLong silentUntil = new AtomicLong(ANSWERS);

    Reach(Clock clock) {
        this.clock = clock;
    }

    /** Whether the caller may ask; it then says how it went. */
    boolean mayAsk() {
        var until = silentUntil.get();
        if (until == ANSWERS) {
            return true;
        }
        var now = clock.millis();
        return now >= until && silentUntil.compareAndSet(until, now + ASK_AGAIN_MILLIS);
    }

    /** It answered. True when it had been away. */
    boolean answered() {
        return silentUntil.getAndSet(ANSWERS) != ANSWERS;
    }

    /** It did not answer. True when it had answered until now. */
    boolean failed() {
        return silentUntil.getAndSet(clock.millis() + ASK_AGAIN_MILLIS) == ANSWERS;
    }

    boolean isAway() {
        return silentUntil.get() != ANSWERS;
    }
}
