package jp.sodachi.municipalityportal;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import jp.sodachi.deploy.services.BackingServices;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.migration.LoginPasswords;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.record.DoseEntry;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.Records;
import jp.sodachi.support.Ids;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import jp.sodachi.tenancy.TenantState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The staff site of two made-up offices on a real PostgreSQL and Redis; nothing listens at Keycloak's address. */
@SpringBootTest(classes = MunicipalityPortal.class, properties = "spring.config.name=municipality-portal")
@AutoConfigureMockMvc
@Import(TestDay.class)
abstract class StaffSiteTest {
    static final Tenant BIZEN = town("332119", "備前市");
    static final Tenant SETOUCHI = town("332127", "瀬戸内市");
    static final Person ADMIN = new Person("sub-admin", "片山 早苗", "admin@bizen.example");
    static final Person NURSE = new Person("sub-nurse", "大森 けい", "nurse@bizen.example");
    private static final LoginPasswords PASSWORDS = new LoginPasswords("m-made-up", "p-made-up", "a-made-up", "w-made");
    private static final String NOBODY_LISTENS = "http://127.0.0.1:9";
    private static boolean ready;

    @Autowired
    MockMvc browser;

    @Autowired
    Records records;

    @Autowired
    CounterSheets sheets;

    @Autowired
    Clock clock;

    /** Somebody of the office, or of none. */
    record Person(String subject, String name, String email) {}

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        // One nurse does in a minute what an office does in a day.
        settings.add("sodachi.limits.person", () -> "100000");
        settings.add("sodachi.limits.writing", () -> "100000");
        settings.add("sodachi.limits.visitor", () -> "100000");
        // The office's site is given no town's secret and no token.
        settings.add("sodachi.channel.line.towns.332119.basic-id", () -> "@bizen");
        settings.add("sodachi.channel.line.towns.332119.monthly", () -> "1000");
        var server = BackingServices.forTests().postgres("staff");
        prepare();
        var redis = BackingServices.forTests().redis();
        settings.add("SODACHI_DATABASE_URL", () -> server.jdbcUrl(SchemaMigrator.DATABASE));
        settings.add("SODACHI_DATABASE_PASSWORD", PASSWORDS::portal);
        settings.add("SODACHI_REDIS_HOST", redis::host);
        settings.add("SODACHI_REDIS_PORT", redis::port);
        settings.add("SODACHI_KEYCLOAK_URL", () -> NOBODY_LISTENS);
        settings.add("sodachi.keycloak.url", () -> NOBODY_LISTENS);
        settings.add("sodachi.instruments.publishers." + MadeUpPublisher.NAME, MadeUpPublisher::key);
        settings.add("sodachi.instruments.sealing-key", () -> "bWFkZSB1cCBmb3IgdGVzdHMgMzIgYnl0ZXMgbG9uZyE=");
        settings.add("SODACHI_CONSOLE_SITE", () -> "https://console.invalid");
        settings.add("SODACHI_PROVISIONING_SECRET", () -> "made-up");
        settings.add("SODACHI_CLIENT_SECRET", () -> "made-up");
    }

    private static synchronized void prepare() {
        if (ready) {
            return;
        }
        var server = BackingServices.forTests().postgres("staff");
        SchemaMigrator.prepareServer(
                new DriverManagerDataSource(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()),
                PASSWORDS);
        var migrator = new SchemaMigrator(Map.of("home", migratorLogin()), Clock.system(SupportRoom.JAPAN));
        migrator.migrateShared();
        for (var town : List.of(BIZEN, SETOUCHI)) {
            list(town);
            migrator.startTown(town);
            migrator.callAsOwner(town, StaffSiteTest::hire);
        }
        ready = true;
    }

    static DataSource migratorLogin() {
        var server = BackingServices.forTests().postgres("staff");
        return new DriverManagerDataSource(
                server.jdbcUrl(SchemaMigrator.DATABASE), SchemaMigrator.LOGIN, PASSWORDS.migrator());
    }

    /** As the migrator, who may look everywhere. */
    static JdbcClient owner() {
        return Owner.JDBC;
    }

    /** Its sessions are kept: to open one takes longer than most of what is asked of it. */
    private static final class Owner {
        static final JdbcClient JDBC = JdbcClient.create(sessions());

        private static DataSource sessions() {
            var server = BackingServices.forTests().postgres("staff");
            var sessions = new HikariDataSource();
            sessions.setJdbcUrl(server.jdbcUrl(SchemaMigrator.DATABASE));
            sessions.setUsername(SchemaMigrator.LOGIN);
            sessions.setPassword(PASSWORDS.migrator());
            sessions.setMinimumIdle(0);
            return sessions;
        }
    }

    private static Tenant town(String code, String name) {
        return new Tenant(MunicipalityCode.of(code), name, "home", TenantState.ACTIVE);
    }

    private static void list(Tenant town) {
        owner().sql("""
                        insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                        values (:code, :name, '-', '-', 'home', 'ACTIVE', now(), now())
                        """)
                .param("code", town.code().value())
                .param("name", town.name())
                .update();
        owner().sql("insert into control.tenant_host (host, code) values (:host, :code)")
                .param("host", host(town))
                .param("code", town.code().value())
                .update();
    }

    private static int hire(JdbcClient jdbc) {
        for (var person : List.of(ADMIN, NURSE)) {
            jdbc.sql("""
                            insert into identity_staff (id, subject, email, display_name, role, state, invited_at, joined_at)
                            values (:id, :subject, :email, :name, :role, 'ACTIVE', now(), now())
                            """)
                    .param("id", Ids.next())
                    .param("subject", person.subject())
                    .param("email", person.email())
                    .param("name", person.name())
                    .param("role", person.equals(ADMIN) ? "ADMIN" : "NURSE")
                    .update();
        }
        return jdbc.sql("""
                        insert into branding_brand
                               (id, name, department, phone, primary_colour, accent_colour, version, changed_at)
                        values (1, '備前市 そだち手帳', 'こども家庭課', '0869-00-0000', '#8a3a1c', '#00118f', 1, now())
                        on conflict do nothing
                        """).update();
    }

    static String host(Tenant town) {
        return town.code().value() + ".localhost";
    }

    /** A session at {@code town}'s host of a person who signed in there. */
    static RequestPostProcessor signedIn(Person person, Tenant town) {
        return oidcLogin()
                .idToken(token -> token.subject(person.subject())
                        .claim("name", person.name())
                        .claim("email", person.email()))
                .authorities(
                        new SimpleGrantedAuthority("ROLE_STAFF"),
                        new SimpleGrantedAuthority("TENANT_" + town.code().value()));
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B at(Tenant town, B request) {
        return request.with(made -> {
            made.setServerName(host(town));
            return made;
        });
    }

    MockHttpServletRequestBuilder open(Person person, String path) {
        return at(BIZEN, get(path)).with(signedIn(person, BIZEN));
    }

    MockHttpServletRequestBuilder send(Person person, String path) {
        return at(BIZEN, post(path)).with(signedIn(person, BIZEN)).with(csrf());
    }

    /** Types words into the search of a page and follows to what was found. */
    ResultActions look(Person person, String path, String words) throws Exception {
        return look(send(person, path + "/find").param("q", words), person);
    }

    /** Sends a search and follows to what was found. */
    ResultActions look(MockHttpServletRequestBuilder question, Person person) throws Exception {
        var kept = browser.perform(question).andReturn().getResponse();
        var address = kept.getRedirectedUrl();
        if (address == null) {
            throw new AssertionError("The search was answered with " + kept.getStatus());
        }
        return browser.perform(at(BIZEN, get(URI.create(address)))
                .with(signedIn(person, BIZEN))
                .cookie(kept.getCookies()));
    }

    MockMultipartHttpServletRequestBuilder upload(Person person, String path) {
        return at(BIZEN, multipart(path)).with(signedIn(person, BIZEN)).with(csrf());
    }

    MockHttpServletRequestBuilder visit(String path) {
        return at(BIZEN, get(path));
    }

    /** Work in {@code town} as {@code actor}, as a page would do it. */
    static <T> T in(Tenant town, Actor actor, java.util.concurrent.Callable<T> work) {
        try {
            return TenantScope.call(town, () -> CurrentActor.call(actor, work::call));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Actor.Staff actor(Person person) {
        return new Actor.Staff(person.subject(), person.name(), person.email());
    }

    Child born(Tenant town, String name, String kana, LocalDate day) {
        var facts = new ChildFacts(name, kana, day, ChildSex.F, new ChildFacts.Gestation(39, 2), null);
        return in(town, actor(NURSE), () -> records.registerBirth(facts, null));
    }

    /** A guardian with the counter sheet of the child's family joins. */
    Actor.Parent joined(Tenant town, Child child, String subject, String name) {
        var parent = new Actor.Parent(subject, name, subject + "@example.jp");
        var secret = in(town, actor(NURSE), () -> sheets.issue(child.id()).secret());
        in(town, parent, () -> sheets.join(secret, "ja"));
        return parent;
    }

    UUID enteredByParent(Tenant town, Actor.Parent parent, Child child, String product, LocalDate day) {
        var entry =
                in(town, parent, () -> records.recordDose(child.id(), new NewDose(product, day, "A123", "備前市民センター")));
        return ((DoseEntry.Entered) entry).doseId();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static long refusals(Tenant town, String action, String actorKind) {
        return owner().sql("""
                        select count(*) from %s.audit_event
                         where action = :action and actor_kind = :kind and outcome = 'REFUSED'
                        """.formatted(town.schema()))
                .param("action", action)
                .param("kind", actorKind)
                .query(Long.class)
                .single();
    }
}
