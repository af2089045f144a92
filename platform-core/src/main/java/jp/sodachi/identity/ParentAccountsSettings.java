package jp.sodachi.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the parents' site reaches the accounts of the parents' realm.
 *
 * @param url address of Keycloak as this process sees it
 * @param secret secret of the service account {@code sodachi-parent-accounts}
 */
@ConfigurationProperties("sodachi.parent-accounts")
record ParentAccountsSettings(
        @DefaultValue("http://localhost:8180") String url,
        @DefaultValue("") String secret) {
    static final String CLIENT = "sodachi-parent-accounts";

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "ParentAccountsSettings[url=%s]".formatted(url);
    }
}
