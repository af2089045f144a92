package jp.sodachi.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.support.SupportRoom;
import org.junit.jupiter.api.Test;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;

/** Nobody takes more than a share: over all nodes while Redis is there, on each node while it is away. */
class RateLimitsTest {
    private static final String HOST = "127.0.0.1";
    private final LimitBeans beans = new LimitBeans();
    private final TurnableClock clock = new TurnableClock();
    private final String someone = "332119:person:" + UUID.randomUUID();

    @Test
    void two_nodes_share_one_limit() {
        try (var first = beans.limitsRedis(running());
                var second = beans.limitsRedis(running())) {
            var one = beans.rateLimits(first, clock);
            var other = beans.rateLimits(second, clock);

            var passed = IntStream.range(0, 20)
                    .filter(number -> (number % 2 == 0 ? one : other).take(someone, 6) == 0)
                    .count();

            assertThat(passed).isEqualTo(6);
            assertThat(one.take(someone, 6)).isBetween(1L, 60L);
            assertThat(one.take(someone + "-neighbour", 6)).isZero();
            assertThat(one.isLocal()).isFalse();
        }
    }

    @Test
    void without_redis_the_node_counts_for_itself_and_says_so_until_it_asks_again() {
        try (var away = beans.limitsRedis(nobodyListens())) {
            var limits = beans.rateLimits(away, clock);

            var passed = IntStream.range(0, 20)
                    .filter(_ -> limits.take(someone, 6) == 0)
                    .count();

            assertThat(passed).isEqualTo(6);
            assertThat(limits.isLocal()).isTrue();
            assertThat(requireNonNull(beans.limitsHealthIndicator(limits).health())
                            .getStatus()
                            .getCode())
                    .isEqualTo("LOCAL");
            clock.now = clock.now.plus(Duration.ofSeconds(6));
            assertThat(limits.isLocal()).isFalse();
        }
    }

    private static DataRedisProperties running() {
        var server = BackingServices.forTests().redis();
        return at(server.host(), server.port());
    }

    private static DataRedisProperties nobodyListens() {
        return at(HOST, 9);
    }

    private static DataRedisProperties at(String host, int port) {
        var properties = new DataRedisProperties();
        properties.setHost(host);
        properties.setPort(port);
        return properties;
    }

    private static final class TurnableClock extends Clock {
        private Instant now = Instant.parse("2026-11-25T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return SupportRoom.JAPAN;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
