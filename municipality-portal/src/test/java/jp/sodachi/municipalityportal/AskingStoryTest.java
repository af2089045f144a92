package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.assessment.TownInstruments;
import jp.sodachi.identity.Actor;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.Child;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An admin decides which questions families are asked, and which families. */
class AskingStoryTest extends StaffSiteTest {
    @Autowired
    Assessments assessments;

    @Autowired
    TownInstruments instruments;

    @Autowired
    Checkups checkups;

    @Test
    void an_admin_decides_what_families_are_asked_and_a_nurse_only_looks() throws Exception {
        browser.perform(open(NURSE, "/instruments"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("からだの動き"),
                                containsString("できることリスト"),
                                containsString("まだ確認されていません"),
                                containsString("使っていません"),
                                not(containsString("/instruments/decide")))));
        browser.perform(open(ADMIN, "/instruments")).andExpect(content().string(containsString("/instruments/decide")));
        browser.perform(decide(NURSE, "OFF", "OFFERED")).andExpect(status().isNotFound());
        browser.perform(decide(ADMIN, "OFF", "OFFERED")).andExpect(redirectedUrl("/instruments"));
        var child = born(BIZEN, "見本 ふじ", "みほん ふじ", today().minusMonths(30));
        var parent = joined(BIZEN, child, "sub-fuji", "見本 はな");
        assertThat(in(BIZEN, parent, () -> assessments.begin(child.id(), "cdc-milestones-2022")))
                .isPresent();
        browser.perform(decide(ADMIN, "OFF", "WITHDRAWN")).andExpect(redirectedUrl("/instruments"));
        assertThat(in(BIZEN, parent, () -> assessments.begin(child.id(), "cdc-milestones-2022")))
                .as("somebody else had decided meanwhile")
                .isPresent();
        browser.perform(decide(ADMIN, "OFFERED", "OFF"));
        assertThat(in(BIZEN, parent, () -> assessments.begin(child.id(), "cdc-milestones-2022")))
                .isEmpty();
    }

    @Test
    void an_admin_chooses_whom_an_instrument_asks() throws Exception {
        var day = today().minusMonths(37);
        var younger = born(BIZEN, "見本 あと", "みほん あと", day);
        var older = born(BIZEN, "見本 まえ", "みほん まえ", day.minusDays(1));
        var mother = joined(BIZEN, younger, "sub-ato", "見本 はな");
        var father = joined(BIZEN, older, "sub-mae", "見本 はな");
        assertThat(asked(father, older)).contains("jp-precheckup-36m");
        browser.perform(shown(revision()).param("kind", "BORN_FROM"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("bornFrom-error")));
        var started = revision();
        browser.perform(shown(started).param("kind", "BORN_FROM").param("bornFrom", day.toString()))
                .andExpect(redirectedUrl("/instruments"));
        browser.perform(shown(started).param("kind", "EVERYBODY")).andExpect(status().isConflict());
        assertThat(asked(mother, younger)).contains("jp-precheckup-36m");
        assertThat(asked(father, older)).doesNotContain("jp-precheckup-36m");
        browser.perform(shown(revision()).param("kind", "INVITED")).andExpect(redirectedUrl("/instruments"));
        assertThat(asked(mother, younger)).doesNotContain("jp-precheckup-36m");
        in(
                BIZEN,
                actor(NURSE),
                () -> checkups.invite("CHECKUP_Y03", today().plusDays(9), "", "", List.of(younger.id())));
        assertThat(asked(mother, younger)).contains("jp-precheckup-36m");
        browser.perform(shown(revision()).param("kind", "EVERYBODY")).andExpect(redirectedUrl("/instruments"));
    }

    private List<String> asked(Actor.Parent parent, Child child) {
        return in(BIZEN, parent, () -> assessments.open(child.id()).open()).stream()
                .map(each -> each.instrument().id())
                .toList();
    }

    private String revision() {
        return in(BIZEN, actor(NURSE), () -> instruments.find("jp-precheckup-36m", "1.1.0"))
                .map(each -> Integer.toString(each.revision()))
                .orElseThrow();
    }

    private MockHttpServletRequestBuilder shown(String revision) {
        return send(ADMIN, "/instruments/shown")
                .param("id", "jp-precheckup-36m")
                .param("number", "1.1.0")
                .param("revision", revision);
    }

    private MockHttpServletRequestBuilder decide(Person person, String from, String to) {
        return send(person, "/instruments/decide")
                .param("id", "cdc-milestones-2022")
                .param("number", "1.1.0")
                .param("from", from)
                .param("to", to);
    }
}
