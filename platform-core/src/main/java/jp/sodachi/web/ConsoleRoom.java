package jp.sodachi.web;

import jp.sodachi.quota.QuotaRoom;
import jp.sodachi.quota.RateLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.session.FindByIndexNameSessionRepository;

/** The beans of a site that belongs to no town: the operators' console. No host filter, no brand. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SiteSettings.class, LimitSettings.class})
@Import({ViewBeans.class, ManagementPort.class, QuotaRoom.class, SessionRoom.AfterRedis.class})
public class ConsoleRoom {

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
    ErrorPages errorPages() {
        return new ErrorPages();
    }

    @Bean
    Absences absences() {
        return new Absences();
    }

    @Bean
    ResumePage resumePage() {
        return new ResumePage();
    }
}
