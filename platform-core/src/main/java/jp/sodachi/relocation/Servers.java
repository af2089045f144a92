package jp.sodachi.relocation;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.relocation.RelocationRefused.Reason;
import jp.sodachi.tenancy.DatabaseSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The servers as the migrator reaches them, and as one reaches the other: under the addresses of the settings. */
public final class Servers {
    private static final String CONNECT_SECONDS = "5";
    private static final String SILENCE_SECONDS = "120";
    private static final String DRIVER = "jdbc:";

    private final Map<String, String> urls;
    private final String password;

    /**
     * The servers.
     *
     * @param urls JDBC addresses by name
     * @param password of the migrator's login
     */
    public Servers(Map<String, String> urls, String password) {
        this.urls = Map.copyOf(urls);
        this.password = password;
    }

    Set<String> names() {
        return new TreeSet<>(urls.keySet());
    }

    /** The control schema. Each statement is a transaction and a connection of its own. */
    public JdbcClient control() {
        var home = new DriverManagerDataSource(url(DatabaseSettings.HOME), SchemaMigrator.LOGIN, password);
        home.setConnectionProperties(patience());
        return JdbcClient.create(home);
    }

    /**
     * A connection as the migrator; the caller closes it.
     *
     * @throws RelocationRefused when no server has this name
     */
    public Connection open(String server) throws SQLException {
        var login = patience();
        login.setProperty("user", SchemaMigrator.LOGIN);
        login.setProperty("password", password);
        return DriverManager.getConnection(url(server), login);
    }

    /** A connection that speaks the replication protocol. */
    Connection replicate(String server) throws SQLException {
        var login = patience();
        login.setProperty("user", SchemaMigrator.LOGIN);
        login.setProperty("password", password);
        login.setProperty("replication", "database");
        login.setProperty("preferQueryMode", "simple");
        login.setProperty("assumeMinServerVersion", "18");
        return DriverManager.getConnection(url(server), login);
    }

    /** How another PostgreSQL server connects to this one. */
    String address(String server) {
        var url = URI.create(url(server).substring(DRIVER.length()));
        var port = url.getPort() < 0 ? 5432 : url.getPort();
        var ssl = Optional.ofNullable(url.getQuery()).stream()
                .flatMap(query -> java.util.stream.Stream.of(query.split("&", -1)))
                .filter(option -> option.startsWith("sslmode="))
                .findFirst();
        return "host=%s port=%d dbname=%s user=%s password=%s %s"
                .formatted(
                        quoted(url.getHost()),
                        port,
                        quoted(url.getPath().substring(1)),
                        SchemaMigrator.LOGIN,
                        quoted(password),
                        ssl.orElse(""))
                .strip();
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private String url(String server) {
        return Optional.ofNullable(urls.get(server))
                .orElseThrow(() -> new RelocationRefused(Reason.UNKNOWN_SERVER, server));
    }

    private static Properties patience() {
        var patience = new Properties();
        patience.setProperty("connectTimeout", CONNECT_SECONDS);
        patience.setProperty("socketTimeout", SILENCE_SECONDS);
        return patience;
    }
}
