package jp.sodachi.identity;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.keycloak.representations.idm.UserRepresentation;

/** Keeps the state of the proof in an attribute that the realm's mail-link flow and the token read. */
final class KeycloakParentAccounts implements ParentAccounts, AutoCloseable {
    /** Attribute of the account and claim of the token. */
    private static final String PROOF = "address_proof";

    private static final String AWAITED = "awaited";
    private static final String GIVEN = "given";

    private final KeycloakRealms realms;

    KeycloakParentAccounts(KeycloakRealms realms) {
        this.realms = realms;
    }

    @Override
    public void awaitProof(String subject) {
        change(subject, account -> withProof(account, AWAITED));
    }

    @Override
    public void proved(String subject) {
        change(subject, account -> {
            account.setEmailVerified(true);
            return withProof(account, GIVEN);
        });
    }

    @Override
    public boolean changeAddress(String subject, String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return change(subject, account -> {
            account.setUsername(lower);
            account.setEmail(lower);
            account.setEmailVerified(false);
            return withProof(account, AWAITED);
        });
    }

    @Override
    public void delete(String subject) {
        realms.call(PortalClient.PARENTS, "deleting a parent's account", realm -> {
            try (var answer = realm.users().delete(subject)) {
                var status = answer.getStatusInfo();
                if (status.getFamily() != Response.Status.Family.SUCCESSFUL
                        && status.getStatusCode() != Response.Status.NOT_FOUND.getStatusCode()) {
                    throw new WebApplicationException(status.getStatusCode());
                }
            }
            return true;
        });
    }

    private boolean change(String subject, UnaryOperator<UserRepresentation> change) {
        return realms.call(PortalClient.PARENTS, "a parent's address", realm -> {
            var account = realm.users().get(subject);
            try {
                account.update(change.apply(account.toRepresentation()));
                return true;
            } catch (ClientErrorException refused) {
                if (refused.getResponse().getStatus() == Response.Status.CONFLICT.getStatusCode()) {
                    return false;
                }
                throw refused;
            }
        });
    }

    private static UserRepresentation withProof(UserRepresentation account, String state) {
        var known = account.getAttributes();
        Map<String, List<String>> attributes = new HashMap<>(known == null ? Map.of() : known);
        attributes.put(PROOF, List.of(state));
        account.setAttributes(attributes);
        return account;
    }

    @Override
    public void close() {
        realms.close();
    }
}
