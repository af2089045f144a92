package jp.sodachi.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a site signs people in.
 *
 * @param realm the realm at the identity provider, also the registration id
 * @param clientId the site's client there
 * @param clientSecret its secret, from the environment
 * @param keycloakUrl address of the identity provider as people's browsers see it
 * @param keycloakInternalUrl address as this process sees it; the same in small installations
 */
@ConfigurationProperties("sodachi.site")
public record SiteSettings(
        String realm,
        String clientId,
        String clientSecret,
        String keycloakUrl,
        @DefaultValue("") String keycloakInternalUrl) {

    /** Issuer of the realm. */
    public String issuer() {
        return keycloakUrl + "/realms/" + realm;
    }

    /** Endpoint of the realm as the browser sees it. */
    String front(String path) {
        return issuer() + "/protocol/openid-connect/" + path;
    }

    /** Endpoint of the realm as this process sees it. */
    String back(String path) {
        var base = keycloakInternalUrl.isBlank() ? keycloakUrl : keycloakInternalUrl;
        return base + "/realms/" + realm + "/protocol/openid-connect/" + path;
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "SiteSettings[realm=%s, clientId=%s, keycloakUrl=%s]".formatted(realm, clientId, keycloakUrl);
    }
}
