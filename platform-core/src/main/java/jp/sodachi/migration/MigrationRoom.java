package jp.sodachi.migration;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.sodachi.tenancy.DatabaseSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The beans of this room, for applications that hold the migrator's password: the operators' console and the CLI. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, MigrationSettings.class})
public class MigrationRoom {

    @Bean
    SchemaMigrator schemaMigrator(DatabaseSettings database, MigrationSettings settings, Clock clock) {
        var servers = database.servers().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, server -> (DataSource)
                        new DriverManagerDataSource(server.getValue(), settings.username(), settings.password())));
        return new SchemaMigrator(servers, clock);
    }
}
