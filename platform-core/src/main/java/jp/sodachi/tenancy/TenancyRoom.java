package jp.sodachi.tenancy;

import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of the tenancy room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
@EnableTransactionManagement
@EnableScheduling
public class TenancyRoom {
    private static final Duration REFRESH = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    ServerPools serverPools(DatabaseSettings settings) {
        return ServerPools.open(settings);
    }

    @Bean
    DataSource dataSource(ServerPools pools, DatabaseSettings settings) {
        return new ServerRoutingDataSource(pools.lanes(), settings.lanes());
    }

    @Bean
    PlatformTransactionManager transactionManager(
            EntityManagerFactory entityManagerFactory,
            DataSource dataSource,
            ObjectProvider<TenantDirectory> directory) {
        return new TenantTransactionManager(
                entityManagerFactory, dataSource, () -> directory.ifAvailable(TenantDirectory::refresh));
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    ControlPlane controlPlane(ServerPools pools, DatabaseSettings settings) {
        return new ControlPlane(pools.control(), settings.controlRole());
    }

    @Bean
    TenantDirectory tenantDirectory(ControlPlane control, TownSignals signals, Clock clock) {
        var directory = new TenantDirectory(control, TownStructure.ofThisBuild(), clock);
        signals.listen(TenantDirectory.TOPIC, _ -> directory.refresh());
        return directory;
    }

    @Bean
    TownUsages townUsages(ControlPlane control, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new TownUsages(control, jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    TownWalls townWalls(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new TownWalls(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    RetentionPeriods retentionPeriods(ControlPlane control, Clock clock) {
        return new RetentionPeriods(control, clock);
    }

    @Bean
    WallNights wallNights(ControlPlane control) {
        return new WallNights(control);
    }

    @Bean
    SchedulingConfigurer tenantDirectoryRefresh(TenantDirectory directory) {
        return tasks -> tasks.addFixedDelayTask(directory::refresh, REFRESH);
    }

    @Bean
    RedisMessageListenerContainer townSignalListeners(RedisConnectionFactory connections) {
        var container = new RedisMessageListenerContainer();
        container.setConnectionFactory(connections);
        return container;
    }

    /** An application must start without Redis as well; see {@link RedisArrival}. */
    @Bean
    static BeanPostProcessor listenersWait() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof RedisMessageListenerContainer listeners) {
                    listeners.setAutoStartup(false);
                }
                return bean;
            }
        };
    }

    @Bean
    SchedulingConfigurer redisArrival(
            RedisConnectionFactory connections,
            ObjectProvider<RedisMessageListenerContainer> listeners,
            ApplicationEventPublisher events) {
        var arrival = new RedisArrival(connections, () -> listeners.stream().toList(), events::publishEvent);
        return tasks -> tasks.addFixedDelayTask(arrival::look, PATIENCE);
    }

    @Bean
    TownSignals townSignals(StringRedisTemplate redis, RedisMessageListenerContainer townSignalListeners) {
        return new TownSignals(redis, townSignalListeners);
    }
}
