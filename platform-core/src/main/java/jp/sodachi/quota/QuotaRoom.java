package jp.sodachi.quota;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.serialization.Mapper;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import java.time.Clock;
import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.UnifiedJedis;

/** The beans of the quota room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuotaSettings.class)
public class QuotaRoom {
    /** A page never waits longer than this to be counted. */
    private static final int PATIENCE_MILLIS = 250;

    private static final int CONNECTIONS = 16;

    /** Connections of its own: a Redis that does not answer must not use up those of the sessions. */
    @Bean(destroyMethod = "close")
    UnifiedJedis limitsRedis(DataRedisProperties redis) {
        var pool = new GenericObjectPoolConfig<Connection>();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(PATIENCE_MILLIS));
        var client = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(PATIENCE_MILLIS)
                .socketTimeoutMillis(PATIENCE_MILLIS)
                .password(redis.getPassword() == null || redis.getPassword().isEmpty() ? null : redis.getPassword())
                .build();
        return new JedisPooled(pool, new HostAndPort(redis.getHost(), redis.getPort()), client);
    }

    @Bean
    RateLimits rateLimits(UnifiedJedis limitsRedis, Clock clock) {
        var shared = Bucket4jJedis.casBasedBuilder(limitsRedis)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .keyMapper(Mapper.STRING)
                .build();
        return new RateLimits(shared, clock);
    }

    /** Says on the health page whether the limits are shared or counted by this node alone. */
    @Bean
    HealthIndicator limitsHealthIndicator(RateLimits limits) {
        return () -> (limits.isLocal() ? Health.status("LOCAL") : Health.up()).build();
    }

    @Bean
    Quotas quotas(RateLimits limits, QuotaSettings settings) {
        return new Quotas(limits, settings);
    }
}
