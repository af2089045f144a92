package jp.sodachi.deploy.bench;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.export.HandbookExports;
import jp.sodachi.export.Paper;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.identity.StaffMembers;
import jp.sodachi.identity.StaffRole;
import jp.sodachi.municipalityportal.MunicipalityPortal;
import jp.sodachi.parentportal.ParentPortal;
import jp.sodachi.record.Child;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.Records;
import jp.sodachi.sandbox.MadeUpFamilies;
import jp.sodachi.tenancy.DatabaseSettings;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenantadmin.TenantAdmin;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** The parents' and the staff site in this process. */
final class BenchSites implements AutoCloseable {
    private static final int FAMILIES = 40;
    private static final Actor.Parent PARENT = new Actor.Parent("bench-parent", "尾上 由美子", "parent@bench.invalid");
    private static final Actor.Staff NURSE = new Actor.Staff("bench-nurse", "大森 真理", "nurse@bench.invalid");

    private final ConfigurableApplicationContext parents;
    private final ConfigurableApplicationContext staff;
    private final ServerTimes staffTimes;

    private BenchSites(ConfigurableApplicationContext parents, ConfigurableApplicationContext staff) {
        this.parents = parents;
        this.staff = staff;
        this.staffTimes = ServerTimes.of(staff);
    }

    /** The staff site's times by its own server. */
    ServerTimes staffTimes() {
        return staffTimes;
    }

    /** The first family's youngest child. */
    record Family(UUID child, String name) {
        /** The name alone, as a parent's pages have it; the office's have the surname before it. */
        String called() {
            return name.substring(name.lastIndexOf(' ') + 1);
        }
    }

    static BenchSites open(BackingServices services, BenchServer home) {
        var settings = settings(services, home);
        return new BenchSites(
                open(ParentPortal.class, "parent-portal", settings),
                open(MunicipalityPortal.class, "municipality-portal", settings));
    }

    /** The same sites, but their trail keeps nothing of what is read: to measure what it costs, and nowhere else. */
    static BenchSites openWithoutTrail(BackingServices services, BenchServer home) {
        var settings = settings(services, home);
        return new BenchSites(
                open(ParentPortal.class, "parent-portal", settings),
                new SpringApplicationBuilder(MunicipalityPortal.class)
                        .properties(Map.of("spring.config.name", "municipality-portal"))
                        .registerShutdownHook(false)
                        .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new NoTrail()))
                        .run(settings));
    }

    /** Wraps the trail so that it forgets what it is told. */
    private static final class NoTrail implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof AuditTrail)) {
                return bean;
            }
            var forgetful = new ProxyFactory(bean);
            forgetful.setProxyTargetClass(true);
            forgetful.addAdvice(
                    (MethodInterceptor) call -> call.getMethod().getName().equals("record") ? null : call.proceed());
            return forgetful.getProxy();
        }
    }

    private static String[] settings(BackingServices services, BenchServer home) {
        var redis = services.redis();
        return new String[] {
            "--server.port=0",
            "--management.server.port=-1",
            "--SODACHI_DATABASE_URL=" + home.url(),
            "--SODACHI_DATABASE_PASSWORD=" + BenchServer.PORTAL_PASSWORD,
            "--SODACHI_REDIS_HOST=" + redis.host(),
            "--SODACHI_REDIS_PORT=" + redis.port(),
            "--SODACHI_CLIENT_SECRET=made-up",
            // Counted as always, but one person here asks for more than any real one.
            "--sodachi.limits.person=10000000",
            "--sodachi.limits.town=10000000",
            "--sodachi.limits.visitor=10000000",
            "--sodachi.limits.writing=10000000",
            "--SODACHI_LOG_FORMAT=",
            "--logging.level.root=error",
            "--spring.main.log-startup-info=false"
        };
    }

    /** The operators' console; nobody listens at its identity provider's address. */
    static ConfigurableApplicationContext console(BackingServices services, BenchServer home) {
        var more = Stream.of(
                "--SODACHI_MIGRATOR_PASSWORD=" + BenchServer.PORTAL_PASSWORD, "--SODACHI_PROVISIONING_SECRET=made-up");
        return open(
                TenantAdmin.class,
                "tenant-admin",
                Stream.concat(Arrays.stream(settings(services, home)), more).toArray(String[]::new));
    }

    private static ConfigurableApplicationContext open(Class<?> site, String name, String[] settings) {
        return new SpringApplicationBuilder(site)
                .properties(Map.of("spring.config.name", name))
                .registerShutdownHook(false)
                .run(settings);
    }

    /** Families of the one town, made through the services the pages use. */
    Family fill(Tenant town) {
        return TenantScope.call(town, () -> {
            var members = staff.getBean(StaffMembers.class);
            CurrentActor.call(
                    new Actor.Job("bench"), () -> members.invite(NURSE.email(), NURSE.name(), StaffRole.NURSE));
            members.welcome(NURSE);
            var records = staff.getBean(Records.class);
            new MadeUpFamilies(
                            records,
                            parents.getBean(CounterSheets.class),
                            staff.getBean(Measurements.class),
                            LocalDate.now(staff.getBean(Clock.class)))
                    .make(FAMILIES, town.code().value(), List.of(PARENT));
            return CurrentActor.call(
                    PARENT,
                    () -> parents.getBean(Records.class).listMyChildren().stream()
                            .max(Comparator.comparing(child -> child.facts().birthDate()))
                            .map(child -> new Family(child.id(), child.facts().name()))
                            .orElseThrow());
        });
    }

    /** Makes the parent of the measurement a guardian of {@code child}. */
    void adopt(Tenant town, JdbcClient superuser, UUID child) {
        superuser
                .sql("""
                        insert into %1$s.identity_guardian_child (guardian_id, child_id, linked_at)
                        select id, :child, joined_at from %1$s.identity_guardian where subject = :subject
                        """.formatted(town.schema()))
                .param("child", child)
                .param("subject", PARENT.subject())
                .update();
    }

    /** The handbook of the parent's child. */
    byte[] pdf(Tenant town, UUID child) {
        return TenantScope.call(
                town,
                () -> CurrentActor.call(
                        PARENT, () -> parents.getBean(HandbookExports.class).pdf(child, Paper.A4, Locale.JAPANESE)));
    }

    /** The nurse's search. */
    List<Child> search(Tenant town, String text, int limit) {
        return TenantScope.call(
                town,
                () -> CurrentActor.call(
                        NURSE, () -> staff.getBean(Records.class).search(text, limit)));
    }

    /** The sites' connections to the database, as they are set. */
    String poolWords() {
        var settings = parents.getBean(DatabaseSettings.class);
        return "%d lanes of %d connections a site, renewed after %d s"
                .formatted(
                        settings.lanes(),
                        settings.laneSize(),
                        settings.maxLifetime().toSeconds());
    }

    void refresh() {
        parents.getBean(TenantDirectory.class).refresh();
        staff.getBean(TenantDirectory.class).refresh();
    }

    /** 今日, 予定 and the nurse's child page of each town; {@code sessions} of each kind in all. */
    List<Load.Page> pages(List<Tenant> towns, Family family, int sessions) {
        var pages = new ArrayList<Load.Page>();
        for (var number = 0; number < sessions; number++) {
            var town = towns.get(number % towns.size());
            var host = BenchTowns.host(town.code());
            var parent = "__Host-parent="
                    + session(parents, town, "ROLE_PARENT", "parents", PARENT.subject(), PARENT.name(), PARENT.email());
            var nurse = "__Host-staff="
                    + session(staff, town, "ROLE_STAFF", "staff", NURSE.subject(), NURSE.name(), NURSE.email());
            pages.add(new Load.Page(port(parents), host, "/", parent, family.called()));
            pages.add(new Load.Page(
                    port(parents), host, "/children/" + family.child() + "/plan", parent, family.called()));
            pages.add(new Load.Page(port(staff), host, "/children/" + family.child(), nurse, family.name()));
        }
        return pages;
    }

    static int port(ConfigurableApplicationContext site) {
        return site.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** An operator's session at the console. */
    static String operatorSession(ConfigurableApplicationContext console) {
        return "__Host-admin="
                + session(
                        console,
                        null,
                        "ROLE_OPERATOR",
                        "platform",
                        "bench-operator",
                        "山口 みさき",
                        "operator@bench.invalid");
    }

    /** A session as a sign-in leaves it, kept where the site keeps it. */
    private static String session(
            ConfigurableApplicationContext site,
            @Nullable Tenant town,
            String role,
            String realm,
            String subject,
            String name,
            String email) {
        var code = town == null ? "NONE" : town.code().value();
        return session(site, code, code, role, realm, subject, name, email);
    }

    /** A nurse's session that lies at one town's host and was given the authority of another, or of none. */
    String forgedSession(Tenant at, String authorityOf) {
        return "__Host-staff="
                + session(
                        staff,
                        at.code().value(),
                        authorityOf,
                        "ROLE_STAFF",
                        "staff",
                        NURSE.subject(),
                        NURSE.name(),
                        NURSE.email());
    }

    /** A nurse's session as a sign-in at the town leaves it. */
    String nurseSession(Tenant town) {
        return forgedSession(town, town.code().value());
    }

    /** A parent's session as a sign-in at the town leaves it. */
    String parentSession(Tenant town) {
        return "__Host-parent="
                + session(parents, town, "ROLE_PARENT", "parents", PARENT.subject(), PARENT.name(), PARENT.email());
    }

    int parentPort() {
        return port(parents);
    }

    int staffPort() {
        return port(staff);
    }

    /** The walls as the staff site's own connections know them. */
    jp.sodachi.tenancy.TownWalls walls() {
        return staff.getBean(jp.sodachi.tenancy.TownWalls.class);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static String session(
            ConfigurableApplicationContext site,
            String code,
            String authorityOf,
            String role,
            String realm,
            String subject,
            String name,
            String email) {
        var authorities = Set.of(new SimpleGrantedAuthority(role), new SimpleGrantedAuthority("TENANT_" + authorityOf));
        var token = new OidcIdToken("-", Instant.now(), Instant.now().plusSeconds(3600), Map.of("sub", subject));
        var person = new DefaultOidcUser(
                authorities, token, new OidcUserInfo(Map.of("sub", subject, "name", name, "email", email)), "sub");
        SessionRepository sessions = site.getBean(SessionRepository.class);
        Session session = sessions.createSession();
        session.setAttribute(
                "SPRING_SECURITY_CONTEXT",
                new SecurityContextImpl(new OAuth2AuthenticationToken(person, authorities, realm)));
        session.setAttribute("sodachi.town", code);
        sessions.save(session);
        return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        parents.close();
        staff.close();
    }
}
