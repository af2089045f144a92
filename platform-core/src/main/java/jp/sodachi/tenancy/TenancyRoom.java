package jp.sodachi.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
    private static final Duration VALIDATION = Duration.ofSeconds(2);
    private static final int CONNECT_SECONDS = 3;

    @Bean(destroyMethod = "close")
    ServerPools serverPools(DatabaseSettings settings) {
        var pools = new LinkedHashMap<String, HikariDataSource>();
        settings.servers().forEach((name, url) -> pools.put(name, pool(settings, name, url)));
        return new ServerPools(pools);
    }

    @Bean
    DataSource dataSource(ServerPools pools) {
        return new ServerRoutingDataSource(pools.all());
    }

    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory entityManagerFactory, DataSource dataSource) {
        return new TenantTransactionManager(entityManagerFactory, dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    ControlPlane controlPlane(ServerPools pools, DatabaseSettings settings) {
        return new ControlPlane(pools.home(), settings.controlRole());
    }

    @Bean
    TenantDirectory tenantDirectory(ControlPlane control, TownSignals signals) {
        var directory = new TenantDirectory(control, TownStructure.ofThisBuild());
        signals.listen(TenantDirectory.TOPIC, _ -> directory.refresh());
        return directory;
    }

    @Bean
    TownUsages townUsages(ControlPlane control, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new TownUsages(control, jdbc, new TransactionTemplate(transactions));
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

    @Bean
    TownSignals townSignals(StringRedisTemplate redis, RedisMessageListenerContainer townSignalListeners) {
        return new TownSignals(redis, townSignalListeners);
    }

    private static HikariDataSource pool(DatabaseSettings settings, String name, String url) {
        var config = new HikariConfig();
        config.setPoolName("towns-" + name);
        config.setJdbcUrl(url);
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setMaxLifetime(settings.maxLifetime().toMillis());
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setValidationTimeout(VALIDATION.toMillis());
        // A server that is there and says nothing: without a limit its silence lasts as long as the page. As texts: the
        // driver passes over every other kind of value.
        config.addDataSourceProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        config.addDataSourceProperty(
                "socketTimeout", Long.toString(settings.silence().toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setIdleTimeout(settings.maxLifetime().toMillis() / 2);
        // A statement cached before a change of structure is planned again instead of failing the transaction.
        config.addDataSourceProperty("autosave", "conservative");
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** One pool a server. */
    record ServerPools(Map<String, HikariDataSource> pools) implements AutoCloseable {
        Map<String, DataSource> all() {
            return Map.copyOf(pools);
        }

        DataSource home() {
            return Objects.requireNonNull(pools.get(DatabaseSettings.HOME));
        }

        @Override
        public void close() {
            pools.values().forEach(HikariDataSource::close);
        }
    }
}
