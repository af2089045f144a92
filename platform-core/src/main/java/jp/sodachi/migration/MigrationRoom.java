package jp.sodachi.migration;

import java.time.Clock;
import java.util.Map;
import java.util.Properties;
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
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, server -> login(server.getValue(), settings)));
        return new SchemaMigrator(servers, clock);
    }

    /** A server that says nothing ends the step; a statement itself may take a minute. */
    private static DataSource login(String url, MigrationSettings settings) {
        var login = new DriverManagerDataSource(url, settings.username(), settings.password());
        var patience = new Properties();
        patience.setProperty("connectTimeout", "5");
        patience.setProperty("socketTimeout", "90");
        login.setConnectionProperties(patience);
        return login;
    }
}
