package jp.sodachi.deploy.towns;

import java.util.Map;
import java.util.TreeMap;
import jp.sodachi.deploy.local.LocalPorts;
import jp.sodachi.deploy.local.LocalStack;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** How the installation is reached: as the environment says, or the local stack. */
record InstallationSettings(Map<String, Object> properties) {
    /** Where the local stack keeps them. */
    private static final String LOCAL_PHOTOS = ".sodachi/photos";

    private static final String DATABASE = "SODACHI_DATABASE_URL";

    /** @param environment wins over what the local stack says; what this process itself was told wins over both */
    static InstallationSettings from(Map<String, String> environment, LocalPorts ports) {
        var local = LocalStack.consoleSettings(ports);
        var properties = new TreeMap<>(local);
        if (environment.containsKey(DATABASE)) {
            // Nothing of the local stack may leak into a real installation.
            local.keySet().stream().filter(name -> name.startsWith("SODACHI_")).forEach(properties::remove);
            properties.remove("sodachi.keycloak.parent-site");
            properties.remove("sodachi.keycloak.staff-site");
            properties.put(
                    "sodachi.database.username",
                    environment.getOrDefault("SODACHI_DATABASE_USERNAME", "sodachi_admin"));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith("SODACHI_")) {
                properties.put(name, value);
            }
        });
        if (!properties.containsKey("SODACHI_PHOTOS")) {
            properties.put("SODACHI_PHOTOS", environment.getOrDefault("SODACHI_PHOTOS", LOCAL_PHOTOS));
        }
        properties.put("sodachi.database.control-role", "control_operator");
        properties.put("spring.config.name", "towns-command");
        properties.put("SODACHI_LOG_FORMAT", "");
        return new InstallationSettings(properties);
    }

    /** Opens rooms of the platform in this process. */
    ConfigurableApplicationContext open(Class<?> rooms) {
        return new SpringApplicationBuilder(rooms)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .registerShutdownHook(false)
                // As arguments: the platform's own settings file says how much is logged, and only arguments come
                // before it.
                .run("--logging.level.root=off", "--logging.level.jp.sodachi=off");
    }
}
