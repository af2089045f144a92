package jp.sodachi.tenancy;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/**
 * Tells every node that something about a town changed, so that it forgets what it remembers.
 *
 * <p>A signal may be lost (Redis away); whoever listens must also look again by itself from time to time.
 */
public final class TownSignals {
    private static final Logger LOG = LoggerFactory.getLogger(TownSignals.class);
    private static final String PREFIX = "sodachi:signal:";

    private final StringRedisTemplate redis;
    private final RedisMessageListenerContainer listeners;

    TownSignals(StringRedisTemplate redis, RedisMessageListenerContainer listeners) {
        this.redis = redis;
        this.listeners = listeners;
    }

    /** Announces under {@code topic} that {@code code} changed. Never fails: a lost signal only delays the news. */
    public void send(String topic, String code) {
        try {
            redis.convertAndSend(PREFIX + topic, code);
        } catch (DataAccessException away) {
            LOG.warn("A signal about {} was lost: Redis is away.", topic);
        }
    }

    /** Calls {@code listener} with the municipality code for every signal under {@code topic}. */
    public void listen(String topic, Consumer<String> listener) {
        listeners.addMessageListener(
                (message, _) -> listener.accept(new String(message.getBody(), StandardCharsets.UTF_8)),
                ChannelTopic.of(PREFIX + topic));
    }
}
