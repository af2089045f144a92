package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.sodachi.identity.Secrets;
import jp.sodachi.support.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the office is tried by a visitor of the operators, found by reflection: a new one is closed until it is listed. */
class VisitorRoutesTest extends StaffSiteTest {
    private static final Set<String> ITS_OWN = Set.of("/visit/enter", "/visit/leave", "/visit/over");
    /** What a visitor reads; written down a second time, so that no line is added to the guard's list unseen. */
    private static final Set<String> OPEN = Set.of(
            "/",
            "/children",
            "/children/{}",
            "/children/{}/growth",
            "/{}/{}/messages",
            "/children/{}/photos/{}.jpg",
            "/pregnancies",
            "/pregnancies/{}",
            "/follow-ups",
            "/follow-ups/{}",
            "/checkups",
            "/notices",
            "/notices/templates",
            "/notices/lists",
            "/notices/lists/{}",
            "/notices/{}",
            "/notices/{}/missed",
            "/replies",
            "/replies/{}",
            "/schedule");

    /** What a visitor sends: what is looked for. */
    private static final Set<String> QUESTIONS = Set.of("POST /children/find", "POST /pregnancies/find");

    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*(\\{\\d+(,\\d*)?}[^{}]*)*}");
    private static final List<String> VALUES = List.of("01980000-0000-7000-8000-000000000000", "children");

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    private long seen;

    @Test
    void of_all_routes_a_visitor_reads_those_that_are_listed_and_writes_on_none() throws Exception {
        var session = entered();
        seen = refused();
        var read = new TreeSet<String>();
        var tried = 0;
        for (var route : routes.getHandlerMethods().entrySet()) {
            for (var pattern : route.getKey().getPatternValues()) {
                for (var method : route.getKey().getMethodsCondition().getMethods()) {
                    if (isOffices(route.getValue()) && !ITS_OWN.contains(pattern)) {
                        tried++;
                        if (!isRefused(method.asHttpMethod(), pattern, session)) {
                            read.add(method + " " + VARIABLE.matcher(pattern).replaceAll("{}"));
                        }
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(150);
        assertThat(read)
                .allMatch(route -> route.startsWith("GET ") && OPEN.contains(route.substring("GET ".length()))
                        || QUESTIONS.contains(route))
                .hasSize(OPEN.size() + QUESTIONS.size());
    }

    private boolean isRefused(HttpMethod method, String pattern, Cookie session) throws Exception {
        var answer = browser.perform(
                        at(request(method, filled(pattern))).cookie(session).with(csrf()))
                .andReturn()
                .getResponse();
        var now = refused();
        var refused = now > seen;
        seen = now;
        assertThat(answer.getStatus())
                .as("%s %s", method, pattern)
                .satisfies(status ->
                        assertThat(refused ? status == 404 : status < 500).isTrue());
        return refused;
    }

    /** How often the guard has refused a visitor so far. */
    private static long refused() {
        return owner().sql("""
                        select count(*) from t_332119.audit_event
                         where action in ('visit.open', 'visit.write') and actor_kind = 'OPERATOR' and outcome = 'REFUSED'
                        """).query(Long.class).single();
    }

    private static boolean isOffices(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("jp.sodachi.municipalityportal.");
    }

    /** The pattern with values that it takes. */
    private static String filled(String pattern) {
        return VARIABLE.matcher(pattern).replaceAll(found -> {
            var inside = found.group().substring(1, found.group().length() - 1);
            var colon = inside.indexOf(':');
            var wanted = Pattern.compile(colon < 0 ? ".*" : inside.substring(colon + 1));
            return VALUES.stream()
                    .filter(value -> wanted.matcher(value).matches())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No value for " + pattern));
        });
    }

    private Cookie entered() throws Exception {
        var secret = Secrets.fresh();
        owner().sql("""
                        insert into control.town_visit (id, code, operator_id, operator_name, reason, asked_at, ends_at, state,
                                                        ticket_hash, ticket_until)
                        values (:id, '332119', 'operator-1', '山口 みさき', '-', :now, :until, 'ALLOWED', :hash, :until)
                        """)
                .param("id", Ids.next())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("until", clock.instant().plus(Duration.ofHours(3)).atOffset(ZoneOffset.UTC))
                .param("hash", Secrets.hash(secret))
                .update();
        var answer = browser.perform(
                        at(post("/visit/enter")).param("ticket", secret).with(csrf()))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse();
        var session = Objects.requireNonNull(answer.getCookie("SESSION"));
        browser.perform(at(request(HttpMethod.GET, "/")).cookie(session)).andExpect(status().isOk());
        return session;
    }

    private static MockHttpServletRequestBuilder at(MockHttpServletRequestBuilder request) {
        return request.with(made -> {
            made.setServerName(host(BIZEN));
            return made;
        });
    }
}
