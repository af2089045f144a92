package jp.sodachi.parentportal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.Guardian;
import jp.sodachi.identity.Guardians;
import jp.sodachi.parentportal.email.AddressProofs;
import jp.sodachi.parentportal.join.PendingJoin;
import jp.sodachi.web.ActorFilter;
import jp.sodachi.web.IdentityProviderPatience;
import jp.sodachi.web.SiteSecurity;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Who may enter the parents' site: everybody of the parents' realm. What the person may see is decided by the links to
 * children in the town's schema, never by the identity provider.
 */
final class ParentSite implements SiteSecurity.Site {
    static final String AUTHORITY = "ROLE_PARENT";

    /** The identity provider's claim about the mail address; see the realm file. */
    private static final String ADDRESS_PROOF = "address_proof";

    private static final String PROVED = "given";

    private final Guardians guardians;
    private final AddressProofs proofs;
    private final LocaleResolver languages;
    private final OidcUserService identityProvider = IdentityProviderPatience.people();

    ParentSite(Guardians guardians, AddressProofs proofs, LocaleResolver languages) {
        this.guardians = guardians;
        this.proofs = proofs;
        this.languages = languages;
    }

    @Override
    public OAuth2UserService<OidcUserRequest, OidcUser> people() {
        return request -> {
            var person = identityProvider.loadUser(request);
            var authorities = Set.of(
                    new SimpleGrantedAuthority(AUTHORITY), new SimpleGrantedAuthority(SiteSecurity.townAuthority()));
            CurrentActor.call(actor(person), () -> {
                proofs.arrive(orEmpty(person.getEmail()), PROVED.equals(person.getClaimAsString(ADDRESS_PROOF)));
                return true;
            });
            return SignedIn.of(person, authorities, chosenName(person));
        };
    }

    @Override
    public ActorFilter.Reader actors() {
        return ParentSite::actor;
    }

    @Override
    public List<String> openPaths() {
        return List.of(
                "/join/{secret:(?!confirm$).+}",
                "/shared/*",
                "/invited/*",
                "/place/*",
                "/given/**",
                "/help",
                "/calendar/*",
                "/.well-known/consultation-keys.json",
                "/stop/*/*",
                "/line/webhook",
                "/app.webmanifest",
                "/app-icon/*");
    }

    @Override
    public List<String> postedFromOutside() {
        return List.of("/stop/*/*", "/line/webhook");
    }

    @Override
    public String authority() {
        return AUTHORITY;
    }

    @Override
    public BiConsumer<HttpServletRequest, OAuth2AuthorizationRequest.Builder> authorizationRequest() {
        return (request, builder) -> builder.additionalParameters(parameters -> {
            parameters.put("ui_locales", languages.resolveLocale(request).getLanguage());
            parameters.putAll(PendingJoin.takeSignUp(request));
        });
    }

    /** The name by which the person wants to be called in this town; the identity provider asks for none. */
    private String chosenName(OidcUser person) {
        return CurrentActor.call(actor(person), guardians::findMe)
                .map(Guardian::displayName)
                .orElse("");
    }

    private static Actor actor(OidcUser person) {
        return new Actor.Parent(
                orEmpty(person.getSubject()), orEmpty(person.getFullName()), orEmpty(person.getEmail()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
