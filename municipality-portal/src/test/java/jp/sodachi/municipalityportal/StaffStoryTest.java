package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An admin looks after the office's people while the identity provider is away. */
class StaffStoryTest extends StaffSiteTest {

    @Test
    void an_invitation_is_kept_while_the_mail_cannot_be_sent_and_may_be_sent_again() throws Exception {
        var answer = browser.perform(send(ADMIN, "/staff/invite")
                        .param("name", "山口 みさき")
                        .param("email", "Ｍｉｓａｋｉ＠example.jp")
                        .param("role", "NURSE"))
                .andExpect(redirectedUrl("/staff"))
                .andReturn();

        browser.perform(open(ADMIN, "/staff").cookie(answer.getResponse().getCookies()))
                .andExpect(content()
                        .string(allOf(
                                containsString("misaki@example.jp"),
                                containsString("招待中"),
                                containsString("もう一度送る"),
                                containsString("招待メールはまだ送れていません"))));
        browser.perform(send(ADMIN, "/staff/" + idOf("misaki@example.jp") + "/again"))
                .andExpect(flash().attribute("warning", "members.not-sent"));
    }

    @Test
    void a_wrong_address_and_a_person_who_works_here_are_said_beside_the_field() throws Exception {
        browser.perform(send(ADMIN, "/staff/invite").param("name", "").param("email", "だれか"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("名前を入れてください。"),
                                containsString("メールアドレスとして読めませんでした。"),
                                containsString("権限をえらんでください。"),
                                containsString("value=\"だれか\""))));
        browser.perform(send(ADMIN, "/staff/invite")
                        .param("name", "大森 けい")
                        .param("email", NURSE.email())
                        .param("role", "ADMIN"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("すでに職員として登録されています。")));
    }

    @Test
    void whose_work_has_ended_finds_nothing_from_the_next_request_on() throws Exception {
        var leaving = new Person("sub-leaving", "西 とおる", "leaving@bizen.example");
        owner().sql("""
                        insert into t_332119.identity_staff
                               (id, subject, email, display_name, role, state, invited_at, joined_at)
                        values (:id, :subject, :email, :name, 'NURSE', 'ACTIVE', now(), now())
                        """)
                .param("id", UUID.randomUUID())
                .param("subject", leaving.subject())
                .param("email", leaving.email())
                .param("name", leaving.name())
                .update();
        browser.perform(open(leaving, "/")).andExpect(status().isOk());
        var end = "/staff/" + idOf(leaving.email()) + "/end";

        browser.perform(open(ADMIN, end)).andExpect(content().string(containsString("西 とおる さんの利用を終了しますか?")));
        browser.perform(send(ADMIN, end))
                .andExpect(redirectedUrl("/staff"))
                .andExpect(flash().attribute("warning", "members.ended-here-only"));

        browser.perform(open(leaving, "/")).andExpect(status().isNotFound());
        browser.perform(send(ADMIN, end)).andExpect(status().isNotFound());
    }

    @Test
    void nobody_ends_their_own_work() throws Exception {
        browser.perform(send(ADMIN, "/staff/" + idOf(ADMIN.email()) + "/end")).andExpect(status().isNotFound());
        browser.perform(open(ADMIN, "/staff")).andExpect(status().isOk());
        assertThat(refusals(BIZEN, "staff.end", "STAFF")).isPositive();
    }

    private static UUID idOf(String email) {
        return owner().sql("select id from t_332119.identity_staff where email = :email")
                .param("email", email)
                .query(UUID.class)
                .single();
    }
}
