package jp.sodachi.tenantadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The console as an operator sees it. */
class ConsolePagesTest extends ConsoleTest {

    @Test
    void a_visitor_is_sent_to_the_door_and_nobody_but_an_operator_comes_in() throws Exception {
        browser.perform(get("/towns")).andExpect(redirectedUrl("/signin"));
        browser.perform(get("/signin"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/oauth2/authorization/platform")));
        browser.perform(get("/bye")).andExpect(status().isOk());
        browser.perform(get("/towns")
                        .with(oidcLogin()
                                .authorities(
                                        new SimpleGrantedAuthority("ROLE_STAFF"),
                                        new SimpleGrantedAuthority("TENANT_332119"))))
                .andExpect(status().isNotFound());
    }

    @Test
    void an_operator_asks_a_town_and_gets_a_way_in_only_when_it_has_said_yes() throws Exception {
        owner().sql("""
                        insert into control.tenant values ('332143', '真庭市', 'まにわし', '岡山県', 'home', 'ACTIVE', :now, :now)
                        """)
                .param("now", Instant.now().atOffset(java.time.ZoneOffset.UTC))
                .update();
        owner().sql("insert into control.tenant_host values ('332143.localhost', '332143')")
                .update();
        browser.perform(post("/towns/332143/visits")
                        .with(operator())
                        .with(csrf())
                        .param("reason", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("わけを書いてください")));
        browser.perform(post("/towns/332143/visits")
                        .with(operator())
                        .with(csrf())
                        .param("reason", "一覧が出ないというお問い合わせ")
                        .param("hours", "3"))
                .andExpect(redirectedUrl("/towns/332143/visits"));
        var visit = owner().sql("select id::text from control.town_visit")
                .query(String.class)
                .single();
        browser.perform(page("/towns/332143/visits")).andExpect(content().string(containsString("町の返事を待っています")));
        browser.perform(post("/towns/332143/visits/" + visit + "/enter")
                        .with(operator())
                        .with(csrf()))
                .andExpect(redirectedUrl("/towns/332143/visits"));

        owner().sql("update control.town_visit set state = 'ALLOWED'").update();
        browser.perform(post("/towns/332143/visits/" + visit + "/enter")
                        .with(operator())
                        .with(csrf()))
                .andExpect(content().string(containsString("http://332143.localhost:8082/visit/enter?ticket=")));
        browser.perform(post("/towns/332143/visits/" + visit + "/end")
                        .with(operator())
                        .with(csrf()))
                .andExpect(redirectedUrl("/towns/332143/visits"));
        browser.perform(page("/operators")).andExpect(content().string(containsString("立ち入りを申し出た")));
        owner().sql(
                        "delete from control.town_visit; delete from control.tenant_host where code = '332143'; delete from control.tenant where code = '332143'")
                .update();
    }

    @Test
    void a_form_without_its_token_is_told_to_be_late_and_does_nothing() throws Exception {
        browser.perform(post("/towns/332119/suspend").with(operator())).andExpect(status().isForbidden());
        assertThat(stateOf("332119")).isNotEqualTo("SUSPENDED");
    }

    @Test
    void an_operator_finds_a_town_by_kana_names_its_first_admin_and_sees_it_open_as_a_sandbox() throws Exception {
        browser.perform(page("/start?q=たけはら"))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("竹原市"), containsString("/start/342033"))));
        browser.perform(page("/start/342033"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("http://342033.localhost:8082")));

        browser.perform(post("/start/342033")
                        .with(operator())
                        .with(csrf())
                        .param("adminName", "鈴木 一郎")
                        .param("adminEmail", "ｉｃｈｉｒｏ＠example.jp"))
                .andExpect(redirectedUrl("/towns/342033"));
        waitUntilOpen("342033");

        browser.perform(page("/towns/342033"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("お試し中"), containsString("最新"), not(containsString("hx-get")))));
        browser.perform(page("/towns?q=たけはら"))
                .andExpect(content().string(allOf(containsString("竹原市"), containsString("8 / 8"))));
        browser.perform(page("/towns?q=さっぽろ")).andExpect(content().string(not(containsString("竹原市"))));
        browser.perform(page("/operators"))
                .andExpect(content().string(allOf(containsString("山口 みさき"), containsString("竹原市"))));
        browser.perform(page("/start/342033"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("もう開始されています")));
    }

    @Test
    void what_is_no_town_is_refused_in_one_sentence() throws Exception {
        browser.perform(page("/start?q=332118")).andExpect(content().string(containsString("検査数字が合いません")));
        browser.perform(page("/start?q=３３２１１８")).andExpect(content().string(containsString("検査数字が合いません")));
        browser.perform(page("/start/330001"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("都道府県のコードです")));
        browser.perform(page("/start/332118"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("検査数字が合いません")));
        browser.perform(post("/start/011011").with(operator()).with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("政令指定都市の区です")));
        browser.perform(page("/towns/332118")).andExpect(status().isNotFound());
    }

    @Test
    void a_town_is_moved_only_to_another_server_that_is_there() throws Exception {
        browser.perform(post("/start/342149")
                        .with(operator())
                        .with(csrf())
                        .param("adminName", "鈴木 一郎")
                        .param("adminEmail", "ichiro@example.jp"))
                .andExpect(redirectedUrl("/towns/342149"));
        waitUntilOpen("342149");

        browser.perform(page("/towns/342149"))
                .andExpect(content().string(allOf(containsString(">home<"), not(containsString("別のサーバーへ移す")))));
        browser.perform(page("/towns/342149/server"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("別のサーバーへ移しますか")));
        for (var wrong : List.of("", "nowhere", "home")) {
            browser.perform(post("/towns/342149/server")
                            .with(operator())
                            .with(csrf())
                            .param("server", wrong))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content()
                            .string(containsString(
                                    switch (wrong) {
                                        case "" -> "移すさきをえらんでください";
                                        case "home" -> "もうこのサーバーにあります";
                                        default -> "その名前のサーバーはありません";
                                    })));
        }
        browser.perform(post("/start/342106")
                        .with(operator())
                        .with(csrf())
                        .param("adminName", "鈴木 一郎")
                        .param("adminEmail", "ichiro@example.jp")
                        .param("server", "nowhere"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("空きのあるサーバーがありません")));
        assertThat(stateOf("342106")).isEmpty();
        for (var button : List.of("stop", "confirm")) {
            browser.perform(post("/towns/342149/server/" + button)
                            .with(operator())
                            .with(csrf()))
                    .andExpect(redirectedUrl("/towns/342149"));
        }
        assertThat(owner().sql("select count(*) from control.town_relocation")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_was_typed_stays_when_the_form_is_wrong_and_nothing_starts() throws Exception {
        browser.perform(post("/start/343021")
                        .with(operator())
                        .with(csrf())
                        .param("adminName", "田".repeat(10_000))
                        .param("adminEmail", "not an address"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("60字まで"),
                                containsString("メールアドレスをご確認ください"),
                                containsString("not an address"),
                                containsString("田田田"))));
        assertThat(stateOf("343021")).isEmpty();
    }

    @Test
    void a_stopped_start_offers_the_button_and_the_button_finishes_it() throws Exception {
        KEYCLOAK.goAway();
        browser.perform(post("/start/462012")
                        .with(operator())
                        .with(csrf())
                        .param("adminName", "高橋 桜")
                        .param("adminEmail", "sakura@example.jp"))
                .andExpect(redirectedUrl("/towns/462012"));
        waitUntil(() -> pageText("/towns/462012").contains("もう一度"));
        assertThat(pageText("/towns/462012")).contains("返事がありません").contains("503");
        assertThat(pageText("/towns")).contains("準備が止まっています");

        KEYCLOAK.comeBack();
        browser.perform(post("/towns/462012/again").with(operator()).with(csrf()))
                .andExpect(redirectedUrl("/towns/462012"));
        waitUntilOpen("462012");
    }

    @Test
    void a_database_that_goes_away_in_the_middle_of_a_start_is_told_in_one_sentence_and_the_button_finishes_it()
            throws Exception {
        var gone = new CountDownLatch(1);
        KEYCLOAK.meanwhile(() -> {
            databaseGoesAway();
            gone.countDown();
        });
        try {
            browser.perform(post("/start/462039")
                            .with(operator())
                            .with(csrf())
                            .param("adminName", "高橋 桜")
                            .param("adminEmail", "sakura@example.jp"))
                    .andExpect(redirectedUrl("/towns/462039"));
            assertThat(gone.await(60, TimeUnit.SECONDS)).isTrue();

            browser.perform(page("/towns"))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().string("Retry-After", "30"))
                    .andExpect(content().string(containsString("データベースから返事がありません")));
        } finally {
            databaseComesBack();
        }
        waitUntil(() -> pageText("/towns/462039").contains("もう一度"));
        assertThat(stateOf("462039")).isEqualTo("REQUESTED");
        assertThat(pageText("/towns/462039")).contains("途中で止まりました");

        browser.perform(post("/towns/462039/again").with(operator()).with(csrf()))
                .andExpect(redirectedUrl("/towns/462039"));
        waitUntilOpen("462039");
        assertThat(KEYCLOAK.organizations()).containsValue("462039");
    }

    @Test
    void a_town_is_suspended_and_reopened_and_the_second_of_two_hears_that_somebody_was_faster() throws Exception {
        owner().sql("""
                        insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                        values ('271004', '大阪市', 'おおさかし', '大阪府', 'home', 'ACTIVE', now(), now())
                        """).update();

        browser.perform(page("/towns/271004/suspend")).andExpect(content().string(containsString("大阪市を停止しますか")));
        browser.perform(post("/towns/271004/suspend").with(operator()).with(csrf()))
                .andExpect(redirectedUrl("/towns/271004"));
        assertThat(stateOf("271004")).isEqualTo("SUSPENDED");
        var second = browser.perform(
                        post("/towns/271004/suspend").with(operator()).with(csrf()))
                .andReturn();
        assertThat(second.getFlashMap().get("told")).isEqualTo("admin.town.changed-meanwhile");
        browser.perform(page("/towns/271004/reopen")).andExpect(status().isOk());
        browser.perform(post("/towns/271004/reopen").with(operator()).with(csrf()));
        assertThat(stateOf("271004")).isEqualTo("ACTIVE");
    }

    @Test
    void a_town_that_cannot_follow_shows_the_database_s_words_and_goes_on_when_it_is_mended() throws Exception {
        browser.perform(post("/start/472018")
                        .with(operator())
                        .with(csrf())
                        .param("adminName", "比嘉 海")
                        .param("adminEmail", "umi@example.jp"))
                .andExpect(redirectedUrl("/towns/472018"));
        waitUntilOpen("472018");
        assertThat(pageText("/migrations")).contains("すべての自治体が最新です");
        owner().sql("""
                        create table t_472018.kept as select * from t_472018.databasechangelog
                         where filename like '%/0070-record-measurement.sql';
                        delete from t_472018.databasechangelog where filename = (select filename from t_472018.kept);
                        update control.tenant_schema set digest = 'an-older-one' where code = '472018';
                        """).update();
        assertThat(pageText("/migrations")).contains("1の自治体を更新します", "更新を始める");

        browser.perform(post("/migrations").with(operator()).with(csrf())).andExpect(redirectedUrl("/migrations"));
        waitUntil(() -> pageText("/migrations").contains("SQLSTATE"));
        waitUntil(() -> !pageText("/migrations").contains("hx-get"));

        assertThat(pageText("/migrations")).contains("那覇市", "already exists", "第1波の失敗で停止", "もう一度");
        assertThat(pageText("/towns?q=なは")).contains("スキーマが最新ではありません");
        owner().sql("insert into t_472018.databasechangelog select * from t_472018.kept")
                .update();
        browser.perform(post("/migrations/472018").with(operator()).with(csrf()))
                .andExpect(redirectedUrl("/migrations"));
        assertThat(pageText("/migrations")).contains("すべての自治体が最新です").doesNotContain("SQLSTATE");
        assertThat(pageText("/operators")).contains("スキーマ更新のやり直し");
    }

    @Test
    void the_table_shows_what_the_worker_counted() throws Exception {
        owner().sql("""
                        insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
                        values ('472077', '石垣市', 'いしがきし', '沖縄県', 'home', 'ACTIVE', now(), now());
                        insert into control.tenant_usage values
                            ('472077', 1500, 1204, 855, 2, 5, 1, 12, now() - interval '2 hours', 1180, now(), 50000, 43000000, now());
                        """).update();

        assertThat(pageText("/towns?q=いしがき")).contains("1,204", "71%", ">12<");
        assertThat(pageText("/towns/472077")).contains("1,204家庭", "855", "管理者 2", "30日で 1,180通", "41.0 MB");
        owner().sql("delete from control.tenant_usage; delete from control.tenant where code = '472077'")
                .update();
    }

    @Test
    void every_page_reads_in_english_too() throws Exception {
        for (var path :
                new String[] {"/towns", "/start", "/start?q=呉", "/start/343021", "/operators", "/migrations", "/signin"
                }) {
            browser.perform(page(path).header("Accept-Language", "en"))
                    .andExpect(path.equals("/signin") ? status().isFound() : status().isOk());
        }
        browser.perform(get("/signin").header("Accept-Language", "en"))
                .andExpect(content().string(containsString("Only operators may enter here.")));
    }

    private static MockHttpServletRequestBuilder page(String path) {
        return get(java.net.URI.create(org.springframework.web.util.UriUtils.encodeQuery(path, "UTF-8")))
                .with(operator());
    }

    private String pageText(String path) throws Exception {
        return browser.perform(page(path)).andReturn().getResponse().getContentAsString();
    }

    private void waitUntilOpen(String code) throws Exception {
        waitUntil(() -> stateOf(code).equals("SANDBOX"));
    }

    private static void waitUntil(java.util.concurrent.Callable<Boolean> done) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(60));
        while (!done.call()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.sleep(100);
        }
    }
}
