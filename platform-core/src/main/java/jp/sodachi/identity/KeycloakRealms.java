package jp.sodachi.identity;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.spi.ResteasyClientClassicProvider;

/** Speaks to Keycloak's admin interface as the service account of a realm, with short patience. */
final class KeycloakRealms implements AutoCloseable {
    private static final int CONNECT_SECONDS = 3;
    private static final int READ_SECONDS = 20;

    private final Map<PortalClient, Keycloak> byPortal = new EnumMap<>(PortalClient.class);

    private KeycloakRealms() {}

    /** Opens no connection yet: the application starts while Keycloak is away. */
    KeycloakRealms(KeycloakSettings settings) {
        for (var portal : PortalClient.values()) {
            byPortal.put(
                    portal,
                    client(
                            settings.url(),
                            portal.realm(),
                            KeycloakSettings.PROVISIONING_CLIENT,
                            settings.provisioningSecret()));
        }
    }

    /** The parents' realm alone, as another service account. */
    static KeycloakRealms parentsOnly(String url, String clientId, String secret) {
        var realms = new KeycloakRealms();
        realms.byPortal.put(PortalClient.PARENTS, client(url, PortalClient.PARENTS.realm(), clientId, secret));
        return realms;
    }

    private static Keycloak client(String url, String realm, String clientId, String secret) {
        var http = ResteasyClientClassicProvider.createClientBuilder()
                .register(JacksonProvider.class, 100)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .build();
        return KeycloakBuilder.builder()
                .serverUrl(url)
                .realm(realm)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(clientId)
                .clientSecret(secret)
                .resteasyClient(http)
                .build();
    }

    /** Runs {@code work} in the realm of {@code portal}; every failure becomes {@link IdentityProviderFailed}. */
    <T> T call(PortalClient portal, String what, Function<RealmResource, T> work) {
        var keycloak = byPortal.get(portal);
        if (keycloak == null) {
            throw new IllegalStateException("This application has no account in the realm " + portal.realm() + ".");
        }
        try {
            return work.apply(keycloak.realm(portal.realm()));
        } catch (WebApplicationException answer) {
            var status = answer.getResponse().getStatus();
            var kind = status >= 500 ? IdentityProviderFailed.Kind.AWAY : IdentityProviderFailed.Kind.REFUSED;
            throw new IdentityProviderFailed(kind, "Keycloak: " + what + ": HTTP " + status, answer);
        } catch (ProcessingException silence) {
            if (silence.getCause() instanceof WebApplicationException answer) {
                var status = answer.getResponse().getStatus();
                throw new IdentityProviderFailed(
                        status >= 500 ? IdentityProviderFailed.Kind.AWAY : IdentityProviderFailed.Kind.REFUSED,
                        "Keycloak: " + what + ": HTTP " + status,
                        silence);
            }
            throw new IdentityProviderFailed(
                    IdentityProviderFailed.Kind.AWAY, "Keycloak: " + what + ": no answer", silence);
        }
    }

    /**
     * Reads only the status of an answer and closes it.
     *
     * @return false when the thing was there already (409)
     * @throws WebApplicationException for any other answer than success
     */
    static boolean made(Response response) {
        try (response) {
            if (response.getStatus() == Response.Status.CONFLICT.getStatusCode()) {
                return false;
            }
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                throw new WebApplicationException(response.getStatus());
            }
            return true;
        }
    }

    @Override
    public void close() {
        byPortal.values().forEach(Keycloak::close);
    }
}
