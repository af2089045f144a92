package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import jp.sodachi.tenancy.TenantScope;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * The one way a site is guarded: default deny, sign-in at the identity provider, a session that belongs to one host, a
 * strict content policy, and a sign-out that ends both sides.
 */
public final class SiteSecurity {
    private static final List<String> OPEN = List.of(
            "/assets/**", "/webjars/**", "/brand.css", "/emblem/**", "/favicon.ico", "/signin", "/bye", "/error");

    private final SiteSettings settings;
    private final FindByIndexNameSessionRepository<?> sessions;
    private final RateLimitFilter limits;
    private final LargeUploadFilter uploads;

    SiteSecurity(
            SiteSettings settings,
            FindByIndexNameSessionRepository<?> sessions,
            RateLimitFilter limits,
            LargeUploadFilter uploads) {
        this.settings = settings;
        this.sessions = sessions;
        this.limits = limits;
        this.uploads = uploads;
    }

    /** What a site adds to the common guard. */
    public interface Site {
        /** Who the signed-in person is; throws when the person has no business at this host. */
        OAuth2UserService<OidcUserRequest, OidcUser> people();

        /** Turns the principal into the actor bound for the request. */
        ActorFilter.Reader actors();

        /** Paths besides the common ones that a visitor may open without signing in. */
        List<String> openPaths();

        /**
         * Paths to which a machine posts without a page of ours before it, so without its token: what is done there needs a
         * secret, in the path or as a signature over what is posted, and can be undone.
         */
        default List<String> postedFromOutside() {
            return List.of();
        }

        /** The authority every page of the site asks for, e.g. {@code ROLE_STAFF}. */
        String authority();

        /** Adds the site's own parameters to the request that goes to the identity provider. */
        BiConsumer<HttpServletRequest, OAuth2AuthorizationRequest.Builder> authorizationRequest();
    }

    /** Builds the filter chain of {@code site}. */
    public SecurityFilterChain build(HttpSecurity http, Site site) throws Exception {
        var clients = clients();
        var open = Stream.concat(OPEN.stream(), site.openPaths().stream()).toArray(String[]::new);
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(SiteSecurity::isNavigation);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(jakarta.servlet.DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(open)
                                .permitAll()
                                .anyRequest()
                                .access(ofThisHost(site.authority())))
                .csrf(token ->
                        token.ignoringRequestMatchers(site.postedFromOutside().toArray(String[]::new)))
                .oauth2Login(login -> login.clientRegistrationRepository(clients)
                        .authorizedClientRepository(new NoTokensKept())
                        .loginPage("/signin")
                        .failureUrl("/signin?problem")
                        .tokenEndpoint(
                                endpoint -> endpoint.accessTokenResponseClient(IdentityProviderPatience.tokens()))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(site.people()))
                        .authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(resolver(clients, site))))
                .oidcLogout(logout -> logout.clientRegistrationRepository(clients)
                        .backChannel(back -> back.logoutHandler(new BackChannelLogout<>(sessions))))
                .logout(logout -> logout.logoutSuccessHandler(goodbye(clients)))
                .requestCache(requests -> requests.requestCache(cache))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(new SignInEntryPoint()).accessDeniedHandler(new Denials()))
                .headers(headers -> SiteHeaders.set(headers, settings))
                // Before everything a request may cost, the way to the identity provider included.
                .addFilterAfter(limits, SecurityContextHolderFilter.class)
                // Before whoever asks for a parameter first: the token's guard.
                .addFilterBefore(uploads, CsrfFilter.class)
                .addFilterAfter(new ActorFilter(site.actors()), AuthorizationFilter.class)
                .build();
    }

    /** The authority that ties a signed-in person to the present town. */
    public static String townAuthority() {
        return "TENANT_"
                + TenantScope.find().map(tenant -> tenant.code().value()).orElse("NONE");
    }

    private static AuthorizationManager<RequestAuthorizationContext> ofThisHost(String authority) {
        return (authentication, _) -> {
            var person = authentication.get();
            var held = person == null
                    ? Set.<String>of()
                    : person.getAuthorities().stream()
                            .map(GrantedAuthority::getAuthority)
                            .collect(java.util.stream.Collectors.toSet());
            return new AuthorizationDecision(held.containsAll(Set.of(authority, townAuthority())));
        };
    }

    /** Built in code, not discovered: a site starts while the identity provider is away. */
    private ClientRegistrationRepository clients() {
        var registration = ClientRegistration.withRegistrationId(settings.realm())
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "email", "profile")
                .issuerUri(settings.issuer())
                .authorizationUri(settings.front("auth"))
                .tokenUri(settings.back("token"))
                .jwkSetUri(settings.back("certs"))
                .userInfoUri(settings.back("userinfo"))
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", settings.front("logout")))
                .build();
        return new OneClient(registration);
    }

    private static OAuth2AuthorizationRequestResolver resolver(ClientRegistrationRepository clients, Site site) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
        return new SiteRequestResolver(resolver, site.authorizationRequest());
    }

    private static OidcClientInitiatedLogoutSuccessHandler goodbye(ClientRegistrationRepository clients) {
        var handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri("{baseUrl}/bye");
        return handler;
    }

    /** Only a page a person walked to is worth coming back to: no favicon, no fragment, no form. */
    private static boolean isNavigation(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && request.getHeader("HX-Request") == null;
    }

    private record OneClient(ClientRegistration registration)
            implements ClientRegistrationRepository, Iterable<ClientRegistration> {
        @Override
        public @org.jspecify.annotations.Nullable ClientRegistration findByRegistrationId(String id) {
            return registration.getRegistrationId().equals(id) ? registration : null;
        }

        @Override
        public java.util.Iterator<ClientRegistration> iterator() {
            return List.of(registration).iterator();
        }
    }
}
