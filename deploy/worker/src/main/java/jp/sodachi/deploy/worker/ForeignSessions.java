package jp.sodachi.deploy.worker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.springframework.session.SessionRepository;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;

/**
 * Real sessions of the towns' sites for the probe: of nobody who works or has a child anywhere, good for a minute. The town where
 * they were made shows such a person nothing either; what is tried is that another town does not even know the session.
 */
final class ForeignSessions {
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final String NOBODY = "wall-probe";
    /** As a read log shows whoever tried: nobody of the town need wonder who that is. */
    private static final String NAME = "壁の確認(夜間処理)";

    private final Map<Site, RedisIndexedSessionRepository> sessions = new EnumMap<>(Site.class);

    private ForeignSessions() {}

    /** A site of the towns, with what its sessions bear. */
    enum Site {
        STAFF("sodachi:staff", "__Host-staff=", "ROLE_STAFF", "staff"),
        FAMILIES("sodachi:parent", "__Host-parent=", "ROLE_PARENT", "parents");

        private final String namespace;
        private final String cookie;
        private final String authority;
        private final String realm;

        Site(String namespace, String cookie, String authority, String realm) {
            this.namespace = namespace;
            this.cookie = cookie;
            this.authority = authority;
            this.realm = realm;
        }

        /** What everybody who signed in there has. */
        String authority() {
            return authority;
        }
    }

    static ForeignSessions at(RedisConnectionFactory connections) {
        var redis = new RedisTemplate<String, Object>();
        redis.setConnectionFactory(connections);
        redis.setKeySerializer(new StringRedisSerializer());
        redis.setHashKeySerializer(new StringRedisSerializer());
        redis.afterPropertiesSet();
        var all = new ForeignSessions();
        for (var site : Site.values()) {
            var sessions = new RedisIndexedSessionRepository(redis);
            sessions.setRedisKeyNamespace(site.namespace);
            sessions.setDefaultMaxInactiveInterval(GOOD_FOR);
            all.sessions.put(site, sessions);
        }
        return all;
    }

    /** What ties a signed-in person to a town. */
    static String authorityOf(Tenant town) {
        return "TENANT_" + town.code().value();
    }

    /** The cookie of a fresh session as a sign-in at {@code town} would have left it. */
    String cookieOf(Site site, Tenant town) {
        return cookieOf(site, town, Set.of(site.authority(), authorityOf(town)));
    }

    /**
     * The cookie of a fresh session that passes for one made at {@code town}.
     *
     * @param claimed what the person in it is said to have
     */
    String cookieOf(Site site, Tenant town, Set<String> claimed) {
        var repository = Objects.requireNonNull(sessions.get(site));
        var id = keep(repository, site, town, claimed);
        return site.cookie + Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static <S extends Session> String keep(
            SessionRepository<S> repository, Site site, Tenant town, Set<String> claimed) {
        var authorities = claimed.stream().map(SimpleGrantedAuthority::new).collect(Collectors.toSet());
        var now = Instant.now();
        var person = new DefaultOidcUser(
                authorities,
                new OidcIdToken("-", now, now.plus(GOOD_FOR), Map.of("sub", NOBODY)),
                new OidcUserInfo(Map.of("sub", NOBODY, "name", NAME, "email", NOBODY + "@sodachi.invalid")),
                "sub");
        S session = repository.createSession();
        session.setAttribute(
                "SPRING_SECURITY_CONTEXT",
                new SecurityContextImpl(new OAuth2AuthenticationToken(person, authorities, site.realm)));
        session.setAttribute("sodachi.town", town.code().value());
        repository.save(session);
        return session.getId();
    }
}
