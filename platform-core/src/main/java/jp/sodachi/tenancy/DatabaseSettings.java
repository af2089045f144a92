package jp.sodachi.tenancy;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an application reaches PostgreSQL.
 *
 * @param username the application's own login: NOINHERIT, without a right of its own
 * @param password its password, from the environment
 * @param controlRole the role under which it works in the control schema
 * @param servers JDBC URL by server name; {@value #HOME} is always there and holds the control schema
 * @param lanes parts in which a server's connections lie; a town always takes the same one
 * @param laneSize connections a lane; few in all, because a backend that has met many towns is large
 * @param controlSize connections for the control schema, beside the lanes of the home server
 * @param patience how long a page waits for a connection
 * @param silence how long an answer of the server is waited for; longer than any statement may take
 * @param maxLifetime age at which a connection is renewed: the only way a backend's catalogue cache is given back
 */
@ConfigurationProperties("sodachi.database")
public record DatabaseSettings(
        String username,
        String password,
        @DefaultValue("control_reader") String controlRole,
        Map<String, String> servers,
        @DefaultValue("4") int lanes,
        @DefaultValue("2") int laneSize,
        @DefaultValue("4") int controlSize,
        @DefaultValue("8s") Duration patience,
        @DefaultValue("30s") Duration silence,
        @DefaultValue("10m") Duration maxLifetime) {

    /** The server that holds the control schema. */
    public static final String HOME = "home";

    public DatabaseSettings {
        if (!servers.containsKey(HOME)) {
            throw new IllegalArgumentException("sodachi.database.servers.home is missing.");
        }
        servers = Map.copyOf(servers);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[username=%s, servers=%s]".formatted(username, servers.keySet());
    }
}
