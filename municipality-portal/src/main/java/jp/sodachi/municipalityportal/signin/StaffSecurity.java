package jp.sodachi.municipalityportal.signin;

import jp.sodachi.identity.StaffMembers;
import jp.sodachi.web.IdentityProviderPatience;
import jp.sodachi.web.SiteSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;

/** Guards the site. */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {
    @Bean
    SecurityFilterChain staffSiteChain(
            HttpSecurity http, SiteSecurity security, StaffMembers members, Visitors visitors, LocaleResolver languages)
            throws Exception {
        return security.build(
                http, new StaffSite(new TownMembers(IdentityProviderPatience.people(), members), visitors, languages));
    }
}
