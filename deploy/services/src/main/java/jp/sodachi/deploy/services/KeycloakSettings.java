package jp.sodachi.deploy.services;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a Keycloak is started with.
 *
 * @param port where people sign in; 0 for any
 * @param managementPort where it tells its health; 0 for any
 * @param adminPassword of the first administrator {@code admin} in the realm {@code master}; only the first start of a
 *     database reads it
 * @param realmValues what stands for {@code ${NAME}} in the realm files; only the first start of a database reads them
 */
public record KeycloakSettings(int port, int managementPort, String adminPassword, Map<String, String> realmValues) {

    /** Names of the values without which no realm file can be read: they are secrets and have no default. */
    public static final String PARENT_PORTAL_SECRET = "SODACHI_PARENT_PORTAL_SECRET";

    public static final String MUNICIPALITY_PORTAL_SECRET = "SODACHI_MUNICIPALITY_PORTAL_SECRET";
    public static final String TENANT_ADMIN_SECRET = "SODACHI_TENANT_ADMIN_SECRET";
    public static final String PROVISIONING_SECRET = "SODACHI_PROVISIONING_SECRET";
    public static final String PARENT_ACCOUNTS_SECRET = "SODACHI_PARENT_ACCOUNTS_SECRET";

    public KeycloakSettings {
        realmValues = Collections.unmodifiableMap(new LinkedHashMap<>(realmValues));
    }

    /** Any ports and secrets that are known to everybody: for a server that only this machine reaches. */
    public static KeycloakSettings local() {
        return new KeycloakSettings(
                0,
                0,
                "local-admin-password",
                Map.of(
                        PARENT_PORTAL_SECRET, "local-parent-portal-secret",
                        MUNICIPALITY_PORTAL_SECRET, "local-municipality-portal-secret",
                        TENANT_ADMIN_SECRET, "local-tenant-admin-secret",
                        PROVISIONING_SECRET, "local-provisioning-secret",
                        PARENT_ACCOUNTS_SECRET, "local-parent-accounts-secret"));
    }

    public KeycloakSettings withPorts(int newPort, int newManagementPort) {
        return new KeycloakSettings(newPort, newManagementPort, adminPassword, realmValues);
    }

    /** The same with one value of the realm files set. */
    public KeycloakSettings with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(realmValues);
        more.put(name, value);
        return new KeycloakSettings(port, managementPort, adminPassword, more);
    }

    /** The value of a realm file's {@code ${name}}; empty when it is left to the file's default. */
    public String value(String name) {
        return realmValues.getOrDefault(name, "");
    }
}
