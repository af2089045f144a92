package jp.sodachi.tenancy;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Takes the pool of the PostgreSQL server on which the present town lives; without a town, the home server's. */
final class ServerRoutingDataSource extends AbstractRoutingDataSource {

    ServerRoutingDataSource(Map<String, DataSource> pools) {
        setTargetDataSources(Map.copyOf(pools));
        setLenientFallback(false);
        afterPropertiesSet();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        return TenantScope.find().map(Tenant::server).orElse(DatabaseSettings.HOME);
    }
}
