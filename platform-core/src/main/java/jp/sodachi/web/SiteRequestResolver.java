package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Adds a site's own parameters to the sign-in request; nothing of the visitor's query is passed on. */
final class SiteRequestResolver implements OAuth2AuthorizationRequestResolver {
    private final OAuth2AuthorizationRequestResolver resolver;
    private final BiConsumer<HttpServletRequest, OAuth2AuthorizationRequest.Builder> additions;

    SiteRequestResolver(
            OAuth2AuthorizationRequestResolver resolver,
            BiConsumer<HttpServletRequest, OAuth2AuthorizationRequest.Builder> additions) {
        this.resolver = resolver;
        this.additions = additions;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return added(request, resolver.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return added(request, resolver.resolve(request, registrationId));
    }

    private @Nullable OAuth2AuthorizationRequest added(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest plain) {
        if (plain == null) {
            return null;
        }
        var builder = OAuth2AuthorizationRequest.from(plain);
        additions.accept(request, builder);
        return builder.build();
    }
}
