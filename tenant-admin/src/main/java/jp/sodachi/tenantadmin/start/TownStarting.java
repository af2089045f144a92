package jp.sodachi.tenantadmin.start;

import java.time.Clock;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.relocation.Placement;
import jp.sodachi.relocation.RelocationRoom;
import jp.sodachi.relocation.Relocations;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownSignals;
import jp.sodachi.tenantadmin.golive.GoLive;
import jp.sodachi.tenantadmin.leaving.TownEnd;
import jp.sodachi.tenantadmin.operators.OperatorLog;
import jp.sodachi.tenantadmin.servers.TownMoves;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans that start, open, move and end towns, without a page: for the console and for command lines. */
@Configuration(proxyBeanMethods = false)
@Import(RelocationRoom.class)
@EnableConfigurationProperties(StartSettings.class)
public class TownStarting {

    @Bean
    OperatorLog operatorLog(ControlPlane control, Clock clock) {
        return new OperatorLog(control, clock);
    }

    @Bean
    GoLive goLive(
            ControlPlane control,
            OperatorLog log,
            SchemaMigrator migrator,
            IdentityProvisioning identities,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        return GoLive.of(control, migrator, identities, log, directory, signals, clock);
    }

    @Bean
    TownEnd townEnd(
            ControlPlane control,
            OperatorLog log,
            SchemaMigrator migrator,
            IdentityProvisioning identities,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        return new TownEnd(control, migrator, identities, log, directory, signals, clock);
    }

    @Bean
    StartPlace startPlace(Placement placement, StartSettings settings) {
        return new StartPlace(placement, settings);
    }

    @Bean
    TownMoves townMoves(Relocations relocations, Placement placement, ControlPlane control, OperatorLog log) {
        return new TownMoves(relocations, placement, control, log);
    }

    @Bean
    TownStart townStart(
            ControlPlane control,
            OperatorLog log,
            StartSettings settings,
            StartPlace place,
            SchemaMigrator migrator,
            IdentityProvisioning identities,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        var rows = new StartRows(control, log, settings, clock);
        return new TownStart(rows, control, migrator, place, identities, directory, signals, clock);
    }
}
