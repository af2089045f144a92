package jp.sodachi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import jp.sodachi.channel.ChannelRoom;
import jp.sodachi.channel.LineAccounts;
import jp.sodachi.channel.LineNote;
import jp.sodachi.channel.Way;
import jp.sodachi.notice.Routing.Leaves;
import jp.sodachi.quota.QuotaRoom;
import jp.sodachi.quota.Quotas;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.Test;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How a day's share is used up; without Redis, so that the counting is this test's own. */
class SharesTest {
    private static final MunicipalityCode BIZEN = MunicipalityCode.of("332119");
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void a_provider_that_is_asked_again_and_again_does_not_use_up_the_towns_day() {
        withShareOfTwo(shares -> {
            Leaves first = leaves(0, List.of());
            Leaves second = leaves(0, List.of());

            assertThat(shares.withinDay(List.of(first), Map.of())).hasSize(1);
            for (int attempt = 1; attempt < 10; attempt++) {
                assertThat(shares.withinDay(List.of(leaves(attempt, List.of())), Map.of()))
                        .as("tried %s times before", attempt)
                        .hasSize(1);
            }
            var onAnotherWay = List.of(new Delivery.Tried(Way.PUSH, Delivery.Reason.DEADLINE, NOW));
            assertThat(shares.withinDay(List.of(leaves(0, onAnotherWay)), Map.of()))
                    .hasSize(1);
            assertThat(shares.withinDay(List.of(second, leaves(0, List.of())), Map.of()))
                    .as("the second of the day's two, and one too many")
                    .containsExactly(second.attempt().delivery().id());
        });
    }

    private static void withShareOfTwo(java.util.function.Consumer<Shares> story) {
        Tenant town = new Tenant(BIZEN, "備前市", "home", TenantState.ACTIVE);
        new ApplicationContextRunner()
                .withBean(Clock.class, (Supplier<Clock>) Clock::systemUTC)
                .withBean(DataRedisProperties.class, SharesTest::nobodyListens)
                .withUserConfiguration(QuotaRoom.class, ChannelRoom.class)
                .withPropertyValues("sodachi.quota.town-sends=2")
                .run(beans -> TenantScope.run(
                        town,
                        () -> story.accept(new Shares(
                                beans.getBean(Quotas.class),
                                beans.getBean(LineAccounts.class),
                                new Tally(JdbcClient.create(new DriverManagerDataSource()), Clock.systemUTC())))));
    }

    private static DataRedisProperties nobodyListens() {
        var redis = new DataRedisProperties();
        redis.setHost("127.0.0.1");
        redis.setPort(9);
        return redis;
    }

    private static Leaves leaves(int wayAttempts, List<Delivery.Tried> tried) {
        UUID id = Ids.next();
        Claimed claimed = new Claimed(
                id,
                Ids.next(),
                null,
                Message.Welcome.TEMPLATE,
                "{\"path\":\"/\"}",
                wayAttempts + 1,
                NOW.plus(Duration.ofDays(2)),
                false,
                false,
                wayAttempts,
                null,
                tried);
        return new Leaves(new Attempt(claimed, Way.LINE, false), new LineNote(id, BIZEN, "U0", "words"), false, false);
    }
}
