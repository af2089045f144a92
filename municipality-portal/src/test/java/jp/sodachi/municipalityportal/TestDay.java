package jp.sodachi.municipalityportal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.sodachi.support.SupportRoom;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * In the stories of this module it is always the same Tuesday, from ten o'clock on: what they say depends on no hour, no end of a
 * month and no later year in which somebody runs them.
 */
@TestConfiguration(proxyBeanMethods = false)
class TestDay {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Bean
    @Primary
    Clock testClock() {
        var ten = TODAY.atTime(10, 0).atZone(SupportRoom.JAPAN).toInstant();
        return Clock.offset(Clock.system(SupportRoom.JAPAN), Duration.between(Instant.now(), ten));
    }
}
