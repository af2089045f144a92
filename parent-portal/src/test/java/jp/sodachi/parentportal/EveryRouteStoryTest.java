package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the site, as the framework knows them, tried by a guardian of another town. A new one is tried without anybody
 * thinking of it, or this fails and asks how.
 */
class EveryRouteStoryTest extends Story {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^}]*)?}");

    /** Of which table of the other town a variable's id is, by its name. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("child", "record_child"),
            Map.entry("id", "record_child"),
            Map.entry("dose", "record_dose"),
            Map.entry("measurement", "record_measurement"),
            Map.entry("photo", "record_photo"),
            Map.entry("grant", "record_grant"),
            Map.entry("sheet", "assessment_sheet"),
            // Nobody there has taken a code: an id that is somebody else's is as good.
            Map.entry("departure", "record_child"),
            Map.entry("entryId", "record_form_entry"));

    /** Variables that name nothing of a family. */
    private static final Map<String, String> WORDS = Map.of(
            "secret", "no-such-secret",
            "section", "VACCINATION",
            "topic", "reminder",
            "code", "GUARDIAN_3_4_MONTHS",
            "kind", "children",
            "key", "0",
            "view", "buttons",
            "edge", "192");

    /** Pages about nobody: the way in and out, the words of help, what a secret in the address opens. */
    private static final Pattern OPEN = Pattern.compile(
            "/(signin|bye|brand\\.css|emblem/.*|kit.*|help|export/(handbook|pregnancy)-1\\.schema\\.json|join/\\{secret}.*|stop/.*|shared/.*"
                    + "|invited/\\{secret}|place/.*|given/.*"
                    + "|app\\.webmanifest|app-icon/.*"
                    + "|calendar/.*|\\.well-known/consultation-keys\\.json)");

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    private record Route(boolean get, String pattern) {
        boolean isOpen() {
            return OPEN.matcher(pattern).matches();
        }

        boolean namesAnId() {
            return VARIABLE.matcher(pattern).results().anyMatch(found -> TABLES.containsKey(found.group(1)));
        }
    }

    @Test
    void no_address_shows_or_changes_anything_of_another_town() {
        var theirs = born(SETOUCHI, "牛窓 うみ", "うしまど うみ", LocalDate.of(2026, 8, 11), null);
        var mother = parentOf(SETOUCHI, theirs);
        mother.post("/children/" + theirs.id() + "/doses", "vaccines", "PCV20", "day", "2026-11-20");
        var mine = parentOf(BIZEN, born(BIZEN, "岡 ゆい", "おか ゆい", LocalDate.of(2026, 8, 11), null));
        var before = everything(SETOUCHI);
        var wrong = new ArrayList<String>();
        for (var route : routes()) {
            var path = filled(route.pattern());
            if (route.get() || route.namesAnId()) {
                note(wrong, "as a guardian", route, route.get() ? mine.get(path) : mine.post(path), !route.namesAnId());
            }
            if (!route.isOpen() && route.get()) {
                var carried = mine.carriedTo(SETOUCHI);
                note(wrong, "with a carried session", route, carried.get(path), false);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(everything(SETOUCHI)).isEqualTo(before);
    }

    private static void note(List<String> wrong, String how, Route route, Answer answer, boolean mayOpen) {
        if (answer.status() >= 500 || answer.page().contains("うみ") || !mayOpen && answer.status() == 200) {
            wrong.add("%s %s %s: %d".formatted(how, route.get() ? "GET" : "POST", route.pattern(), answer.status()));
        }
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        mapping.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(pattern -> !pattern.equals("/error"))
                        .forEach(pattern -> {
                            var methods = info.getMethodsCondition().getMethods();
                            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                                routes.add(new Route(true, pattern));
                            }
                            if (methods.contains(RequestMethod.POST)) {
                                routes.add(new Route(false, pattern));
                            }
                        }));
        assertThat(routes).hasSizeGreaterThan(60);
        return routes;
    }

    /** The address with ids of the other town in it. */
    private static String filled(String pattern) {
        return VARIABLE.matcher(pattern).replaceAll(found -> {
            var name = found.group(1);
            var table = TABLES.get(name);
            if (table != null) {
                return someId(table);
            }
            assertThat(WORDS)
                    .as(
                            "Nobody has said what {%s} is in %s: a table of the town (TABLES) or a word (WORDS)",
                            name, pattern)
                    .containsKey(name);
            return WORDS.get(name);
        });
    }

    private static String someId(String table) {
        return Towns.owner()
                .sql("select id::text from %s.%s order by id desc limit 1".formatted(SETOUCHI.schema(), table))
                .query(String.class)
                .optional()
                .orElse(UUID.randomUUID().toString());
    }

    /** All rows of the town but its trail, which keeps the attempts. */
    private static Set<String> everything(Tenant town) {
        var all = new TreeSet<String>();
        Towns.owner()
                .sql("select tablename from pg_tables where schemaname = :schema and tablename <> 'audit_event'")
                .param("schema", town.schema())
                .query(String.class)
                .list()
                .forEach(table -> all.add(table + " "
                        + Towns.owner()
                                .sql("select md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) from %s.%s t"
                                        .formatted(town.schema(), table))
                                .query(String.class)
                                .single()));
        return all;
    }
}
