package jp.sodachi.deploy.local;

import java.util.List;
import jp.sodachi.deploy.services.KeycloakServer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Demo people at the identity provider, each with the demo password. */
final class DemoSignIns implements AutoCloseable {
    private static final int CONFLICT = 409;

    private final Keycloak keycloak;

    DemoSignIns(KeycloakServer server) {
        keycloak = KeycloakBuilder.builder()
                .serverUrl(server.base().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(server.adminUser())
                .password(server.settings().adminPassword())
                .build();
    }

    /** Makes the person when missing, with the mail address verified; gives back the person's subject. */
    String ensure(String realm, String email, String name) {
        var users = keycloak.realm(realm).users();
        var person = new UserRepresentation();
        person.setUsername(email);
        person.setEmail(email);
        person.setEmailVerified(true);
        person.setEnabled(true);
        person.setFirstName(name);
        // An empty list, so that the realm's default actions for newcomers do not apply.
        person.setRequiredActions(List.of());
        person.setCredentials(List.of(password()));
        try (var answer = users.create(person)) {
            if (answer.getStatus() != CONFLICT && answer.getStatus() >= 300) {
                throw new IllegalStateException("Keycloak refused a demo person: " + answer.getStatus());
            }
        }
        // Invited before: the same person, as if the mail had been followed.
        var known = users.searchByEmail(email, true).getFirst();
        known.setEmailVerified(true);
        known.setRequiredActions(List.of());
        users.get(known.getId()).update(known);
        users.get(known.getId()).resetPassword(password());
        return known.getId();
    }

    /** Makes a person a member of the town's organization. */
    void addMember(String subject, String code) {
        RealmResource staff = keycloak.realm("staff");
        var organization = staff.organizations().search(code, false, 0, 10).stream()
                .filter(found -> code.equals(found.getAlias()))
                .findFirst()
                .orElseThrow();
        try (var answer =
                staff.organizations().get(organization.getId()).members().addMember(subject)) {
            if (answer.getStatus() != CONFLICT && answer.getStatus() >= 300) {
                throw new IllegalStateException("Keycloak refused a member: " + answer.getStatus());
            }
        }
    }

    private static CredentialRepresentation password() {
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(LocalSecrets.PEOPLE_PASSWORD);
        credential.setTemporary(false);
        return credential;
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
