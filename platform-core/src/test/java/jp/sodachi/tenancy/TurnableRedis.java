package jp.sodachi.tenancy;

import jp.sodachi.deploy.services.BackingServices;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisClusterConnection;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisSentinelConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;

/** A real Redis that can be away: its connections then go where nobody listens. */
public final class TurnableRedis implements RedisConnectionFactory {
    private final JedisConnectionFactory there;
    private final JedisConnectionFactory nowhere = to("127.0.0.1", 9);
    private boolean away;
    private int asked;

    public TurnableRedis() {
        var running = BackingServices.forTests().redis();
        there = to(running.host(), running.port());
    }

    private static JedisConnectionFactory to(String host, int port) {
        var factory = new JedisConnectionFactory(new RedisStandaloneConfiguration(host, port));
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    public void close() {
        there.destroy();
        nowhere.destroy();
    }

    /** How often somebody wanted a connection. */
    public int asked() {
        return asked;
    }

    private JedisConnectionFactory present() {
        asked++;
        return away ? nowhere : there;
    }

    @Override
    public RedisConnection getConnection() {
        return present().getConnection();
    }

    @Override
    public RedisClusterConnection getClusterConnection() {
        return present().getClusterConnection();
    }

    @Override
    public RedisSentinelConnection getSentinelConnection() {
        return present().getSentinelConnection();
    }

    @Override
    public boolean getConvertPipelineAndTxResults() {
        return there.getConvertPipelineAndTxResults();
    }

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException failure) {
        return there.translateExceptionIfPossible(failure);
    }
}
