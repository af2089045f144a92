package jp.sodachi.exit;

import java.time.Clock;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.migration.MigrationSettings;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.record.PhotoArchive;
import jp.sodachi.record.PhotoArchiveRoom;
import jp.sodachi.relocation.Placement;
import jp.sodachi.relocation.RelocationRoom;
import jp.sodachi.relocation.Servers;
import jp.sodachi.tenancy.DatabaseSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans of this room, for the command line: it holds the migrator's password and reaches the photos. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExitSettings.class)
@Import({RelocationRoom.class, PhotoArchiveRoom.class})
public class ExitRoom {

    @Bean
    ExitPackages exitPackages(
            DatabaseSettings database,
            MigrationSettings login,
            SchemaMigrator migrator,
            PhotoArchive photos,
            IdentityProvisioning identities,
            ExitSettings settings,
            Clock clock) {
        return new ExitPackages(
                new Servers(database.servers(), login.password()),
                migrator,
                photos,
                identities::listMembers,
                settings,
                clock);
    }

    @Bean
    ExitPeople exitPeople(
            DatabaseSettings database,
            MigrationSettings login,
            SchemaMigrator migrator,
            IdentityProvisioning identities,
            ExitSettings settings,
            Clock clock) {
        return new ExitPeople(new Servers(database.servers(), login.password()), migrator, identities, settings, clock);
    }

    @Bean
    ExitImport exitImport(
            DatabaseSettings database,
            MigrationSettings login,
            Placement placement,
            SchemaMigrator migrator,
            PhotoArchive photos,
            ExitSettings settings,
            Clock clock) {
        return new ExitImport(
                new Servers(database.servers(), login.password()), placement, migrator, photos, settings, clock);
    }
}
