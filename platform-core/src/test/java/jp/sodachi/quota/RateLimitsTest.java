package jp.sodachi.quota;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.Test;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;

/** Nobody takes more than a share: over all nodes while Redis is there, on each node while it is away. */
class RateLimitsTest {
    private static final String HOST = "127.0.0.1";
    private final QuotaRoom beans = new QuotaRoom();
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
    void of_a_share_of_many_people_two_nodes_let_through_a_group_each_more_and_then_nobody() {
        try (var first = beans.limitsRedis(running());
                var second = beans.limitsRedis(running())) {
            var one = beans.rateLimits(first, clock);
            var other = beans.rateLimits(second, clock);

            var passed = IntStream.range(0, 400)
                    .filter(number -> (number % 2 == 0 ? one : other).takeOfCrowd(someone, 200) == 0)
                    .count();

            assertThat(passed).isBetween(200L, 200L + 2 * RateLimits.GROUP + 10);
            assertThat(one.takeOfCrowd(someone, 200)).isBetween(1L, 60L);
            assertThat(other.takeOfCrowd(someone, 200)).isBetween(1L, 60L);
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

    @Test
    void a_days_quota_is_taken_as_a_whole_or_not_at_all_and_a_town_does_not_take_anothers() {
        var town = new Tenant(MunicipalityCode.of("012025"), "函館市", "home", TenantState.ACTIVE);
        var neighbour = new Tenant(MunicipalityCode.of("012033"), "小樽市", "home", TenantState.ACTIVE);
        var person = UUID.randomUUID().toString();
        try (var redis = beans.limitsRedis(running())) {
            var quotas = beans.quotas(beans.rateLimits(redis, clock), new QuotaSettings(4, 20, 120_000, 5, 1));

            TenantScope.run(town, () -> {
                assertThat(quotas.takePhoto(person, 4 << 20)).isTrue();
                assertThat(quotas.takePhoto(person, 2 << 20)).isFalse();
                assertThat(quotas.takePhoto(person, 1 << 20)).isTrue();
                assertThat(quotas.takePhoto(person, 9 << 20))
                        .as("more than a whole day's")
                        .isFalse();
                assertThat(quotas.takeTownSends(3)).isEqualTo(3);
                assertThat(quotas.takeTownSends(3))
                        .as("as many as there is room for")
                        .isEqualTo(1);
                assertThat(quotas.hasRoom((1L << 30) - 1, 1)).isTrue();
                assertThat(quotas.hasRoom(1L << 30, 1)).isFalse();
            });
            TenantScope.run(neighbour, () -> assertThat(quotas.takeTownSends(1)).isEqualTo(1));
        }
    }

    @Test
    void all_towns_together_hand_a_provider_no_more_than_it_takes_in_a_minute() {
        var provider = "TEST-" + UUID.randomUUID();
        try (var redis = beans.limitsRedis(running())) {
            var quotas = beans.quotas(beans.rateLimits(redis, clock), new QuotaSettings(50_000, 20, 3, 5, 1));

            assertThat(quotas.takeFromProvider(provider, 2)).isEqualTo(2);
            assertThat(quotas.takeFromProvider(provider, 2))
                    .as("as many as there are")
                    .isOne();
            assertThat(quotas.takeFromProvider(provider, 2)).isZero();
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
