package jp.sodachi.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/** An application that was started while Redis was away hears of everything from its return on. */
class RedisArrivalTest {
    private final TurnableRedis redis = new TurnableRedis();
    private final RedisMessageListenerContainer listeners = new RedisMessageListenerContainer();
    private final List<RedisAnswered> answers = new ArrayList<>();
    private final RedisArrival arrival = new RedisArrival(redis, () -> List.of(listeners), answers::add);
    private final TownSignals signals = new TownSignals(new StringRedisTemplate(redis), listeners);
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void somebody_wants_to_hear() {
        redis.goAway();
        listeners.setConnectionFactory(redis);
        listeners.afterPropertiesSet();
        signals.listen("arrival", heard::add);
    }

    @AfterEach
    void end() throws Exception {
        listeners.destroy();
        redis.close();
    }

    @Test
    void while_it_is_away_nothing_listens_and_nothing_fails() {
        arrival.look();
        signals.send("arrival", "332127");

        assertThat(listeners.isRunning()).isFalse();
        assertThat(answers).isEmpty();
    }

    @Test
    void once_it_answers_it_is_said_once_and_every_signal_is_heard() throws InterruptedException {
        arrival.look();
        redis.comeBack();
        arrival.look();
        arrival.look();
        signals.send("arrival", "332119");

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("332119");
        assertThat(answers).hasSize(1);
    }
}
