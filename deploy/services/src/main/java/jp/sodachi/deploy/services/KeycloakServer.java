package jp.sodachi.deploy.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A running Keycloak with the realms {@code parents}, {@code staff} and {@code platform} and our theme, always a process
 * of this machine, on a database {@code keycloak} of the given PostgreSQL. Its mails go to the given mailbox. An existing
 * database keeps its realms: a changed realm file arrives with a fresh one only.
 */
public final class KeycloakServer implements AutoCloseable {

    private static final String DATABASE = "keycloak";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final KeycloakSettings settings;
    private final ChildProcess process;

    private KeycloakServer(KeycloakSettings settings, ChildProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /** @param settings with both ports set */
    static KeycloakServer start(
            Path folder,
            KeycloakSettings settings,
            PostgresServer postgres,
            Mailbox mailbox,
            Consumer<String> progress) {
        ChildProcess.endOrphan(folder, DATABASE);
        Ports.requireFree(settings.port(), "Keycloak");
        Ports.requireFree(settings.managementPort(), "Keycloak's health page");
        KeycloakHome home = KeycloakHome.lay(
                folder.resolve("home"), KeycloakDistribution.ofThisBuild().built(progress));
        boolean fresh = prepareDatabase(postgres);
        progress.accept(fresh ? "Keycloak makes its tables and realms, this once (half a minute)" : "Keycloak starts");
        ChildProcess process =
                ChildProcess.start(folder, DATABASE, command(home, settings, postgres), environment(settings, mailbox));
        KeycloakServer server = new KeycloakServer(settings, process);
        server.awaitReady();
        return server;
    }

    /** True when the database was not there yet. */
    private static boolean prepareDatabase(PostgresServer postgres) {
        if (postgres.hasDatabase(DATABASE)) {
            return false;
        }
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop role if exists keycloak");
            statement.execute("create role keycloak login password 'keycloak'");
            statement.execute("create database keycloak owner keycloak");
            return true;
        } catch (SQLException e) {
            throw new ServiceUnavailable("Keycloak's database could not be made: " + e.getMessage(), e);
        }
    }

    private static List<String> command(KeycloakHome home, KeycloakSettings settings, PostgresServer postgres) {
        return List.of(
                "/bin/sh",
                home.script().toString(),
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=" + Ports.HOST,
                "--http-port=" + settings.port(),
                "--http-management-port=" + settings.managementPort(),
                "--hostname=http://localhost:" + settings.port(),
                "--cache=local",
                // Else every look at the health page before it is ready is a line.
                "--log-level=info,io.smallrye.health:warn",
                "--db-url=" + postgres.jdbcUrl(DATABASE),
                "--db-username=keycloak",
                "--db-password=keycloak");
    }

    private static Map<String, String> environment(KeycloakSettings settings, Mailbox mailbox) {
        Map<String, String> environment = new LinkedHashMap<>(KeycloakDistribution.javaHome());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword());
        // It serves one machine: quick to start and small counts, the last bit of speed does not.
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC");
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx384m");
        environment.put("SODACHI_SMTP_HOST", mailbox.host());
        environment.put("SODACHI_SMTP_PORT", Integer.toString(mailbox.smtpPort()));
        environment.putAll(settings.realmValues());
        return environment;
    }

    // The port is open and the log says "started" before the realms are there; only the health page knows.
    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    String words = process.lastLines(3).replace('\n', ' ');
                    process.close();
                    throw new ServiceUnavailable(
                            "Keycloak did not start (see " + process.log() + "); its last words: " + words);
                }
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            process.close();
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("The wait for Keycloak was interrupted.", e);
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        URI health = URI.create("http://" + Ports.HOST + ":" + settings.managementPort() + "/health/ready");
        try {
            return client.send(
                                    HttpRequest.newBuilder(health)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return settings.port();
    }

    /** The address people and portals use, without a slash at the end. */
    public URI base() {
        return URI.create("http://localhost:" + settings.port());
    }

    /** What stands as {@code iss} in the tokens of a realm. */
    public URI issuer(String realm) {
        return URI.create(base() + "/realms/" + realm);
    }

    /** Ports, secrets and the administrator's password it was started with. */
    public KeycloakSettings settings() {
        return settings;
    }

    /** The administrator of the realm {@code master}. */
    public String adminUser() {
        return "admin";
    }

    /** Where its own words go. */
    public Path log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
