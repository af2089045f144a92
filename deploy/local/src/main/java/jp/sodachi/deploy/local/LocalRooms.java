package jp.sodachi.deploy.local;

import java.util.Map;
import java.util.TreeMap;
import jp.sodachi.deploy.services.KeycloakSettings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Opens rooms of the platform in this process, with the settings the stack's applications have. */
final class LocalRooms {
    private LocalRooms() {}

    static Map<String, Object> properties(LocalStack stack, String login, String password) {
        return properties(stack.common(stack.postgres()), login, password);
    }

    /** @param addresses what every application of the stack is told */
    static Map<String, Object> properties(Map<String, String> addresses, String login, String password) {
        Map<String, Object> properties = new TreeMap<>(addresses);
        properties.putAll(LocalSecrets.exitKeys());
        properties.put("SODACHI_DATABASE_PASSWORD", password);
        properties.put("SODACHI_MIGRATOR_PASSWORD", LocalSecrets.MIGRATOR_PASSWORD);
        properties.put(
                "SODACHI_PROVISIONING_SECRET", KeycloakSettings.local().value(KeycloakSettings.PROVISIONING_SECRET));
        // What an application's environment says by relaxed names has to be said by its full name here.
        properties.put("sodachi.keycloak.parent-site", properties.get("SODACHI_KEYCLOAK_PARENTSITE"));
        properties.put("sodachi.keycloak.staff-site", properties.get("SODACHI_KEYCLOAK_STAFFSITE"));
        properties.put("sodachi.database.username", login);
        properties.put("spring.config.import", "classpath:platform.yaml");
        properties.put("spring.config.name", "demo");
        properties.put("spring.main.log-startup-info", "false");
        properties.put("SODACHI_LOG_FORMAT", "");
        return properties;
    }

    static ConfigurableApplicationContext open(Class<?> rooms, Map<String, Object> properties) {
        return new SpringApplicationBuilder(rooms)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .registerShutdownHook(false)
                .run();
    }
}
