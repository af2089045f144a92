package jp.sodachi.tenantadmin.start;

import java.time.Clock;
import jp.sodachi.identity.IdentityProvisioning;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.tenancy.ControlPlane;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownSignals;
import jp.sodachi.tenantadmin.golive.GoLive;
import jp.sodachi.tenantadmin.leaving.TownEnd;
import jp.sodachi.tenantadmin.operators.OperatorLog;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that start, open and end towns, without a page: for the console and for command lines. */
@Configuration(proxyBeanMethods = false)
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
    TownStart townStart(
            ControlPlane control,
            OperatorLog log,
            StartSettings settings,
            SchemaMigrator migrator,
            IdentityProvisioning identities,
            TenantDirectory directory,
            TownSignals signals,
            Clock clock) {
        var rows = new StartRows(control, log, settings, clock);
        return new TownStart(rows, control, migrator, identities, directory, signals, clock);
    }
}
