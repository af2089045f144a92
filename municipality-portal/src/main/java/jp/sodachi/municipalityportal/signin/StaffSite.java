package jp.sodachi.municipalityportal.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.web.ActorFilter;
import jp.sodachi.web.SiteSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.servlet.LocaleResolver;

/** What the staff site adds to the guard all sites share. */
final class StaffSite implements SiteSecurity.Site {
    /** Asks for the password again, for somebody who is signed in under another name. */
    static final String AGAIN = "again";

    private final TownMembers people;
    private final Visitors visitors;
    private final LocaleResolver languages;

    StaffSite(TownMembers people, Visitors visitors, LocaleResolver languages) {
        this.people = people;
        this.visitors = visitors;
        this.languages = languages;
    }

    @Override
    public OAuth2UserService<OidcUserRequest, OidcUser> people() {
        return people;
    }

    @Override
    public ActorFilter.Reader actors() {
        return visitors::actor;
    }

    @Override
    public List<String> openPaths() {
        return List.of("/visit/enter", "/visit/over");
    }

    @Override
    public String authority() {
        return TownMembers.STAFF;
    }

    @Override
    public BiConsumer<HttpServletRequest, OAuth2AuthorizationRequest.Builder> authorizationRequest() {
        return this::askForThisTown;
    }

    /** The membership of this one town is asked for, so the provider's answer names no other. */
    private void askForThisTown(HttpServletRequest request, OAuth2AuthorizationRequest.Builder builder) {
        var organization = "organization:" + TenantScope.current().code().value();
        var language = languages.resolveLocale(request).getLanguage();
        builder.scope("openid", "email", "profile", organization).additionalParameters(parameters -> {
            parameters.put("ui_locales", language);
            if (request.getParameter(AGAIN) != null) {
                parameters.putAll(Map.of("prompt", "login"));
            }
        });
    }
}
