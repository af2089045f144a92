package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.TypedForm;
import jp.sodachi.support.JapaneseDates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A nurse invites to a check-up and prepares tomorrow. */
class CheckupDayStoryTest extends StaffSiteTest {
    @Autowired
    Checkups checkups;

    @Autowired
    FormEntries entries;

    @Test
    void tomorrow_is_sorted_by_what_there_is_to_look_at() throws Exception {
        var calm = born(BIZEN, "朝日 りん", "あさひ りん", today().minusDays(560));
        var worried = born(BIZEN, "夕日 れん", "ゆうひ れん", today().minusDays(560));
        var silent = born(BIZEN, "月見 あん", "つきみ あん", today().minusDays(560));
        var mother = joined(BIZEN, worried, "sub-yuuhi", "夕日 かな");
        in(
                BIZEN,
                mother,
                () -> entries.enter(
                        FormSubject.child(worried.id()),
                        "GUARDIAN_Y01H",
                        page(Map.of("meaningful_words", "NO", "has_adviser", "NO"))));
        var father = joined(BIZEN, calm, "sub-asahi", "朝日 けん");
        in(
                BIZEN,
                father,
                () -> entries.enter(
                        FormSubject.child(calm.id()), "GUARDIAN_Y01H", page(Map.of("meaningful_words", "YES"))));

        var day = JapaneseDates.era(today().plusDays(1));
        browser.perform(open(NURSE, "/checkups/invite?form=CHECKUP_Y01H&on=" + day + "&at=13時"))
                .andExpect(content().string(allOf(containsString("朝日 りん"), containsString("夕日 れん"))));
        var invite = send(NURSE, "/checkups/invite")
                .param("form", "CHECKUP_Y01H")
                .param("on", day)
                .param("at", "１３時")
                .param("venue", "市民センター");
        for (var child : List.of(calm, worried, silent)) {
            invite.param("children", child.id().toString());
        }
        browser.perform(invite).andExpect(redirectedUrl("/checkups?on=" + today().plusDays(1)));

        assertThat(in(BIZEN, actor(NURSE), () -> checkups.listDay(today().plusDays(1))))
                .extracting(each -> each.child().facts().name())
                .containsExactly("夕日 れん", "月見 あん", "朝日 りん");
        browser.perform(open(NURSE, "/checkups"))
                .andExpect(content()
                        .string(allOf(
                                containsString("あすの健診"),
                                containsString("意味のあることばを、いくつか話しますか"),
                                containsString("保護者の記録がまだです"),
                                containsString("13:00"))));
        assertThat(in(BIZEN, mother, () -> checkups.listToCome(worried.id())))
                .singleElement()
                .satisfies(place -> assertThat(place.venue()).isEqualTo("市民センター"));

        var place = in(BIZEN, mother, () -> checkups.listToCome(worried.id())).getFirst();
        browser.perform(send(NURSE, "/checkups/places/" + place.id() + "/cancel")
                        .param("on", today().plusDays(1).toString()))
                .andExpect(redirectedUrl("/checkups?on=" + today().plusDays(1)));
        browser.perform(open(NURSE, "/checkups")).andExpect(content().string(not(containsString("夕日 れん"))));
    }

    @Test
    void a_day_gone_by_no_checkup_no_child_and_a_strange_time_are_refused() throws Exception {
        browser.perform(send(NURSE, "/checkups/invite")
                        .param("form", "PREG_VISIT")
                        .param("on", "2020/1/1")
                        .param("at", "ひる")
                        .param("venue", "あ".repeat(101)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("健診をえらんでください。"),
                                containsString("もうすぎた日です。"),
                                containsString("13:30 のように"),
                                containsString("value=\"ひる\""))));
        browser.perform(send(NURSE, "/checkups/invite")
                        .param("form", "CHECKUP_Y03")
                        .param("on", JapaneseDates.era(today().plusDays(2))))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("ひとり以上えらんでください。")));
    }

    @Test
    void who_had_it_moved_away_or_is_invited_is_not_proposed_again() {
        var had = born(SETOUCHI, "済 あい", "すみ あい", today().minusDays(1150));
        var due = born(SETOUCHI, "未 あい", "み あい", today().minusDays(1150));
        in(
                SETOUCHI,
                actor(NURSE),
                () -> entries.enter(FormSubject.child(had.id()), "CHECKUP_Y03", page(Map.of("height", "95"))));
        assertThat(in(SETOUCHI, actor(NURSE), () -> checkups.listEligible("CHECKUP_Y03", today().plusDays(1), 100)))
                .extracting(child -> child.id())
                .contains(due.id())
                .doesNotContain(had.id());
        in(
                SETOUCHI,
                actor(NURSE),
                () -> checkups.invite("CHECKUP_Y03", today().plusDays(1), "", "", List.of(due.id())));
        assertThat(in(SETOUCHI, actor(NURSE), () -> checkups.listEligible("CHECKUP_Y03", today().plusDays(1), 100)))
                .extracting(child -> child.id())
                .doesNotContain(due.id());
        var parent = joined(SETOUCHI, had, "sub-sumi", "");
        assertThatThrownBy(() -> in(SETOUCHI, parent, () -> checkups.listDay(today())))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> in(SETOUCHI, parent, () -> checkups.listToCome(due.id())))
                .isInstanceOf(NotYours.class);
    }

    private TypedForm page(Map<String, String> answers) {
        return new TypedForm(today().toString(), "", "", "", answers);
    }
}
