package jp.sodachi.deploy.services;

import java.net.URI;

/** A running Redis without password. */
public sealed interface RedisServer extends AutoCloseable permits EmbeddedRedisServer, ContainerRedisServer {

    String host();

    int port();

    default URI uri() {
        return URI.create("redis://" + host() + ":" + port());
    }

    @Override
    void close();
}
