package jp.sodachi.tenantadmin;

import java.util.Map;
import jp.sodachi.identity.ProvisioningRoom;
import jp.sodachi.migration.MigrationRoom;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.TenancyRoom;
import jp.sodachi.tenantadmin.start.TownStarting;
import jp.sodachi.web.ConsoleRoom;
import jp.sodachi.web.SiteSecurity;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;

/** The operators' console. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({
    SupportRoom.class,
    TenancyRoom.class,
    MigrationRoom.class,
    ProvisioningRoom.class,
    ConsoleRoom.class,
    TownStarting.class
})
public class TenantAdmin {

    /** Starts the console with the settings in {@code tenant-admin.yaml}. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(TenantAdmin.class)
                .properties(Map.of("spring.config.name", "tenant-admin"))
                .run(arguments);
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, SiteSecurity security, LocaleResolver languages) throws Exception {
        return security.build(http, new OperatorsSite(languages));
    }
}
