package jp.sodachi.parentportal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import jp.sodachi.support.SupportRoom;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts a clock that can be turned in the real one's place. */
@TestConfiguration(proxyBeanMethods = false)
class Calendar {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Bean
    @Primary
    TurnableClock turnableClock() {
        return new TurnableClock();
    }

    /** Stands still until somebody turns it. */
    static final class TurnableClock extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>();

        TurnableClock() {
            turnTo(TODAY);
        }

        void turnTo(LocalDate day) {
            now.set(day.atTime(10, 0).atZone(SupportRoom.JAPAN).toInstant());
        }

        @Override
        public ZoneId getZone() {
            return SupportRoom.JAPAN;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }
    }
}
