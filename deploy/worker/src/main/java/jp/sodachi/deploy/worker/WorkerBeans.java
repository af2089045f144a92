package jp.sodachi.deploy.worker;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import jp.sodachi.assessment.CheckNews;
import jp.sodachi.assessment.Escalation;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.notice.Deliveries;
import jp.sodachi.notice.NoticeTemplates;
import jp.sodachi.record.Arrivals;
import jp.sodachi.record.PhotoClearing;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Records;
import jp.sodachi.reminder.NoticePlanning;
import jp.sodachi.reminder.Reminders;
import jp.sodachi.sandbox.Sandboxes;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownUsages;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.IpAddressAuthorizationManager;

/** The worker's own beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
class WorkerBeans {

    @Bean
    TownWork townWork(
            TenantDirectory directory,
            Reminders reminders,
            Escalation escalation,
            CheckNews checkNews,
            Deliveries deliveries,
            NoticePlanning noticePlanning,
            NoticeTemplates templates,
            Records records,
            StaffMembers members,
            AuditTrail audit,
            TownUsages usages,
            Photos photos,
            Sandboxes sandboxes,
            PhotoClearing clearing,
            Arrivals arrivals,
            Clock clock) {
        return new TownWork(
                directory,
                reminders,
                escalation,
                checkNews,
                deliveries,
                noticePlanning,
                templates,
                records,
                members,
                audit,
                usages,
                photos,
                sandboxes,
                clearing,
                arrivals,
                clock);
    }

    @Bean
    TaskMetrics taskMetrics(MeterRegistry registry) {
        return new TaskMetrics(registry);
    }

    @Bean
    JobServers jobServers(
            DatabaseSettings database, WorkerSettings settings, TownWork work, TaskMetrics metrics, Clock clock) {
        return new JobServers(database, settings, work, metrics, clock);
    }

    @Bean
    NightEndpoint nightEndpoint(TownWork work, TaskMetrics metrics) {
        return new NightEndpoint(work, metrics);
    }

    /** Health and figures for whoever reaches the port; the night only from this machine; nothing else. */
    @Bean
    SecurityFilterChain managementOnly(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/actuator/night")
                        .access(IpAddressAuthorizationManager.hasIpAddress("127.0.0.1"))
                        .anyRequest()
                        .denyAll())
                // Machines call it, without a session that could be abused.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }
}
