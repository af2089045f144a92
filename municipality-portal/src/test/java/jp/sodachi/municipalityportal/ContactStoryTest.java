package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;

/** An admin says how personal data is handled, and sees that mail arrives. */
class ContactStoryTest extends StaffSiteTest {

    @Test
    void what_is_written_is_stored_and_of_two_admins_the_second_sees_both() throws Exception {
        browser.perform(send(ADMIN, "/contact").param("version", "0").param("privacy", " "))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("個人情報のあつかいを書いてください")));
        browser.perform(send(ADMIN, "/contact")
                        .param("version", "0")
                        .param("hours", "平日 8時30分〜17時15分")
                        .param("privacy", "予防接種と健診のために記録します。"))
                .andExpect(redirectedUrl("/contact"));

        browser.perform(send(ADMIN, "/contact").param("version", "0").param("privacy", "別の文です。"))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("別の文です。"),
                                containsString("予防接種と健診のために記録します。"),
                                containsString("name=\"version\" value=\"1\""))));
        browser.perform(open(NURSE, "/contact")).andExpect(status().isNotFound());
    }

    @Test
    void a_trial_mail_is_received_by_whom_it_went_to_and_by_nobody_else() throws Exception {
        browser.perform(send(ADMIN, "/contact/trial")).andExpect(redirectedUrl("/contact"));
        var secret = owner().sql("""
                        update t_332119.notice_trial t set state = 'SENT' from t_332119.identity_staff s
                         where s.id = t.staff_id and s.subject = :nurse returning t.secret
                        """)
                .param("nurse", NURSE.subject())
                .query(String.class)
                .single();

        browser.perform(send(ADMIN, "/contact/trial/" + secret)).andExpect(status().isNotFound());
        browser.perform(open(NURSE, "/contact/trial/" + secret)).andExpect(status().isOk());
        assertThat(received()).as("opening alone proves nothing").isZero();
        browser.perform(send(NURSE, "/contact/trial/" + secret))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ありがとうございます")));

        assertThat(received()).isEqualTo(1);
        browser.perform(open(ADMIN, "/contact")).andExpect(content().string(containsString("届きました")));
    }

    private static int received() {
        return owner().sql("select count(*) from t_332119.notice_trial where state = 'RECEIVED'")
                .query(Integer.class)
                .single();
    }
}
