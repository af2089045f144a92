package jp.sodachi.tenancy;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/**
 * Begins to listen to Redis when it first answers, so that an application also starts while it is away. From then on the
 * listeners find back to it by themselves.
 */
final class RedisArrival {
    private static final Logger LOG = LoggerFactory.getLogger(RedisArrival.class);

    private final RedisConnectionFactory connections;
    private final Supplier<List<RedisMessageListenerContainer>> listeners;
    private final Consumer<RedisAnswered> news;
    private boolean begun;

    RedisArrival(
            RedisConnectionFactory connections,
            Supplier<List<RedisMessageListenerContainer>> listeners,
            Consumer<RedisAnswered> news) {
        this.connections = connections;
        this.listeners = listeners;
        this.news = news;
    }

    /** Looks whether Redis answers; to be called again and again, does nothing once everything listens. */
    synchronized void look() {
        if (begun) {
            return;
        }
        try (var connection = connections.getConnection()) {
            connection.ping();
        } catch (DataAccessException away) {
            LOG.warn("Redis is away; this application goes on without it.");
            return;
        }
        try {
            news.accept(new RedisAnswered(connections));
            listeners.get().forEach(RedisMessageListenerContainer::start);
            begun = true;
        } catch (DataAccessException away) {
            LOG.warn("Redis went away again before anybody listened.");
            listeners.get().forEach(RedisMessageListenerContainer::stop);
        }
    }
}
