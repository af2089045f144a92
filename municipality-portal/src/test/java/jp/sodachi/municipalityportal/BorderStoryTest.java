package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sodachi.support.SupportRoom;
import org.junit.jupiter.api.Test;

/** Who comes in where, and what the audit trail keeps of those who tried. */
class BorderStoryTest extends StaffSiteTest {
    private static final Person OTHER_TOWN = new Person("sub-nurse", "大森 けい", "nurse@bizen.example");
    private static final Person UNKNOWN = new Person("sub-unknown", "見知らぬ 人", "unknown@example.jp");

    @Test
    void a_visitor_is_sent_to_the_door_which_wears_the_towns_face() throws Exception {
        for (var path : List.of("/", "/children", "/children/new", "/counter", "/look", "/staff", "/readlog")) {
            browser.perform(visit(path)).andExpect(redirectedUrl("/signin"));
        }
        browser.perform(visit("/signin"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("そだち手帳"), containsString("/oauth2/authorization/staff"))));
        browser.perform(visit("/bye")).andExpect(status().isOk());
    }

    @Test
    void the_sign_in_asks_for_the_membership_of_this_one_town() throws Exception {
        var address = browser.perform(visit("/oauth2/authorization/staff?again=1&scope=openid&login_hint=x"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();

        assertThat(address)
                .contains("organization:332119")
                .contains("prompt=login")
                .contains("ui_locales=ja")
                .doesNotContain("login_hint");
    }

    @Test
    void a_nurse_opens_no_page_of_the_admins_and_has_no_way_to_one() throws Exception {
        browser.perform(open(NURSE, "/"))
                .andExpect(content()
                        .string(allOf(
                                not(containsString("href=\"/look\"")),
                                not(containsString("href=\"/staff\"")),
                                not(containsString("href=\"/readlog\"")))));
        var before = refusals(BIZEN, "look.read", "STAFF");

        for (var path : List.of("/look", "/staff", "/staff/invite", "/readlog", "/look/preview")) {
            browser.perform(open(NURSE, path)).andExpect(status().isNotFound());
        }
        browser.perform(send(NURSE, "/staff/invite")
                        .param("name", "だれか")
                        .param("email", "dareka@example.jp")
                        .param("role", "ADMIN"))
                .andExpect(status().isNotFound());
        browser.perform(send(NURSE, "/staff/" + UUID.randomUUID() + "/end")).andExpect(status().isNotFound());

        assertThat(refusals(BIZEN, "look.read", "STAFF")).isEqualTo(before + 2);
        browser.perform(open(ADMIN, "/")).andExpect(content().string(containsString("href=\"/readlog\"")));
    }

    @Test
    void a_child_of_another_town_is_not_found_and_the_attempt_is_kept() throws Exception {
        var theirs = born(SETOUCHI, "牛窓 うみ", "うしまど うみ", today().minusDays(50));
        var before = refusals(BIZEN, "child.read", "STAFF");

        browser.perform(open(NURSE, "/children/" + theirs.id())).andExpect(status().isNotFound());
        browser.perform(open(NURSE, "/children/" + theirs.id() + "/correct")).andExpect(status().isNotFound());
        browser.perform(open(NURSE, "/children/" + theirs.id() + "/doses/new")).andExpect(status().isNotFound());
        browser.perform(send(NURSE, "/children/" + theirs.id() + "/sheet")).andExpect(status().isNotFound());
        browser.perform(open(NURSE, "/children/kuma")).andExpect(status().isNotFound());
        look(NURSE, "/children", "うしまど").andExpect(content().string(not(containsString("牛窓"))));

        assertThat(refusals(BIZEN, "child.read", "STAFF")).isEqualTo(before + 3);
    }

    @Test
    void a_session_of_another_town_and_a_person_whom_the_office_does_not_know_find_nothing() throws Exception {
        browser.perform(visit("/children").with(signedIn(OTHER_TOWN, SETOUCHI))).andExpect(status().isNotFound());
        browser.perform(open(UNKNOWN, "/children")).andExpect(status().isNotFound());
        browser.perform(open(UNKNOWN, "/")).andExpect(status().isNotFound());
        assertThat(refusals(BIZEN, "today.read", "STAFF")).isPositive();
    }

    @Test
    void the_pages_carry_a_strict_policy_and_nothing_inline() throws Exception {
        var child = born(BIZEN, "表 町子", "おもて まちこ", today().minusDays(5));
        for (var path :
                List.of("/", "/children", "/children/new", "/children/" + child.id(), "/counter", "/look", "/staff")) {
            browser.perform(open(ADMIN, path))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                    .andExpect(content()
                            .string(allOf(
                                    not(containsString(" style=")),
                                    not(containsString("<style")),
                                    not(containsString(" onclick=")))));
        }
    }

    @Test
    void every_page_speaks_english_to_who_reads_english() throws Exception {
        var child = born(BIZEN, "表 町子", "おもて まちこ", today().minusDays(6));
        for (var path : List.of(
                "/",
                "/children",
                "/children/new",
                "/children/" + child.id(),
                "/children/" + child.id() + "/correct",
                "/children/" + child.id() + "/doses/new",
                "/counter",
                "/look",
                "/staff",
                "/staff/invite",
                "/retention",
                "/districts",
                "/notices/lists",
                "/replies",
                "/visits",
                "/walls",
                "/readlog")) {
            browser.perform(open(ADMIN, path).header("Accept-Language", "en"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("lang=\"en\"")));
        }
    }

    @Test
    void an_admin_says_how_long_things_are_kept_and_is_told_what_cannot_be() throws Exception {
        browser.perform(open(ADMIN, "/retention"))
                .andExpect(content().string(allOf(containsString("閲覧の記録"), containsString("value=\"60\""))));
        browser.perform(kept("72", "60,36,6,12,24")).andExpect(redirectedUrl("/retention"));
        browser.perform(kept("11", "72,36,6,12,24"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("12から"), containsString("value=\"11\""))));
        browser.perform(kept("80", "60,36,6,12,24"))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("閲覧の記録 72"), containsString("value=\"80\""))));
        browser.perform(kept("60", "72,36,6,12,24")).andExpect(redirectedUrl("/retention"));
        browser.perform(open(NURSE, "/retention")).andExpect(status().isNotFound());
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder kept(String trail, String seen) {
        return send(ADMIN, "/retention")
                .param("trail", trail)
                .param("mail", "36")
                .param("draft", "6")
                .param("code", "12")
                .param("content", "24")
                .param("seen", seen);
    }

    @Test
    void the_town_sees_that_its_walls_were_tried_or_not_yet() throws Exception {
        browser.perform(open(NURSE, "/walls")).andExpect(status().isNotFound());
        browser.perform(open(ADMIN, "/walls")).andExpect(content().string(containsString("まだ確かめていません")));
        owner().sql("""
                        insert into control.wall_probe (code, night, kind, tries, foreign_rows, unclear, at)
                        values ('332119', :night, 'ID', 1200, 0, 0, :at), ('332119', :night, 'SESSION', 34, 0, 0, :at),
                               ('332119', :night, 'FAMILY_CHILD', 10, 0, 0, :at)
                        """)
                .param("night", today())
                .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        browser.perform(open(ADMIN, "/walls"))
                .andExpect(content()
                        .string(allOf(
                                containsString("1,244 回試して"),
                                containsString("ほかの町のログインで開く"),
                                containsString("保護者の画面で"))));
        owner().sql("delete from control.wall_probe").update();
    }

    @Test
    void the_admin_finds_rows_by_child_and_by_person_and_by_day() throws Exception {
        var child = born(BIZEN, "笠井 みお", "かさい みお", today().minusDays(7));
        browser.perform(open(NURSE, "/children/" + child.id())).andExpect(status().isOk());
        look(send(ADMIN, "/readlog/find").param("child", "かさい"), ADMIN)
                .andExpect(content().string(containsString("笠井 みお")));
        // A row's day is that of its id, which is made in real time.
        var day = LocalDate.ofInstant(
                Instant.ofEpochMilli(child.id().getMostSignificantBits() >>> 16), SupportRoom.JAPAN);
        look(send(ADMIN, "/readlog/find").param("person", NURSE.name()).param("day", day.toString()), ADMIN)
                .andExpect(content().string(containsString("笠井 みお")));
        look(send(ADMIN, "/readlog/find").param("child", "かさい").param("day", "2020-01-01"), ADMIN)
                .andExpect(content().string(containsString("あてはまる記録がありません")));
        look(send(ADMIN, "/readlog/find").param("child", "かさい").param("day", "きのう"), ADMIN)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("かさい"), containsString("きのう"))));
    }

    @Test
    void the_admin_reads_who_opened_which_record() throws Exception {
        var child = born(BIZEN, "藤原 いと", "ふじわら いと", today().minusDays(7));
        browser.perform(open(NURSE, "/children/" + child.id())).andExpect(status().isOk());

        browser.perform(open(ADMIN, "/readlog"))
                .andExpect(content()
                        .string(allOf(
                                containsString("記録を見た"),
                                containsString("大森 けい"),
                                containsString("/children/" + child.id()),
                                containsString("藤原 いと"))));
        browser.perform(open(ADMIN, "/children/" + child.id()))
                .andExpect(content().string(allOf(containsString("出生を登録した"), containsString("大森 けい"))));
    }
}
