package jp.sodachi.deploy.services;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** Redis in a container of the image {@code redis:7}; it keeps nothing when it is closed. */
final class ContainerRedisServer implements RedisServer {

    private final GenericContainer<?> container;

    private ContainerRedisServer(GenericContainer<?> container) {
        this.container = container;
    }

    @SuppressWarnings("resource") // Closed by close(), or at once when it does not start.
    static ContainerRedisServer start() {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse("redis:7")).withExposedPorts(6379);
        try {
            container.start();
        } catch (RuntimeException e) {
            container.close();
            throw new ServiceUnavailable(
                    "SODACHI_SERVICES=containers is set, but the container redis:7 did not start: " + e.getMessage(),
                    e);
        }
        return new ContainerRedisServer(container);
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return container.getMappedPort(6379);
    }

    @Override
    public void close() {
        container.close();
    }
}
