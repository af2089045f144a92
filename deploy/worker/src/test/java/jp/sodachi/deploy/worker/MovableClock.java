package jp.sodachi.deploy.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import jp.sodachi.support.SupportRoom;

/** A clock that stands until a story moves it. */
final class MovableClock extends Clock {

    private volatile Instant now = Instant.EPOCH;

    /** Sets Japan's time. */
    void set(LocalDateTime japan) {
        now = japan.atZone(SupportRoom.JAPAN).toInstant();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One story moves it.
    void forward(Duration some) {
        now = now.plus(some);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return SupportRoom.JAPAN;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("this clock shows Japan's time");
    }
}
