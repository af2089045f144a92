package jp.sodachi.parentportal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** The signed-in person as the session keeps it: the identity provider's answer with the name chosen in this town. */
public final class SignedIn {
    private static final String NAME = "name";
    private static final String EMAIL = "email";

    private SignedIn() {}

    static OidcUser of(OidcUser person, Collection<? extends GrantedAuthority> authorities, String name) {
        return with(person, authorities, NAME, name);
    }

    private static OidcUser with(
            OidcUser person, Collection<? extends GrantedAuthority> authorities, String claim, String value) {
        var known = person.getUserInfo();
        Map<String, Object> claims = new HashMap<>(known == null ? Map.of() : known.getClaims());
        claims.put("sub", person.getSubject());
        claims.put(claim, value);
        return new DefaultOidcUser(authorities, person.getIdToken(), new OidcUserInfo(claims), "sub");
    }

    /** Calls the signed-in person {@code name} from the next request on. */
    public static void rename(String name, HttpServletRequest request, HttpServletResponse response) {
        keep(NAME, name, request, response);
    }

    /** Shows {@code address} as the signed-in person's from the next request on. */
    public static void changeAddress(String address, HttpServletRequest request, HttpServletResponse response) {
        keep(EMAIL, address, request, response);
    }

    private static void keep(String claim, String value, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.getContext();
        if (context.getAuthentication() instanceof OAuth2AuthenticationToken token
                && token.getPrincipal() instanceof OidcUser person) {
            var changed = with(person, token.getAuthorities(), claim, value);
            var fresh = SecurityContextHolder.createEmptyContext();
            fresh.setAuthentication(new OAuth2AuthenticationToken(
                    changed, token.getAuthorities(), token.getAuthorizedClientRegistrationId()));
            SecurityContextHolder.setContext(fresh);
            new HttpSessionSecurityContextRepository().saveContext(fresh, request, response);
        }
    }
}
