package jp.sodachi.parentportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.CurrentActor;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.record.Records;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What the stories share: the site before real servers, a calendar that can be turned, and people who walk through it. */
@SpringBootTest(properties = "spring.config.name=parent-portal")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({Calendar.class, Accounts.class})
abstract class Story {
    static final LocalDate TODAY = Calendar.TODAY;

    @Autowired
    MockMvc mvc;

    @Autowired
    Records records;

    @Autowired
    CounterSheets sheets;

    @Autowired
    Calendar.TurnableClock clock;

    @Autowired
    Accounts.Notebook accounts;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        Towns.settings().forEach((name, value) -> registry.add(name, () -> value));
        // All visitors of all stories come from one address.
        registry.add("sodachi.limits.visitor", () -> "100000");
        registry.add("sodachi.consultation.key", StubConsultation::freshKey);
        registry.add("sodachi.channel.push.key", StubLine::freshKey);
        registry.add("sodachi.channel.line.api", StubLine::address);
        registry.add("sodachi.channel.line.towns.332119.secret", () -> StubLine.SECRET);
        registry.add("sodachi.channel.line.towns.332119.token", () -> "made-up");
        registry.add("sodachi.channel.line.towns.332119.basic-id", () -> "@bizen");
    }

    /** A birth registered by the office. */
    Child born(Tenant town, String name, String kana, LocalDate birth, @Nullable UUID siblingOf) {
        return born(town, new ChildFacts(name, kana, birth, ChildSex.F, null, null), siblingOf);
    }

    Child born(Tenant town, ChildFacts facts, @Nullable UUID siblingOf) {
        return office(town, () -> records.registerBirth(facts, siblingOf));
    }

    /** The secret on a sheet handed over at the counter. */
    String sheetFor(Tenant town, Child child) {
        return office(town, () -> sheets.issue(child.id())).secret();
    }

    /** A guardian who has joined with a sheet. */
    Visitor parentOf(Tenant town, Child child) {
        var visitor = visitor(town).signedIn();
        visitor.get("/join/" + sheetFor(town, child));
        visitor.post("/join/confirm");
        return visitor;
    }

    Visitor visitor(Tenant town) {
        return new Visitor(town);
    }

    <T> T office(Tenant town, ScopedValue.CallableOp<T, RuntimeException> work) {
        return TenantScope.call(town, () -> CurrentActor.call(new Actor.Job("office"), work));
    }

    /** One browser at one town's host. */
    final class Visitor {
        private final Tenant town;
        private final List<Cookie> cookies = new ArrayList<>();
        private @Nullable RequestPostProcessor signIn;
        private String language = "ja";
        private String subject = "";

        private Visitor(Tenant town) {
            this.town = town;
        }

        Visitor signedIn() {
            return signedInAs("p-" + Ids.next(), "TENANT_" + town.code().value());
        }

        Visitor signedInAs(String subject, String townAuthority) {
            this.subject = subject;
            signIn = oidcLogin()
                    .idToken(token -> token.subject(subject).claim("email", subject + "@example.jp"))
                    .authorities(new SimpleGrantedAuthority("ROLE_PARENT"), new SimpleGrantedAuthority(townAuthority));
            return this;
        }

        /** The account's id at the identity provider. */
        String account() {
            return subject;
        }

        Visitor signedInLike(Visitor other) {
            signIn = other.signIn;
            return this;
        }

        Visitor reading(String tag) {
            language = tag;
            return this;
        }

        /** The same browser, known by its session only: the name chosen here is kept there. */
        Visitor bySessionAlone() {
            signIn = null;
            return this;
        }

        /** The same browser, sent to another town's host. */
        Visitor carriedTo(Tenant other) {
            var carried = new Visitor(other);
            carried.cookies.addAll(cookies);
            carried.signIn = signIn;
            return carried;
        }

        Answer get(String path) {
            return perform(MockMvcRequestBuilders.get(address(path)));
        }

        Answer post(String path, String... fields) {
            return perform(filled(path, fields).with(csrf()));
        }

        /** A form with a file; the other fields as in {@link #post}. */
        Answer upload(String path, String field, byte[] file, String... fields) {
            var request = MockMvcRequestBuilders.multipart(address(path))
                    .file(new MockMultipartFile(field, "photo.jpg", "image/jpeg", file));
            for (int i = 0; i < fields.length; i += 2) {
                request.param(fields[i], fields[i + 1]);
            }
            return perform(request.with(csrf()));
        }

        /** As a page does that was open for too long, or one of another site. */
        Answer postWithoutToken(String from, String path, String... fields) {
            return perform(filled(path, fields).header("Sec-Fetch-Site", from));
        }

        private MockHttpServletRequestBuilder filled(String path, String... fields) {
            var request = MockMvcRequestBuilders.post(address(path)).contentType(MediaType.APPLICATION_FORM_URLENCODED);
            for (int i = 0; i < fields.length; i += 2) {
                request.param(fields[i], fields[i + 1]);
            }
            return request;
        }

        private String address(String path) {
            return "http://" + Towns.host(town) + path;
        }

        private <B extends AbstractMockHttpServletRequestBuilder<B>> Answer perform(B request) {
            request.header("Accept-Language", language).accept("text/html");
            if (signIn != null) {
                request.with(signIn);
            }
            if (!cookies.isEmpty()) {
                request.cookie(cookies.toArray(Cookie[]::new));
            }
            try {
                var result = mvc.perform(request).andReturn();
                for (var cookie : result.getResponse().getCookies()) {
                    cookies.removeIf(kept -> kept.getName().equals(cookie.getName()));
                    cookies.add(cookie);
                }
                return new Answer(result);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }
    }

    /** What came back. */
    record Answer(MvcResult result) {
        int status() {
            return result.getResponse().getStatus();
        }

        String page() {
            try {
                return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
            } catch (UnsupportedEncodingException impossible) {
                throw new AssertionError(impossible);
            }
        }

        String leadsTo() {
            return Objects.requireNonNullElse(result.getResponse().getRedirectedUrl(), "");
        }

        Answer shows(String... words) {
            assertThat(page()).contains(words);
            return this;
        }

        Answer hides(String... words) {
            assertThat(page()).doesNotContain(words);
            return this;
        }

        Answer isNot(int unexpected) {
            assertThat(status()).isNotEqualTo(unexpected);
            return this;
        }

        Answer is(int expected) {
            assertThat(status()).isEqualTo(expected);
            return this;
        }
    }
}
