package jp.sodachi.identity;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How towns and people are made known to the identity provider.
 *
 * @param url address of Keycloak as this process sees it
 * @param provisioningSecret secret of the service account {@code sodachi-provisioning}, the same in both realms
 * @param parentSite address of a town's parents' site, with {@code {host}} in place of the host name
 * @param staffSite address of a town's staff site, with {@code {host}} in place of the host name
 * @param invitationActions what a newly invited person does after following the mail, in Keycloak's names
 */
@ConfigurationProperties("sodachi.keycloak")
public record KeycloakSettings(
        @DefaultValue("http://localhost:8180") String url,
        String provisioningSecret,
        @DefaultValue("http://{host}:8081") String parentSite,
        @DefaultValue("http://{host}:8082") String staffSite,

        @DefaultValue({"UPDATE_PASSWORD", "webauthn-register-passwordless"})
        List<String> invitationActions) {

    static final String PROVISIONING_CLIENT = "sodachi-provisioning";

    public KeycloakSettings {
        invitationActions = List.copyOf(invitationActions);
    }

    /** Address of the staff site at {@code host}, without a slash at its end. */
    public URI staffSiteAt(String host) {
        return URI.create(staffSite.replace("{host}", host));
    }

    /** Address of the parents' site at {@code host}, without a slash at its end. */
    public URI parentSiteAt(String host) {
        return URI.create(parentSite.replace("{host}", host));
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "KeycloakSettings[url=%s]".formatted(url);
    }
}
