package jp.sodachi.deploy.local;

import java.time.LocalTime;
import java.util.Map;
import java.util.TreeMap;
import jp.sodachi.deploy.services.KeycloakSettings;

/** The passwords of the local stack. They are known to everybody and protect nothing; no installation uses them. */
final class LocalSecrets {
    static final String MIGRATOR_PASSWORD = "local-migrator-password";
    static final String PORTAL_PASSWORD = "local-portal-password";
    static final String ADMIN_PASSWORD = "local-admin-password";
    static final String WORKER_PASSWORD = "local-worker-password";

    /** The password of every demo person. */
    static final String PEOPLE_PASSWORD = "sodachi-demo";

    /** With which the demo towns hand families over to a consultation service that does not exist. */
    private static final String CONSULTATION_KEY = """
            {"kty":"EC","d":"20KaMJZKiCo3j5YynD3U26jd3MU-loPGbZjrt6sXUVk","crv":"P-256","kid":"local","x":"Idp-RIP1tXGXm9ZnmVruRX622sbipzI9LSSclyI-ZqI","y":"DBhkKhQpHjgsXNsc-btOWA-YpErvEUmPX6l9uyKuIuw"}""";

    /** With which exit packages and certificates of the local stack are signed and proved. */
    private static final Map<String, String> EXIT_KEYS = Map.of(
            "SODACHI_EXIT_SIGNING_KEY",
            "MC4CAQAwBQYDK2VwBCIEIO5w7adhP2/tdFgF0F8IkUhWXd9L6p/B1XPL8gOSb0Wn",
            "SODACHI_EXIT_TRUSTED_KEY",
            "MCowBQYDK2VwAyEArLuJvyFmaUCpdG+TkdFfe6+n+yUhOut7VIP0QFp5lV0=");

    /** With which the demo towns sign push messages. Everybody knows it: no installation may take it for its own. */
    private static final String PUSH_KEY = """
            {"kty":"EC","d":"m_RF0WxLuOyiieigs-mfRrbxDV-x4XwXVoIXhe2dPJc","crv":"P-256","kid":"local-demo-key-for-no-installation","x":"uIegN6_02Rapba103V0aDmmmTRU50vUfsHOoA3s3JpU","y":"6WZWMtDxl4oJMXBNtCBKO6hTOnfaEDBKlqXCAPzAtas"}""";

    /** Its public half, which browsers are told. */
    private static final String PUBLIC_PUSH_KEY = PUSH_KEY.replaceFirst("\"d\":\"[^\"]*\",", "");

    private LocalSecrets() {}

    /** What signs and proves what a town takes along. */
    static Map<String, String> exitKeys() {
        return EXIT_KEYS;
    }

    static Map<String, String> parents() {
        return Map.of(
                "SODACHI_DATABASE_PASSWORD",
                PORTAL_PASSWORD,
                "SODACHI_CLIENT_SECRET",
                KeycloakSettings.local().value(KeycloakSettings.PARENT_PORTAL_SECRET),
                "SODACHI_CONSULTATION_KEY",
                CONSULTATION_KEY,
                "SODACHI_PUSH_KEY",
                PUBLIC_PUSH_KEY,
                "SODACHI_PARENT_ACCOUNTS_SECRET",
                KeycloakSettings.local().value(KeycloakSettings.PARENT_ACCOUNTS_SECRET));
    }

    static Map<String, String> staff() {
        return Map.of(
                "SODACHI_DATABASE_PASSWORD", PORTAL_PASSWORD,
                "SODACHI_CLIENT_SECRET", KeycloakSettings.local().value(KeycloakSettings.MUNICIPALITY_PORTAL_SECRET),
                "SODACHI_PROVISIONING_SECRET", KeycloakSettings.local().value(KeycloakSettings.PROVISIONING_SECRET));
    }

    static Map<String, String> admin() {
        var all = new TreeMap<>(EXIT_KEYS);
        all.put("SODACHI_DATABASE_PASSWORD", ADMIN_PASSWORD);
        all.put("SODACHI_MIGRATOR_PASSWORD", MIGRATOR_PASSWORD);
        all.put("SODACHI_CLIENT_SECRET", KeycloakSettings.local().value(KeycloakSettings.TENANT_ADMIN_SECRET));
        all.put("SODACHI_PROVISIONING_SECRET", KeycloakSettings.local().value(KeycloakSettings.PROVISIONING_SECRET));
        return all;
    }

    static Map<String, String> worker(LocalTime night) {
        return Map.of(
                "SODACHI_DATABASE_PASSWORD",
                WORKER_PASSWORD,
                "SODACHI_PUSH_KEY",
                PUSH_KEY,
                "SODACHI_WORKER_NIGHT",
                night.toString());
    }
}
