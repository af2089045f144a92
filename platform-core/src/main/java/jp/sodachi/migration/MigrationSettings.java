package jp.sodachi.migration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this application changes structure, on the servers named in {@code sodachi.database.servers}.
 *
 * @param username the migrator's login
 * @param password its password, from the environment
 */
@ConfigurationProperties("sodachi.migration")
public record MigrationSettings(
        @DefaultValue(SchemaMigrator.LOGIN) String username, String password) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "MigrationSettings[username=%s]".formatted(username);
    }
}
