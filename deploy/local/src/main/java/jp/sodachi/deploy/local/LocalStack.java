package jp.sodachi.deploy.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.deploy.services.KeycloakServer;
import jp.sodachi.deploy.services.KeycloakSettings;
import jp.sodachi.deploy.services.Mailbox;
import jp.sodachi.deploy.services.PostgresServer;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.support.MunicipalityCode;

/**
 * The whole platform on this machine: servers, schemas, three sites and the worker. Starting it again with the same
 * folder finds everything as it was left.
 */
public final class LocalStack implements AutoCloseable {
    /** The port of an application that has a management port only. */
    private static final int NO_PAGES = -1;

    private static final String LOOPBACK = "127.0.0.1";

    private final LocalSettings settings;
    private final Consumer<String> progress;
    private final BackingServices services;
    private final List<Application> applications = new ArrayList<>();

    private LocalStack(LocalSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        this.services = BackingServices.keptIn(settings.folder(), progress);
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param progress is told each step, a short sentence each
     * @throws jp.sodachi.deploy.services.ServiceUnavailable with one clear sentence; nothing is left running then
     */
    public static LocalStack start(LocalSettings settings, Consumer<String> progress) {
        var stack = new LocalStack(settings, progress);
        try {
            stack.start();
            return stack;
        } catch (RuntimeException | Error failure) {
            stack.close();
            throw failure;
        }
    }

    private void start() {
        var ports = settings.ports();
        progress.accept("PostgreSQL, Redis and the mailbox");
        var postgres = services.postgres("home", ports.postgres());
        services.redis(ports.redis());
        services.mailbox(ports.smtp(), ports.mailPage());
        var keycloak = CompletableFuture.supplyAsync(() -> services.keycloak(keycloakSettings()));
        progress.accept("Schemas");
        LocalSchemas.bringUpToDate(postgres);
        progress.accept("Three sites and the worker");
        startApplications(postgres);
        try (var towns = new DemoTowns(this, progress)) {
            join(keycloak);
            applications.forEach(Application::awaitReady);
            towns.start();
        }
    }

    static <T> T join(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (java.util.concurrent.CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
    }

    private KeycloakSettings keycloakSettings() {
        var ports = settings.ports();
        return KeycloakSettings.local()
                .withPorts(ports.keycloak(), ports.keycloakHealth())
                .with("SODACHI_ADMIN_URL", adminSite().toString())
                .with("SODACHI_PARENT_PORTAL_INTERNAL_URL", "http://127.0.0.1:" + ports.parents())
                .with("SODACHI_MUNICIPALITY_PORTAL_INTERNAL_URL", "http://127.0.0.1:" + ports.staff())
                .with("SODACHI_TENANT_ADMIN_INTERNAL_URL", "http://127.0.0.1:" + ports.admin());
    }

    private void startApplications(PostgresServer postgres) {
        var ports = settings.ports();
        start(
                postgres,
                "parent-portal",
                "jp.sodachi.parentportal.ParentPortal",
                ports.parents(),
                LocalPorts.management(ports.parents()),
                LocalSecrets.parents());
        start(
                postgres,
                "municipality-portal",
                "jp.sodachi.municipalityportal.MunicipalityPortal",
                ports.staff(),
                LocalPorts.management(ports.staff()),
                LocalSecrets.staff());
        start(
                postgres,
                "tenant-admin",
                "jp.sodachi.tenantadmin.TenantAdmin",
                ports.admin(),
                LocalPorts.management(ports.admin()),
                LocalSecrets.admin());
        start(
                postgres,
                "worker",
                "jp.sodachi.deploy.worker.Worker",
                NO_PAGES,
                ports.workerHealth(),
                LocalSecrets.worker(settings.night()));
    }

    private void start(
            PostgresServer postgres,
            String name,
            String mainClass,
            int port,
            int healthPort,
            Map<String, String> secrets) {
        var environment = new TreeMap<>(common(postgres));
        environment.putAll(secrets);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(healthPort));
        applications.add(
                Application.start(settings.folder().resolve("applications"), name, mainClass, healthPort, environment));
    }

    /** What every application is told; the same names as in an installation. */
    Map<String, String> common(PostgresServer postgres) {
        var all = new TreeMap<>(addresses(
                settings.ports(),
                postgres.jdbcUrl(SchemaMigrator.DATABASE),
                services.redis().host(),
                services.redis().port()));
        all.put(
                "SODACHI_PHOTOS",
                settings.folder().resolve("photos").toAbsolutePath().toString());
        return all;
    }

    private static Map<String, String> addresses(LocalPorts ports, String database, String redisHost, int redisPort) {
        return Map.ofEntries(
                Map.entry("SODACHI_DATABASE_URL", database),
                Map.entry("SODACHI_REDIS_HOST", redisHost),
                Map.entry("SODACHI_REDIS_PORT", Integer.toString(redisPort)),
                Map.entry("SODACHI_KEYCLOAK_URL", "http://localhost:" + ports.keycloak()),
                Map.entry("SODACHI_SMTP_HOST", LOOPBACK),
                Map.entry("SODACHI_SMTP_PORT", Integer.toString(ports.smtp())),
                Map.entry("SODACHI_KEYCLOAK_PARENTSITE", "http://{host}:" + ports.parents()),
                Map.entry("SODACHI_KEYCLOAK_STAFFSITE", "http://{host}:" + ports.staff()),
                Map.entry("SODACHI_CONSOLE_SITE", "http://localhost:" + ports.admin()),
                Map.entry("SODACHI_PARENT_SITE", "http://{code}.localhost:" + ports.parents()),
                Map.entry("SODACHI_PARENTS_INTERNAL", "http://%s:%d".formatted(LOOPBACK, ports.parents())),
                Map.entry("SODACHI_STAFF_INTERNAL", "http://%s:%d".formatted(LOOPBACK, ports.staff())),
                Map.entry("SODACHI_STAFF_SITE", "http://{code}.localhost:" + ports.staff()));
    }

    /** How a command line of this machine reaches a stack that already runs on these ports, with the console's rights. */
    public static Map<String, Object> consoleSettings(LocalPorts ports) {
        var database = "jdbc:postgresql://%s:%d/%s".formatted(LOOPBACK, ports.postgres(), SchemaMigrator.DATABASE);
        return LocalRooms.properties(
                addresses(ports, database, LOOPBACK, ports.redis()), "sodachi_admin", LocalSecrets.ADMIN_PASSWORD);
    }

    /** The settings it was started with. */
    public LocalSettings settings() {
        return settings;
    }

    /** The town's parent site. */
    public URI parentSite(MunicipalityCode town) {
        return URI.create(
                "http://" + town.value() + ".localhost:" + settings.ports().parents());
    }

    /** The town's staff site. */
    public URI staffSite(MunicipalityCode town) {
        return URI.create(
                "http://" + town.value() + ".localhost:" + settings.ports().staff());
    }

    /** The operations console. */
    public URI adminSite() {
        return URI.create("http://localhost:" + settings.ports().admin());
    }

    /** The address at which the worker does the night's work now. */
    public URI nightWork() {
        return URI.create("http://127.0.0.1:" + settings.ports().workerHealth() + "/actuator/night");
    }

    /** Everything that was mailed. */
    public Mailbox mailbox() {
        return services.mailbox();
    }

    /** The running Keycloak. */
    public KeycloakServer keycloak() {
        return services.keycloak();
    }

    /** The home server. */
    public PostgresServer postgres() {
        return services.postgres("home");
    }

    /** Ends the applications, then the servers. */
    @Override
    public void close() {
        applications.reversed().forEach(Application::close);
        services.close();
    }
}
