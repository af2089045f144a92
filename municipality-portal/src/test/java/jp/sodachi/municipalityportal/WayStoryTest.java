package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import jp.sodachi.notice.TownWays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The office sees on which ways its families can be called, limits what LINE costs, and ends a link for whoever asks. */
class WayStoryTest extends StaffSiteTest {
    @Autowired
    private TownWays ways;

    @BeforeEach
    void nothing_is_limited() {
        owner().sql("delete from t_332119.notice_tally where key like 'LINE/%'").update();
    }

    @Test
    void an_admin_sees_numbers_and_no_names_and_limits_the_month() throws Exception {
        owner().sql("insert into t_332119.notice_tally (key, count, at) values ('LINE/2026-09', 640, :now)")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        browser.perform(open(NURSE, "/ways")).andExpect(status().isNotFound());
        browser.perform(open(ADMIN, "/ways"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("@bizen"),
                                containsString("2026年9月"),
                                containsString("640通"),
                                containsString("LINEとの契約は 1,000通まで"),
                                not(containsString("made-up")))));

        browser.perform(send(ADMIN, "/ways/line").param("seen", "1000").param("most", "1001"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("0から1,000までの数"), containsString("value=\"1001\""))));
        browser.perform(send(ADMIN, "/ways/line").param("seen", "1000").param("most", "300"))
                .andExpect(redirectedUrl("/ways"));
        browser.perform(send(ADMIN, "/ways/line").param("seen", "1000").param("most", "500"))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("500"), containsString("300"))));
        browser.perform(open(ADMIN, "/ways")).andExpect(content().string(containsString("0通 / 300通")));
        browser.perform(send(NURSE, "/ways/line").param("seen", "300").param("most", "900"))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_nurse_ends_a_link_at_the_persons_request_on_the_page_of_what_was_sent() throws Exception {
        var child = born(BIZEN, "線田 みお", "せんだ みお", today().minusMonths(170));
        var other = born(BIZEN, "線野 りく", "せんの りく", today().minusMonths(170));
        joined(BIZEN, child, "sub-senda", "線田 まみ");
        var guardian = owner().sql("select id from t_332119.identity_guardian where subject = 'sub-senda'")
                .query(UUID.class)
                .single();
        owner().sql("""
                        insert into t_332119.notice_channel (id, guardian_id, way, address, secrets, added_at)
                        values (gen_random_uuid(), :guardian, 'LINE', 'U-senda', '{}', :now)
                        """)
                .param("guardian", guardian)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var page = "/children/" + child.id() + "/messages";
        browser.perform(open(NURSE, page)).andExpect(content().string(containsString("LINEとつながっています")));
        var end = page + "/line-end?guardian=" + guardian;
        browser.perform(open(NURSE, end)).andExpect(content().string(containsString("線田 まみ さんとLINEのつながりをやめますか?")));
        browser.perform(send(NURSE, "/children/" + other.id() + "/messages/line-end?guardian=" + guardian))
                .andExpect(status().isNotFound());
        assertThat(linked(guardian)).isTrue();

        browser.perform(send(NURSE, end)).andExpect(flash().attribute("saved", "notice.history.line-ended"));
        assertThat(linked(guardian)).isFalse();
        browser.perform(send(NURSE, end)).andExpect(redirectedUrl(page));
        browser.perform(open(NURSE, page)).andExpect(content().string(not(containsString("LINEとつながっています"))));
    }

    private boolean linked(UUID guardian) {
        return in(BIZEN, actor(NURSE), () -> ways.findLinked(List.of(guardian))).containsKey(guardian);
    }
}
