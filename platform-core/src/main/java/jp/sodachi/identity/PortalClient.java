package jp.sodachi.identity;

import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;

/** The two sites of a town as Keycloak knows them: one client each, with the addresses of every town. */
enum PortalClient {
    PARENTS("parents", "parent-portal", KeycloakSettings::parentSiteAt),
    STAFF("staff", "municipality-portal", KeycloakSettings::staffSiteAt);

    private final String realm;
    private final String clientId;
    private final BiFunction<KeycloakSettings, String, URI> site;

    PortalClient(String realm, String clientId, BiFunction<KeycloakSettings, String, URI> site) {
        this.realm = realm;
        this.clientId = clientId;
        this.site = site;
    }

    String realm() {
        return realm;
    }

    String clientId() {
        return clientId;
    }

    /** Where sign-in may return to: the code's address, and the start page, to which an invitation leads. No wildcard. */
    List<String> redirects(KeycloakSettings settings, List<String> hosts) {
        return hosts.stream()
                .map(host -> site.apply(settings, host).toString())
                .flatMap(address -> List.of(address + "/login/oauth2/code/" + realm, address + "/").stream())
                .toList();
    }

    /** Where sign-out may return to. */
    List<String> goodbyes(KeycloakSettings settings, List<String> hosts) {
        return hosts.stream().map(host -> site.apply(settings, host) + "/bye").toList();
    }
}
