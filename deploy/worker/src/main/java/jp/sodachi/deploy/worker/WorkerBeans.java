package jp.sodachi.deploy.worker;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import jp.sodachi.assessment.CheckNews;
import jp.sodachi.assessment.Escalation;
import jp.sodachi.audit.AuditChain;
import jp.sodachi.audit.AuditKeeping;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.channel.BounceMailbox;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.notice.Bounces;
import jp.sodachi.notice.Deliveries;
import jp.sodachi.notice.NoticeTemplates;
import jp.sodachi.notice.OldDeliveries;
import jp.sodachi.record.Arrivals;
import jp.sodachi.record.OldPapers;
import jp.sodachi.record.PhotoClearing;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Records;
import jp.sodachi.reminder.NoticePlanning;
import jp.sodachi.reminder.Reminders;
import jp.sodachi.reply.OldReplies;
import jp.sodachi.sandbox.Sandboxes;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.RetentionPeriods;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TownUsages;
import jp.sodachi.tenancy.TownWalls;
import jp.sodachi.tenancy.WallNights;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.IpAddressAuthorizationManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
            AuditChain chain,
            TownUsages usages,
            Photos photos,
            Sandboxes sandboxes,
            PhotoClearing clearing,
            Arrivals arrivals,
            BounceMailbox bounceMailbox,
            Bounces bounces,
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
                chain,
                usages,
                photos,
                sandboxes,
                clearing,
                arrivals,
                bounceMailbox,
                bounces,
                clock);
    }

    @Bean
    WallProbing wallProbing(
            TownWork work,
            TownWalls walls,
            WallNights nights,
            TenantDirectory directory,
            RedisConnectionFactory redis,
            WorkerSettings settings,
            Clock clock) {
        return new WallProbing(work, walls, nights, directory, ForeignSessions.at(redis), settings, clock);
    }

    @Bean
    WallsEndpoint wallsEndpoint(TownWork work, WallProbing probing, TaskMetrics metrics) {
        return new WallsEndpoint(work, probing, metrics);
    }

    @Bean
    Keeping keeping(
            RetentionPeriods periods,
            AuditKeeping trail,
            OldDeliveries deliveries,
            OldPapers papers,
            OldReplies replies,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new Keeping(
                periods, trail, deliveries, papers, replies, audit, new TransactionTemplate(transactions), clock);
    }

    @Bean
    TaskMetrics taskMetrics(MeterRegistry registry) {
        return new TaskMetrics(registry);
    }

    @Bean
    JobServers jobServers(
            DatabaseSettings database,
            WorkerSettings settings,
            TownWork work,
            WallProbing probing,
            Keeping keeping,
            TaskMetrics metrics,
            Clock clock) {
        return new JobServers(database, settings, work, probing, keeping, metrics, clock);
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
                        .requestMatchers(HttpMethod.POST, "/actuator/night", "/actuator/walls")
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
