package jp.sodachi.web;

import jp.sodachi.audit.AuditTrail;
import jp.sodachi.branding.Branding;
import jp.sodachi.quota.QuotaRoom;
import jp.sodachi.quota.RateLimits;
import jp.sodachi.tenancy.TenantDirectory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.session.FindByIndexNameSessionRepository;

/** The beans that a town's sites share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SiteSettings.class, LimitSettings.class})
@Import({ViewBeans.class, ManagementPort.class, QuotaRoom.class, SessionRoom.AfterRedis.class})
public class WebRoom {
    // Before Spring Session's own filter (Integer.MIN_VALUE + 50) and right after it.
    private static final int BEFORE_SESSION = Integer.MIN_VALUE + 10;
    private static final int AFTER_SESSION = Integer.MIN_VALUE + 60;

    @Bean
    OutgoingForms outgoingForms(SiteSettings settings) {
        return new OutgoingForms(settings);
    }

    @Bean
    FilterRegistrationBean<HostFilter> hostFilter(TenantDirectory directory) {
        var registration = new FilterRegistrationBean<>(new HostFilter(directory));
        registration.setOrder(BEFORE_SESSION);
        return registration;
    }

    @Bean
    FilterRegistrationBean<TownSessionFilter> townSessionFilter(AuditTrail audit) {
        var registration = new FilterRegistrationBean<>(new TownSessionFilter(audit));
        registration.setOrder(AFTER_SESSION);
        return registration;
    }

    @Bean
    SiteSecurity siteSecurity(
            SiteSettings settings,
            FindByIndexNameSessionRepository<?> sessions,
            RateLimits limits,
            LimitSettings shares,
            MultipartProperties uploads) {
        return new SiteSecurity(
                settings,
                sessions,
                new RateLimitFilter(limits, shares),
                LargeUploadFilter.forPeople(uploads.getMaxFileSize()));
    }

    @Bean
    PersonSessions personSessions(FindByIndexNameSessionRepository<?> sessions) {
        return new PersonSessions(sessions);
    }

    @Bean
    ErrorPages errorPages() {
        return new ErrorPages();
    }

    @Bean
    Absences absences() {
        return new Absences();
    }

    @Bean
    Collisions collisions(Branding branding) {
        return new Collisions(branding);
    }

    @Bean
    ResumePage resumePage() {
        return new ResumePage();
    }

    @Bean
    Refusals refusals(AuditTrail audit, Branding branding) {
        return new Refusals(audit, branding);
    }

    @Bean
    BrandPages brandPages(Branding branding, TenantDirectory directory) {
        return new BrandPages(branding, directory);
    }
}
