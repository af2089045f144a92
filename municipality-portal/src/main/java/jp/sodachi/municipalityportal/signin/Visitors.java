package jp.sodachi.municipalityportal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.TownVisits;
import jp.sodachi.web.SiteSecurity;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs operators in whom the town has let in, and tells on every request whether it still does. */
@Component
public class Visitors {
    private static final String VISIT = "visit";
    private static final String PRINCIPAL = "visit:";

    private final TownVisits visits;
    private final Clock clock;

    Visitors(TownVisits visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    /** The name under which the sessions of a visit are found. */
    public static String principalOf(UUID visit) {
        return PRINCIPAL + visit;
    }

    /** Whether a session is one of a visit. */
    public static boolean isVisit(OidcUser person) {
        return person.hasClaim(VISIT);
    }

    /** Whoever is behind a session: a visitor as long as the town lets it and nobody afterwards; else one of the office. */
    Actor actor(OidcUser person) {
        return isVisit(person)
                ? visits.findInForce(UUID.fromString(person.getClaimAsString(VISIT)))
                        .<Actor>map(visitor -> visitor)
                        .orElseGet(Actor.Nobody::new)
                : TownMembers.actor(person);
    }

    /** Begins the visitor's session, in place of any other in this browser. */
    public void signIn(Actor.Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        var authorities = Set.of(
                new SimpleGrantedAuthority(TownMembers.STAFF),
                new SimpleGrantedAuthority(SiteSecurity.townAuthority()));
        var name = principalOf(visitor.visit());
        var person = new DefaultOidcUser(
                authorities,
                new OidcIdToken("-", clock.instant(), visitor.until(), Map.of("sub", name)),
                new OidcUserInfo(Map.of("sub", name, VISIT, visitor.visit().toString())),
                "sub");
        new HttpSessionSecurityContextRepository()
                .saveContext(
                        new SecurityContextImpl(new OAuth2AuthenticationToken(person, authorities, "staff")),
                        request,
                        response);
    }
}
