package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the site, as the framework knows them, tried from another town. A new one is tried without anybody thinking
 * of it, or this fails and asks how.
 */
class EveryRouteStoryTest extends StaffSiteTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^}]*)?}");

    /** Pages that a visitor may open; nothing of a family stands on them. */
    private static final Set<String> OPEN = Set.of(
            "/signin",
            "/bye",
            "/visit/enter",
            "/visit/over",
            "/brand.css",
            "/emblem/{key}.png",
            "/kit",
            "/kit/form",
            "/kit/{view}");

    /** Of which table of the other town a variable's id is: by the address up to it, or by its name. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("/children/{id}", "record_child"),
            Map.entry("/pregnancies/{id}", "record_pregnancy"),
            Map.entry("/arrivals/{id}", "record_arrival"),
            Map.entry("/staff/{id}", "identity_staff"),
            Map.entry("/notices/{id}", "notice_town_notice"),
            Map.entry("/checkups/places/{id}", "record_checkup_place"),
            Map.entry("child", "record_child"),
            Map.entry("thread", "reply_thread"),
            Map.entry("list", "notice_list"),
            Map.entry("task", "assessment_task"),
            Map.entry("guardian", "identity_guardian"),
            Map.entry("doseId", "record_dose"),
            Map.entry("measurementId", "record_measurement"),
            Map.entry("stateId", "record_child_state"),
            Map.entry("departure", "record_departure"),
            Map.entry("photo", "record_photo"),
            Map.entry("entryId", "record_form_entry"));

    /** Variables that name nothing of a family. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("code", "GUARDIAN_3_4_MONTHS"),
            Map.entry("kind", "children"),
            Map.entry("series", "PENTA"),
            Map.entry("step", "1"),
            Map.entry("way", "up"),
            Map.entry("version", "1"),
            Map.entry("number", "1"),
            Map.entry("rule", "1"),
            Map.entry("/instruments/drafts/{id}", "01980000-0000-7000-8000-000000000000"),
            Map.entry("/instruments/packages/{id}", "01980000-0000-7000-8000-000000000000"),
            Map.entry("secret", "no-such-secret"),
            Map.entry("key", "0"),
            Map.entry("view", "buttons"),
            Map.entry("/visits/{id}", "01980000-0000-7000-8000-000000000000"),
            Map.entry("/schedule/draft/programmes/{id}", "no-such-programme"));

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    private final Map<String, String> theirs = new HashMap<>();

    /** An address and one of its methods. */
    private record Route(HttpMethod method, String pattern, boolean namesAnId) {
        boolean isOpen() {
            return OPEN.contains(pattern);
        }
    }

    @BeforeEach
    void a_family_in_the_other_town() {
        var child = born(SETOUCHI, "牛窓 うみ", "うしまど うみ", today().minusDays(70));
        var mother = joined(SETOUCHI, child, "sub-ushimado", "牛窓 みお");
        enteredByParent(SETOUCHI, mother, child, "PCV20", today().minusDays(3));
    }

    @Test
    void no_address_shows_or_changes_anything_of_another_town() throws Exception {
        var before = everything();
        var wrong = new ArrayList<String>();
        for (var route : routes()) {
            if (route.namesAnId() || route.method().equals(HttpMethod.GET)) {
                note(wrong, "as the own admin", route, ask(route, host(BIZEN), signedIn(ADMIN, BIZEN)), true);
            }
            if (!route.isOpen()) {
                note(
                        wrong,
                        "with the other town's session",
                        route,
                        ask(route, host(BIZEN), signedIn(ADMIN, SETOUCHI)),
                        false);
            }
            if (!route.isOpen() && route.method().equals(HttpMethod.GET)) {
                note(wrong, "without a membership", route, ask(route, host(SETOUCHI), withoutTown()), false);
                note(
                        wrong,
                        "at a forged host",
                        route,
                        ask(route, host(SETOUCHI) + ".example", signedIn(ADMIN, SETOUCHI)),
                        false);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void every_id_in_an_address_is_one_of_the_other_towns_or_has_none_there() {
        routes();
        assertThat(theirs.keySet()).contains("record_child", "record_dose", "identity_staff");
    }

    @Test
    void every_page_of_a_child_leaves_its_row_in_the_trail() throws Exception {
        var child = born(BIZEN, "日生 なぎ", "ひなせ なぎ", today().minusDays(80));
        var mother = joined(BIZEN, child, "sub-hinase", "日生 あき");
        var dose = enteredByParent(BIZEN, mother, child, "PCV20", today().minusDays(3));
        theirs.put("record_child", child.id().toString());
        theirs.put("record_dose", dose.toString());
        var opened = 0;
        var silent = new ArrayList<String>();
        for (var route : routes()) {
            if (route.method().equals(HttpMethod.GET) && route.pattern().matches("/(children|\\{kind:[^}]*})/\\{.*")) {
                var before = rowsAbout(child.id());
                if (ask(route, host(BIZEN), signedIn(NURSE, BIZEN)).getStatus() == 200) {
                    opened++;
                    // The question for a reason says nothing of the child; the opening that follows leaves its row.
                    if (rowsAbout(child.id()) == before && !route.pattern().equals("/children/{id}/open")) {
                        silent.add(route.pattern());
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
        assertThat(opened).isGreaterThan(8);
    }

    private static long rowsAbout(UUID child) {
        return owner().sql("select count(*) from t_332119.audit_event where child_id = :child")
                .param("child", child)
                .query(Long.class)
                .single();
    }

    private void note(List<String> wrong, String how, Route route, MockHttpServletResponse answer, boolean mayOpen)
            throws Exception {
        var page = answer.getContentAsString(StandardCharsets.UTF_8);
        if (answer.getStatus() >= 500 || page.contains("牛窓") || !mayOpen && answer.getStatus() == 200) {
            wrong.add("%s %s %s: %d".formatted(how, route.method(), route.pattern(), answer.getStatus()));
        }
    }

    private MockHttpServletResponse ask(Route route, String host, RequestPostProcessor person) throws Exception {
        return browser.perform(request(route.method(), filled(route.pattern()))
                        .with(person)
                        .with(csrf())
                        .with(made -> {
                            made.setServerName(host);
                            return made;
                        }))
                .andReturn()
                .getResponse();
    }

    private static RequestPostProcessor withoutTown() {
        return oidcLogin()
                .idToken(token -> token.subject(ADMIN.subject()))
                .authorities(new SimpleGrantedAuthority("ROLE_STAFF"));
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        mapping.getHandlerMethods().keySet().forEach(info -> {
            var methods = info.getMethodsCondition().getMethods();
            for (var pattern : info.getPatternValues()) {
                if (pattern.equals("/error")) {
                    // The framework's own, shown after an error and never asked for; it has no page without one.
                    continue;
                }
                var namesAnId = !filled(pattern).equals(pattern) && namesAnId(pattern);
                if (methods.isEmpty()) {
                    routes.add(new Route(HttpMethod.GET, pattern, namesAnId));
                }
                methods.forEach(method -> routes.add(new Route(method.asHttpMethod(), pattern, namesAnId)));
            }
        });
        assertThat(routes).hasSizeGreaterThan(100);
        return routes;
    }

    private boolean namesAnId(String pattern) {
        return VARIABLE.matcher(pattern)
                .results()
                .anyMatch(found -> table(pattern, found.group(1), found.start()) != null);
    }

    /** The address with ids of the other town in it. */
    private String filled(String pattern) {
        return VARIABLE.matcher(pattern).replaceAll(found -> {
            var name = found.group(1);
            var table = table(pattern, name, found.start());
            if (table != null) {
                return theirs.computeIfAbsent(table, EveryRouteStoryTest::someId);
            }
            var word = WORDS.getOrDefault(pattern.substring(0, found.start()) + "{" + name + "}", WORDS.get(name));
            assertThat(word)
                    .as(
                            "Nobody has said what {%s} is in %s: a table of the town (TABLES) or a word (WORDS)",
                            name, pattern)
                    .isNotNull();
            return word;
        });
    }

    private static @org.jspecify.annotations.Nullable String table(String pattern, String name, int start) {
        var upTo = pattern.substring(0, start) + "{" + name + "}";
        return TABLES.getOrDefault(upTo.replaceFirst("^/\\{kind:[^}]*}", "/children"), TABLES.get(name));
    }

    /** The other town's newest row of the table; an id of nobody where it has none. */
    private static String someId(String table) {
        return owner().sql("select id::text from t_332127.%s order by id desc limit 1".formatted(table))
                .query(String.class)
                .optional()
                .orElse(UUID.randomUUID().toString());
    }

    /** All rows of the other town but its trail, which keeps the attempts. */
    private static Set<String> everything() {
        var all = new TreeSet<String>();
        owner().sql("""
                        select tablename from pg_tables where schemaname = 't_332127' and tablename <> 'audit_event'
                        """)
                .query(String.class)
                .list()
                .forEach(table -> all.add(table + " "
                        + owner().sql(
                                        "select md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) from t_332127.%s t"
                                                .formatted(table))
                                .query(String.class)
                                .single()));
        return all;
    }
}
