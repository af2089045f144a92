package jp.sodachi.relocation;

import java.time.Clock;
import jp.sodachi.migration.MigrationSettings;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownSignals;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this room, for applications that hold the migrator's password: the operators' console and the CLI. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, MigrationSettings.class, PlacementSettings.class})
public class RelocationRoom {

    @Bean
    Placement placement(DatabaseSettings database, MigrationSettings login, PlacementSettings settings) {
        return new Placement(new Servers(database.servers(), login.password()), settings);
    }

    @Bean
    Restores restores(
            DatabaseSettings database,
            MigrationSettings login,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        return new Restores(new Servers(database.servers(), login.password()), clock, code -> {
            directory.refresh();
            signals.send(TenantDirectory.TOPIC, code.value());
        });
    }

    @Bean
    Relocations relocations(
            DatabaseSettings database,
            MigrationSettings login,
            Placement placement,
            SchemaMigrator migrator,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        return new Relocations(
                new Servers(database.servers(), login.password()),
                placement,
                migrator,
                clock,
                code -> {
                    directory.refresh();
                    signals.send(TenantDirectory.TOPIC, code.value());
                },
                _ -> {});
    }
}
