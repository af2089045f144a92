package jp.sodachi.tenancy;

import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Redis answered for the first time since this application started; published once, before anything listens to it.
 *
 * @param connections to it
 */
public record RedisAnswered(RedisConnectionFactory connections) {}
