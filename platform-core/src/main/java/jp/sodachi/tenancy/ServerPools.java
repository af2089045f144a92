package jp.sodachi.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The connections of one application: for each PostgreSQL server a few lanes of a few connections each, and on the home server
 * some for the control schema.
 *
 * <p>A town always takes the same lane. A PostgreSQL backend keeps the catalogue entries of every town it has met, 0.35 MB a
 * town and milliseconds to read them; with lanes it meets its share of the towns only and meets each more often. And a town
 * that asks for much waits for itself and its lane, while the others' connections stay free.
 *
 * @param pools by lane
 * @param control for the control schema, apart from the towns', so that a piece of work that holds a town's connection never
 *     waits for one behind others that wait like it
 */
record ServerPools(Map<Lane, HikariDataSource> pools, HikariDataSource control) implements AutoCloseable {
    private static final Duration VALIDATION = Duration.ofSeconds(2);
    private static final int CONNECT_SECONDS = 3;

    /**
     * Some of a server's connections.
     *
     * @param number from 0
     */
    record Lane(String server, int number) {
        /** The town's. Codes of neighbours follow each other; their last digit checks the others and says nothing. */
        static Lane of(Tenant town, int lanes) {
            return new Lane(town.server(), Integer.parseInt(town.code().value()) / 10 % lanes);
        }
    }

    static ServerPools open(DatabaseSettings settings) {
        var pools = new LinkedHashMap<Lane, HikariDataSource>();
        settings.servers().forEach((server, url) -> {
            for (var number = 0; number < settings.lanes(); number++) {
                var name = "towns-" + server + "-" + number;
                pools.put(new Lane(server, number), pool(settings, name, url, settings.laneSize()));
            }
        });
        var home = Objects.requireNonNull(settings.servers().get(DatabaseSettings.HOME), DatabaseSettings.HOME);
        return new ServerPools(pools, pool(settings, "control", home, settings.controlSize()));
    }

    Map<Lane, DataSource> lanes() {
        return Map.copyOf(pools);
    }

    private static HikariDataSource pool(DatabaseSettings settings, String name, String url, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(size);
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

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        control.close();
    }
}
