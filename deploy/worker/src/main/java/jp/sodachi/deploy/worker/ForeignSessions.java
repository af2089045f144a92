package jp.sodachi.deploy.worker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import jp.sodachi.tenancy.Tenant;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.StringRedisSerializer;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.session.Session;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;

/**
 * Real sessions of the staff site for the probe: of nobody who works anywhere, good for a minute. The office where they were
 * made shows such a person nothing either; what is tried is that another town does not even know the session.
 */
final class ForeignSessions {
    private static final String NAMESPACE = "sodachi:staff";
    private static final String COOKIE = "__Host-staff=";
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final String NOBODY = "wall-probe";

    private final RedisIndexedSessionRepository sessions;

    private ForeignSessions(RedisIndexedSessionRepository sessions) {
        this.sessions = sessions;
    }

    static ForeignSessions at(RedisConnectionFactory connections) {
        var redis = new RedisTemplate<String, Object>();
        redis.setConnectionFactory(connections);
        redis.setKeySerializer(new StringRedisSerializer());
        redis.setHashKeySerializer(new StringRedisSerializer());
        redis.afterPropertiesSet();
        var sessions = new RedisIndexedSessionRepository(redis);
        sessions.setRedisKeyNamespace(NAMESPACE);
        sessions.setDefaultMaxInactiveInterval(GOOD_FOR);
        return new ForeignSessions(sessions);
    }

    /** The cookie of a fresh session as a sign-in at {@code town} would have left it. */
    String cookieOf(Tenant town) {
        return COOKIE + Base64.getEncoder().encodeToString(keep(sessions, town).getBytes(StandardCharsets.UTF_8));
    }

    private static <S extends Session> String keep(
            org.springframework.session.SessionRepository<S> repository, Tenant town) {
        var code = town.code().value();
        var authorities =
                Set.of(new SimpleGrantedAuthority("ROLE_STAFF"), new SimpleGrantedAuthority("TENANT_" + code));
        var now = Instant.now();
        var person = new DefaultOidcUser(
                authorities,
                new OidcIdToken("-", now, now.plus(GOOD_FOR), Map.of("sub", NOBODY)),
                new OidcUserInfo(Map.of("sub", NOBODY, "name", NOBODY, "email", NOBODY + "@sodachi.invalid")),
                "sub");
        S session = repository.createSession();
        session.setAttribute(
                "SPRING_SECURITY_CONTEXT",
                new SecurityContextImpl(new OAuth2AuthenticationToken(person, authorities, "staff")));
        session.setAttribute("sodachi.town", code);
        repository.save(session);
        return session.getId();
    }
}
