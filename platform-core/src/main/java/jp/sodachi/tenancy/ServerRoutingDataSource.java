package jp.sodachi.tenancy;

import java.util.Map;
import javax.sql.DataSource;
import jp.sodachi.tenancy.ServerPools.Lane;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Takes the present town's lane of the PostgreSQL server on which the town lives; without a town, the first lane of the home
 * server.
 */
final class ServerRoutingDataSource extends AbstractRoutingDataSource {
    private final int lanes;

    ServerRoutingDataSource(Map<Lane, DataSource> pools, int lanes) {
        this.lanes = lanes;
        setTargetDataSources(Map.copyOf(pools));
        setLenientFallback(false);
        afterPropertiesSet();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        return TenantScope.find().map(town -> Lane.of(town, lanes)).orElse(new Lane(DatabaseSettings.HOME, 0));
    }
}
