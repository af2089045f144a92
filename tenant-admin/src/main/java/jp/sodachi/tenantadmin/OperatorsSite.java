package jp.sodachi.tenantadmin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import jp.sodachi.identity.Actor;
import jp.sodachi.web.ActorFilter;
import jp.sodachi.web.IdentityProviderPatience;
import jp.sodachi.web.SiteSecurity;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.servlet.LocaleResolver;

/** Who may enter the console: everybody of the realm {@code platform}, which holds operators and nobody else. */
final class OperatorsSite implements SiteSecurity.Site {
    static final String AUTHORITY = "ROLE_OPERATOR";

    private final LocaleResolver languages;
    private final OidcUserService identityProvider = IdentityProviderPatience.people();

    OperatorsSite(LocaleResolver languages) {
        this.languages = languages;
    }

    @Override
    public OAuth2UserService<OidcUserRequest, OidcUser> people() {
        return request -> {
            var person = identityProvider.loadUser(request);
            var authorities = Set.of(
                    new SimpleGrantedAuthority(AUTHORITY), new SimpleGrantedAuthority(SiteSecurity.townAuthority()));
            return new DefaultOidcUser(authorities, person.getIdToken(), person.getUserInfo(), "sub");
        };
    }

    @Override
    public ActorFilter.Reader actors() {
        return person -> new Actor.Operator(person.getName(), name(person));
    }

    @Override
    public List<String> openPaths() {
        return List.of();
    }

    @Override
    public String authority() {
        return AUTHORITY;
    }

    @Override
    public BiConsumer<HttpServletRequest, OAuth2AuthorizationRequest.Builder> authorizationRequest() {
        return (request, builder) -> builder.additionalParameters(parameters ->
                parameters.put("ui_locales", languages.resolveLocale(request).getLanguage()));
    }

    private static String name(OidcUser person) {
        return firstOf(person.getFullName(), person.getEmail(), person.getSubject());
    }

    private static String firstOf(@Nullable String... names) {
        for (var name : names) {
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        return "-";
    }
}
