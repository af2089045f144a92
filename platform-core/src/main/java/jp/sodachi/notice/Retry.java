package jp.sodachi.notice;

import java.time.Duration;
import java.util.UUID;

/**
 * How long to wait before a provider is asked again: soon once, then 5, 10, 20, 40 minutes and an hour from there on, each
 * with up to a quarter on top, so that what failed together does not come back together.
 */
final class Retry {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int QUARTERS = 4;
    private static final int GRAIN = 256;

    private Retry() {}

    /** @param attempts how many were made, 1 or more; @param delivery spreads the waits, the same each time it is asked */
    static Duration after(int attempts, UUID delivery) {
        if (attempts <= 1) {
            return SOON;
        }
        int doublings = Math.min(attempts - 2, 8);
        Duration wait = STEP.multipliedBy(1L << doublings);
        Duration capped = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        long share = Math.floorMod(delivery.getLeastSignificantBits(), GRAIN);
        return capped.plus(capped.multipliedBy(share).dividedBy((long) GRAIN * QUARTERS));
    }
}
