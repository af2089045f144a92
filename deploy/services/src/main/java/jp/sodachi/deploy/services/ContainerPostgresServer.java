package jp.sodachi.deploy.services;

import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container of the image {@code postgres:18}; it keeps nothing when it is closed. */
final class ContainerPostgresServer implements PostgresServer {

    private static final String LOGIN = "postgres";

    private final String name;
    private final PostgreSQLContainer container;

    private ContainerPostgresServer(String name, PostgreSQLContainer container) {
        this.name = name;
        this.container = container;
    }

    static ContainerPostgresServer start(String name) {
        PostgreSQLContainer container = new PostgreSQLContainer(DockerImageName.parse("postgres:18"))
                .withUsername(LOGIN)
                .withPassword(LOGIN)
                .withDatabaseName(LOGIN)
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "max_locks_per_transaction=512",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "wal_level=logical");
        try {
            container.start();
        } catch (RuntimeException e) {
            container.close();
            throw new ServiceUnavailable(
                    "SODACHI_SERVICES=containers is set, but the container postgres:18 did not start: "
                            + e.getMessage(),
                    e);
        }
        return new ContainerPostgresServer(name, container);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return container.getMappedPort(5432);
    }

    @Override
    public String superuser() {
        return LOGIN;
    }

    @Override
    public String superuserPassword() {
        return LOGIN;
    }

    @Override
    public void close() {
        container.close();
    }
}
