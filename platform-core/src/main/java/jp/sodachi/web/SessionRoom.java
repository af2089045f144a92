package jp.sodachi.web;

import java.time.Clock;
import jp.sodachi.tenancy.RedisAnswered;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;
import org.springframework.session.data.redis.config.ConfigureNotifyKeyspaceEventsAction;

/** Sessions in Redis that outlive its absence, and what the health page says of them. */
@Configuration(proxyBeanMethods = false)
class SessionRoom {

    @Bean
    @Primary
    EnduringSessions<?> enduringSessions(RedisIndexedSessionRepository shared, Clock clock) {
        return new EnduringSessions<>(shared, clock);
    }

    /** Says on the health page whether sessions are shared or kept by this node alone. */
    @Bean
    HealthIndicator sessionsHealthIndicator(EnduringSessions<?> sessions) {
        return () -> (sessions.isLocal() ? Health.status("LOCAL") : Health.up()).build();
    }

    /** Redis tells of sessions that have ended; Spring Session would ask for that at the start, when Redis may be away. */
    @EventListener
    void askForEnds(RedisAnswered redis) {
        try (var connection = redis.connections().getConnection()) {
            new ConfigureNotifyKeyspaceEventsAction().configure(connection);
        }
    }

    /** After Spring Boot, which makes the sessions in Redis only as long as nobody else has made any. */
    static final class AfterRedis implements DeferredImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {SessionRoom.class.getName()};
        }
    }
}
