package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.sodachi.identity.Secrets;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.record.PregnancyProtection;
import jp.sodachi.support.Ids;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An operator looks at a town's pages: when its admin has said yes, until the time that was said, in everybody's sight. */
class VisitStoryTest extends StaffSiteTest {
    private static final String REASON = "一覧が出ないというお問い合わせのため";

    /** Stands above the button with which a draft is put forward. */
    private static final String ABOUT_A_BUTTON = "書いた人以外の職員が確認すると、送られます。";

    private static final Pattern SENDING = Pattern.compile(
            "<form[^>]*method=\"post\"[^>]*action=\"([^\"]*)\"|<form[^>]*action=\"([^\"]*)\"[^>]*method=\"post\"");
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"?#]*)");

    @Autowired
    private ChildStates states;

    @Autowired
    private TenantDirectory directory;

    @Autowired
    private Pregnancies pregnancies;

    @Autowired
    private PregnancyProtection protection;

    private Child child;
    private UUID visit;

    @BeforeEach
    void an_operator_has_asked() {
        child = born(BIZEN, "立石 ひな", "たていし ひな", today().minusDays(40));
        visit = asked(clock.instant(), Duration.ofHours(3));
    }

    @Test
    void nobody_comes_in_before_an_admin_has_allowed_it() throws Exception {
        enter(BIZEN, ticket()).andExpect(redirectedUrl("/visit/over"));
        browser.perform(open(NURSE, "/visits")).andExpect(status().isNotFound());
        browser.perform(send(NURSE, "/visits/" + visit + "/allow")).andExpect(status().isNotFound());
        browser.perform(open(ADMIN, "/visits")).andExpect(content().string(containsString(REASON)));

        browser.perform(send(ADMIN, "/visits/" + visit + "/refuse")).andExpect(redirectedUrl("/visits"));
        enter(BIZEN, ticket()).andExpect(redirectedUrl("/visit/over"));
        browser.perform(send(ADMIN, "/visits/" + visit + "/allow")).andExpect(redirectedUrl("/visits"));
        enter(BIZEN, ticket()).andExpect(redirectedUrl("/visit/over"));
    }

    @Test
    void an_admin_reads_beside_every_page_how_many_visits_wait_for_an_answer() throws Exception {
        owner().sql("update control.town_visit set state = 'REFUSED' where code = '332119' and id <> :id")
                .param("id", visit)
                .update();
        var waiting = "<a href=\"/visits\"><span>運営の立ち入り</span><span class=\"count hot\">1</span></a>";
        browser.perform(open(ADMIN, "/")).andExpect(content().string(containsString(waiting)));
        browser.perform(open(NURSE, "/")).andExpect(content().string(not(containsString("\"/visits\""))));

        browser.perform(send(ADMIN, "/visits/" + visit + "/allow")).andExpect(redirectedUrl("/visits"));
        browser.perform(open(ADMIN, "/")).andExpect(content().string(not(containsString(waiting))));
    }

    @Test
    void an_allowed_visit_reads_in_sight_of_all_and_writes_nothing() throws Exception {
        var session = allowedAndEntered();

        for (var path : new String[] {"/", "/children", "/children/" + child.id(), "/follow-ups", "/pregnancies"}) {
            browser.perform(at(BIZEN, get(path)).cookie(session))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("運営の山口 みさきさんが")))
                    .andExpect(content().string(containsString(REASON)));
        }
        for (var path : new String[] {"/staff", "/readlog", "/visits", "/look"}) {
            browser.perform(at(BIZEN, get(path)).cookie(session)).andExpect(status().isNotFound());
        }
        for (var path : List.of("/children/" + child.id() + "/sheet", "/visits/" + visit + "/allow", "/contact")) {
            browser.perform(at(BIZEN, post(path)).cookie(session).with(csrf())).andExpect(status().isNotFound());
        }
        assertThat(owner().sql("""
                        select count(*) from t_332119.audit_event
                         where child_id = :child and actor_kind = 'OPERATOR' and actor_name = '山口 みさき' and action = 'child.read'
                        """).param("child", child.id()).query(Long.class).single())
                .isEqualTo(1);
        look(send(ADMIN, "/readlog/find").param("person", "山口 みさき"), ADMIN)
                .andExpect(content().string(containsString("立石 ひな")));
    }

    @Test
    void a_visitor_finds_no_form_and_no_link_that_would_be_refused() throws Exception {
        var mother = joined(BIZEN, child, "sub-tateishi", "立石 まき");
        enteredByParent(BIZEN, mother, child, "PCV20", today().minusDays(2));
        assertThat(page(browser.perform(open(NURSE, "/children/" + child.id()))))
                .as("a nurse has them")
                .contains("/doses/new\"", "/confirm\"", "/states/new\"");
        var notice = Objects.requireNonNull(browser.perform(send(NURSE, "/notices/write")
                        .param("name", "健診のご案内")
                        .param("subject", "健診のご案内")
                        .param("body", "お待ちしています。")
                        .param("audience", "CHILDREN")
                        .param("action", "PLAN")
                        .param("when", "NOW"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        assertThat(page(browser.perform(open(NURSE, notice)))).contains(ABOUT_A_BUTTON);
        var session = allowedAndEntered();

        var record = "/children/" + child.id();
        var toOpen = new ArrayDeque<>(List.of("/", record, record + "/growth", notice));
        var opened = new HashSet<String>();
        // Other stories leave protected records, which no visitor opens.
        var closed = owner().sql("""
                        select '/children/' || id from t_332119.record_child where shielded
                        union all
                        select '/pregnancies/' || p.id from t_332119.record_pregnancy p
                         where p.shielded or exists (select from t_332119.record_child c
                                                      where c.family_id = p.family_id and c.shielded)
                        """).query(String.class).list();
        while (!toOpen.isEmpty()) {
            var path = toOpen.remove();
            if (!opened.add(path.replaceAll("[0-9a-f-]{36}", "{id}"))) {
                continue;
            }
            var page = page(browser.perform(at(BIZEN, get(path)).cookie(session))
                    .andExpect(result -> assertThat(result.getResponse().getStatus())
                            .as(path)
                            .isEqualTo(200)));
            assertThat(SENDING.matcher(page)
                            .results()
                            .map(found -> Objects.requireNonNullElse(found.group(1), found.group(2))))
                    .as(path)
                    .isSubsetOf("/visit/leave", "/children/find", "/pregnancies/find");
            assertThat(page).as(path).doesNotContain("data-to-write", ABOUT_A_BUTTON);
            LINK.matcher(page)
                    .results()
                    .map(found -> found.group(1))
                    .filter(link -> !link.startsWith("/assets/"))
                    .filter(link -> closed.stream().noneMatch(link::startsWith))
                    .forEach(toOpen::add);
        }
        assertThat(opened)
                .contains(
                        "/children/{id}",
                        "/children/{id}/growth",
                        "/follow-ups",
                        "/notices/{id}",
                        "/notices/templates",
                        "/schedule");
    }

    @Test
    void what_is_not_for_reading_is_not_found_on_a_visit() throws Exception {
        var session = allowedAndEntered();
        var record = "/children/" + child.id();
        for (var path : new String[] {
            "/children/new",
            record + "/doses/new",
            record + "/correct",
            record + "/moving",
            "/counter",
            "/pregnancies/new",
            "/schedule/trial",
            "/notices/new",
            "/follow-ups/figures.csv"
        }) {
            browser.perform(at(BIZEN, get(path)).cookie(session)).andExpect(status().isNotFound());
        }
    }

    @Test
    void a_protected_record_stays_closed_to_a_visitor() throws Exception {
        child = born(BIZEN, "吉永 いと", "よしなが いと", today().minusDays(41));
        in(BIZEN, actor(NURSE), () -> states.set(child.id(), ChildState.Kind.SHIELDED, "", today(), "支援措置"));
        var session = allowedAndEntered();

        browser.perform(at(BIZEN, get("/children/" + child.id())).cookie(session))
                .andExpect(status().isNotFound())
                .andExpect(content().string(not(containsString("吉永"))));
        browser.perform(at(BIZEN, post("/children/find").param("q", "よしなが"))
                        .cookie(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("/children?words=1"));
        browser.perform(at(BIZEN, get("/children").param("words", "1")).cookie(session))
                .andExpect(content().string(not(containsString("吉永"))));
        var pregnancy = in(
                BIZEN,
                actor(NURSE),
                () -> pregnancies.register(
                        new PregnancyFacts(
                                "吉永 あい",
                                "よしなが あい",
                                LocalDate.of(1995, 5, 5),
                                today().plusDays(60),
                                PregnancyFacts.DueSource.LMP,
                                1),
                        Optional.empty()));
        in(BIZEN, actor(NURSE), () -> protection.protect(pregnancy.id(), "支援措置"));
        browser.perform(at(BIZEN, get("/pregnancies/" + pregnancy.id())).cookie(session))
                .andExpect(status().isNotFound());
        browser.perform(at(BIZEN, get("/pregnancies")).cookie(session))
                .andExpect(content().string(not(containsString("吉永"))));
    }

    @Test
    void a_visit_that_the_town_ends_at_once_says_so_and_leads_back_to_the_console() throws Exception {
        allowed();
        var answer = enter(BIZEN, ticket()).andReturn().getResponse();
        var session = Objects.requireNonNull(answer.getCookie("SESSION"));
        var mark = Objects.requireNonNull(answer.getCookie("__Host-visit"));
        browser.perform(send(ADMIN, "/visits/" + visit + "/end")).andExpect(redirectedUrl("/visits"));

        browser.perform(at(BIZEN, get("/children/" + child.id())).cookie(session, mark))
                .andExpect(redirectedUrl("/signin"));
        browser.perform(at(BIZEN, get("/signin")).cookie(mark)).andExpect(redirectedUrl("/visit/over"));
        browser.perform(at(BIZEN, get("/visit/over")).cookie(mark))
                .andExpect(content().string(containsString("町の管理者が終わらせました")))
                .andExpect(content().string(containsString("https://console.invalid/towns/332119/visits")))
                .andExpect(cookie().maxAge("__Host-visit", 0));
        browser.perform(at(BIZEN, get("/signin"))).andExpect(status().isOk());
        browser.perform(at(SETOUCHI, get("/visit/over")).cookie(mark))
                .andExpect(content().string(not(containsString("町の管理者が終わらせました"))));
    }

    @Test
    void a_visit_that_ends_by_itself_says_so() throws Exception {
        allowed();
        var answer = enter(BIZEN, ticket()).andReturn().getResponse();
        var session = Objects.requireNonNull(answer.getCookie("SESSION"));
        var mark = Objects.requireNonNull(answer.getCookie("__Host-visit"));
        browser.perform(at(BIZEN, get("/visit/over")).cookie(mark))
                .andExpect(content().string(not(containsString("町が許した時間がきて"))));
        owner().sql("update control.town_visit set ends_at = asked_at where id = :id")
                .param("id", visit)
                .update();

        browser.perform(at(BIZEN, get("/children/" + child.id())).cookie(session, mark))
                .andExpect(redirectedUrl("/visit/over"));
        browser.perform(at(BIZEN, get("/visit/over")).cookie(mark))
                .andExpect(content().string(containsString("町が許した時間がきて")));
    }

    @Test
    void a_visitor_who_leaves_reads_that_it_was_the_operators_side() throws Exception {
        allowed();
        var answer = enter(BIZEN, ticket()).andReturn().getResponse();
        var session = Objects.requireNonNull(answer.getCookie("SESSION"));
        var mark = Objects.requireNonNull(answer.getCookie("__Host-visit"));
        browser.perform(at(BIZEN, post("/visit/leave")).cookie(session, mark).with(csrf()))
                .andExpect(redirectedUrl("/visit/over"));
        browser.perform(at(BIZEN, get("/visit/over")).cookie(mark))
                .andExpect(content().string(containsString("運営の側で終わりにしました")));
    }

    @Test
    void whoever_comes_in_gets_a_session_of_their_own_and_the_one_of_before_opens_nothing() throws Exception {
        var first = allowedAndEntered();
        visit = asked(clock.instant(), Duration.ofHours(3));
        allowed();

        var answer = browser.perform(at(BIZEN, post("/visit/enter"))
                        .cookie(first)
                        .param("ticket", ticket())
                        .with(csrf()))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse();

        var second = Objects.requireNonNull(answer.getCookie("SESSION"));
        assertThat(second.getValue()).isNotEqualTo(first.getValue());
        browser.perform(at(BIZEN, get("/")).cookie(first)).andExpect(redirectedUrl("/signin"));
        browser.perform(at(BIZEN, get("/")).cookie(second)).andExpect(status().isOk());
    }

    @Test
    void a_town_that_is_leaving_ends_a_visit_at_once_too_and_a_visitor_can_go() throws Exception {
        var session = allowedAndEntered();
        var other = asked(clock.instant(), Duration.ofHours(3));
        browser.perform(send(ADMIN, "/visits/" + other + "/allow")).andExpect(redirectedUrl("/visits"));
        become(TenantState.LEAVING);
        try {
            browser.perform(send(ADMIN, "/visits/" + other + "/end")).andExpect(redirectedUrl("/visits"));
            browser.perform(at(BIZEN, post("/visit/leave")).cookie(session).with(csrf()))
                    .andExpect(redirectedUrl("/visit/over"));
            browser.perform(send(ADMIN, "/visits/" + other + "/allow")).andExpect(status().isConflict());
        } finally {
            become(TenantState.ACTIVE);
        }
        assertThat(owner().sql("select state from control.town_visit where id in (:visits)")
                        .param("visits", List.of(visit, other))
                        .query(String.class)
                        .list())
                .containsExactly("ENDED", "ENDED");
    }

    private void become(TenantState state) {
        owner().sql("update control.tenant set state = :state where code = '332119'")
                .param("state", state.name())
                .update();
        directory.refresh();
    }

    @Test
    void the_way_in_opens_once_at_one_town_only() throws Exception {
        allowed();
        var ticket = ticket();
        enter(SETOUCHI, ticket).andExpect(redirectedUrl("/visit/over"));
        enter(BIZEN, ticket).andExpect(redirectedUrl("/"));
        enter(BIZEN, ticket).andExpect(redirectedUrl("/visit/over"));
    }

    private static String page(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private Cookie allowedAndEntered() throws Exception {
        allowed();
        var answer = enter(BIZEN, ticket()).andExpect(redirectedUrl("/")).andReturn();
        return Objects.requireNonNull(answer.getResponse().getCookie("SESSION"));
    }

    private void allowed() throws Exception {
        browser.perform(send(ADMIN, "/visits/" + visit + "/allow")).andExpect(redirectedUrl("/visits"));
    }

    private ResultActions enter(Tenant town, String ticket) throws Exception {
        return browser.perform(
                at(town, post("/visit/enter")).param("ticket", ticket).with(csrf()));
    }

    private static MockHttpServletRequestBuilder at(Tenant town, MockHttpServletRequestBuilder request) {
        return request.with(made -> {
            made.setServerName(host(town));
            return made;
        });
    }

    /** As the console does it, which has the right to. */
    private static UUID asked(Instant now, Duration until) {
        var id = Ids.next();
        owner().sql("""
                        insert into control.town_visit (id, code, operator_id, operator_name, reason, asked_at, ends_at, state)
                        values (:id, '332119', 'operator-1', '山口 みさき', :reason, :now, :until, 'ASKED')
                        """)
                .param("id", id)
                .param("reason", REASON)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(until).atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private String ticket() {
        var secret = Secrets.fresh();
        owner().sql("update control.town_visit set ticket_hash = :hash, ticket_until = ends_at where id = :id")
                .param("hash", Secrets.hash(secret))
                .param("id", visit)
                .update();
        return secret;
    }
}
