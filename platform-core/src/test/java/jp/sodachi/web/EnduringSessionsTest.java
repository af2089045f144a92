package jp.sodachi.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.TurnableRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;
import org.springframework.session.data.redis.RedisIndexedSessionRepository.RedisSession;

/** Nobody is signed out because Redis is away, nobody waits for it, and nobody who left comes back with it. */
class EnduringSessionsTest {
    private static final String PERSON = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String TYPED = "typed";

    private final TurnableClock clock = new TurnableClock();
    private final TurnableRedis redis = new TurnableRedis();
    private final RedisIndexedSessionRepository shared = repository(redis);
    private final EnduringSessions<RedisSession> node = new EnduringSessions<>(shared, clock);
    private final EnduringSessions<RedisSession> otherNode = new EnduringSessions<>(shared, clock);

    @BeforeEach
    void redisIsThere() {
        redis.comeBack();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void while_redis_is_there_all_nodes_have_one_session() {
        var id = signIn(node, "mother");

        assertThat(nameAt(otherNode, id)).isEqualTo("mother");
        assertThat(node.isLocal()).isFalse();
    }

    @Test
    void who_was_signed_in_stays_so_and_what_was_typed_meanwhile_is_there_when_redis_is_back() {
        var id = signIn(node, "mother");
        redis.goAway();

        var session = requireNonNull(node.findById(id));
        session.setAttribute(TYPED, "体重 3.2");
        node.save(session);

        assertThat(nameAt(node, id)).isEqualTo("mother");
        assertThat(node.isLocal()).isTrue();
        comesBack();
        assertThat(requireNonNull(node.findById(id)).<String>getAttribute(TYPED))
                .isEqualTo("体重 3.2");
        node.save(requireNonNull(node.findById(id)));
        assertThat(requireNonNull(otherNode.findById(id)).<String>getAttribute(TYPED))
                .isEqualTo("体重 3.2");
        assertThat(node.isLocal()).isFalse();
    }

    @Test
    void who_signs_in_meanwhile_is_known_to_all_nodes_once_redis_is_back_under_a_new_id() {
        redis.goAway();
        var id = signIn(node, "nurse");
        assertThat(nameAt(node, id)).isEqualTo("nurse");

        comesBack();
        var session = requireNonNull(node.findById(id));
        node.save(session);

        assertThat(session.getId()).isNotEqualTo(id);
        assertThat(nameAt(otherNode, session.getId())).isEqualTo("nurse");
        assertThat(nameAt(node, id)).as("a request that was underway").isEqualTo("nurse");
        assertThat(otherNode.findById(id)).isNull();
    }

    @Test
    void who_signs_out_meanwhile_is_out_here_at_once_and_everywhere_when_redis_is_back() {
        var id = signIn(node, "mother");
        redis.goAway();

        node.deleteById(id);

        assertThat(node.findById(id)).isNull();
        comesBack();
        assertThat(node.findById(signIn(node, "somebody else"))).isNotNull();
        assertThat(otherNode.findById(id)).isNull();
        assertThat(node.findById(id)).isNull();
    }

    @Test
    void who_was_put_out_on_another_node_does_not_come_back_by_a_copy() {
        var id = signIn(node, "mother");
        assertThat(nameAt(otherNode, id)).isEqualTo("mother");
        otherNode.deleteById(id);

        assertThat(node.findById(id)).isNull();
        redis.goAway();
        assertThat(node.findById(id)).isNull();
    }

    @Test
    void all_sessions_of_a_person_are_found_to_be_ended_those_of_this_node_too() {
        var before = signIn(node, "mother");
        redis.goAway();
        var meanwhile = signIn(node, "mother");
        signIn(node, "father");

        assertThat(node.findByPrincipalName("mother").keySet()).contains(before, meanwhile);
        assertThat(node.findByPrincipalName("father")).hasSize(1);
    }

    @Test
    void only_one_request_every_few_seconds_waits_for_redis() {
        var id = signIn(node, "mother");
        redis.goAway();
        nameAt(node, id);
        var asked = redis.asked();

        for (var request = 0; request < 20; request++) {
            nameAt(node, id);
        }

        assertThat(redis.asked()).isEqualTo(asked);
        clock.forward(Duration.ofSeconds(6));
        nameAt(node, id);
        assertThat(redis.asked()).isEqualTo(asked + 1);
    }

    @Test
    void that_a_session_is_in_use_is_written_once_a_minute() {
        var id = signIn(node, "mother");
        var signedIn = lastUse(id);

        use(id, signedIn.plusSeconds(59));
        assertThat(lastUse(id)).isEqualTo(signedIn);

        use(id, signedIn.plusSeconds(60));
        assertThat(lastUse(id)).isEqualTo(signedIn.plusSeconds(60));
    }

    private void use(String id, Instant at) {
        var session = requireNonNull(node.findById(id));
        session.setLastAccessedTime(at);
        node.save(session);
    }

    private Instant lastUse(String id) {
        return requireNonNull(otherNode.findById(id)).getLastAccessedTime();
    }

    private void comesBack() {
        redis.comeBack();
        clock.forward(Duration.ofSeconds(6));
    }

    private static String signIn(EnduringSessions<RedisSession> node, String who) {
        var session = node.createSession();
        session.setAttribute(PERSON, who);
        node.save(session);
        return session.getId();
    }

    private static String nameAt(EnduringSessions<RedisSession> node, String id) {
        return requireNonNull(requireNonNull(node.findById(id)).<String>getAttribute(PERSON));
    }

    private static RedisIndexedSessionRepository repository(RedisConnectionFactory redis) {
        var operations = new RedisTemplate<String, Object>();
        operations.setConnectionFactory(redis);
        operations.setKeySerializer(RedisSerializer.string());
        operations.setHashKeySerializer(RedisSerializer.string());
        operations.afterPropertiesSet();
        var sessions = new RedisIndexedSessionRepository(operations);
        sessions.setRedisKeyNamespace("sodachi:test:" + System.nanoTime());
        return sessions;
    }

    private static final class TurnableClock extends Clock {
        private Instant now = Instant.parse("2026-11-26T00:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return SupportRoom.JAPAN;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
