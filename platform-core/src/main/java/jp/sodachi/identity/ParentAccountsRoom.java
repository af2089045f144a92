package jp.sodachi.identity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean of the identity room for the parents' site, which may change parents' accounts and nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ParentAccountsSettings.class)
public class ParentAccountsRoom {

    @Bean
    ParentAccounts parentAccounts(ParentAccountsSettings settings) {
        return new KeycloakParentAccounts(
                KeycloakRealms.parentsOnly(settings.url(), ParentAccountsSettings.CLIENT, settings.secret()));
    }
}
