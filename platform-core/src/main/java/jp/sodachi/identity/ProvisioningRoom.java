package jp.sodachi.identity;

import java.time.Clock;
import jp.sodachi.tenancy.ControlPlane;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean of the identity room that speaks to Keycloak, for applications that hold the provisioning secret. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeycloakSettings.class)
public class ProvisioningRoom {

    @Bean
    IdentityProvisioning identityProvisioning(KeycloakSettings settings, ControlPlane control) {
        return new IdentityProvisioning(settings, control);
    }

    @Bean
    VisitRequests visitRequests(ControlPlane control, Clock clock) {
        return new VisitRequests(control, clock);
    }
}
