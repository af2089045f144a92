package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.Objects;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.assessment.LicensedInstruments;
import jp.sodachi.assessment.Sending;
import jp.sodachi.assessment.TownInstruments;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Child;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

/** A licensed sheet comes as a signed package for one town, and its texts stay there. */
class LicensedInstrumentStoryTest extends StaffSiteTest {
    @Autowired
    LicensedInstruments licensed;

    @Autowired
    TownInstruments instruments;

    @Autowired
    Assessments assessments;

    @AfterEach
    void no_package_any_more() {
        owner().sql("delete from t_332119.assessment_sheet where instrument = 'made-up-mood'")
                .update();
        owner().sql("delete from t_332119.assessment_instrument where origin = 'LICENSED'")
                .update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "made-up-press"        | "other-press"          | だれの質問票か
            ["332119"]             | ["332127"]             | 別のまちのため
            "until": "2099-12-31"  | "until": "2026-03-31"  | 期間が終わって
            "electronic_use": true | "electronic_use": false | 画面で答えること
            "months": [0, 12]      | "months": [2, 12]      | 月齢
            "sodachi-package/1"    | "sodachi-package/9"    | 書きかた
            "version": "1.0.0"     | "version": "1.0.1"     | 許諾の書類
            """)
    void a_package_whose_licence_does_not_fit_is_refused_with_its_reason(String from, String to, String says)
            throws Exception {
        var manifest = MadeUpPublisher.manifest("1.0.0");
        assertThat(manifest).contains(from);
        load(MadeUpPublisher.packed(manifest.replace(from, to), MadeUpPublisher.instrument("1.0.0")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString(says), containsString("id=\"file-error\""))));
        assertThat(in(BIZEN, actor(ADMIN), licensed::listWaiting)).isEmpty();
    }

    @Test
    void one_changed_byte_fails_the_signature_wherever_it_is() throws Exception {
        var manifest = MadeUpPublisher.manifest("1.0.0");
        var instrument = MadeUpPublisher.instrument("1.0.0");
        var signature = MadeUpPublisher.sign(manifest, instrument);
        load(MadeUpPublisher.zip(manifest, instrument.replace("問い二", "問い貳"), signature))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("署名")));
        load(MadeUpPublisher.zip(manifest.replace("2099-12-31", "2098-12-31"), instrument, signature))
                .andExpect(content().string(containsString("署名")));
        signature[7] ^= 1;
        load(MadeUpPublisher.zip(manifest, instrument, signature))
                .andExpect(content().string(containsString("署名")));
        load("no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .andExpect(content().string(containsString("ではありません")));
        var wrong = instrument.replace("\"level\": \"refer\"", "\"level\": \"red\"");
        load(MadeUpPublisher.packed(manifest, wrong))
                .andExpect(content().string(allOf(containsString("書きかた"), containsString("rules[1].level"))));
    }

    @Test
    void a_nurse_checks_it_an_admin_switches_it_on_and_it_is_copied_by_nobody() throws Exception {
        loadAndSwitchOn("1.0.0");
        browser.perform(open(NURSE, "/instruments"))
                .andExpect(content()
                        .string(allOf(
                                containsString("作りものの気もち"),
                                containsString("Made-up Press"),
                                containsString("写すことはできません"))));
        browser.perform(send(NURSE, "/instruments/copy")
                        .param("id", "made-up-mood")
                        .param("number", "1.0.0"))
                .andExpect(redirectedUrl("/instruments"));
        assertThat(owner().sql("select content from t_332119.assessment_instrument where instrument = 'made-up-mood'")
                        .query(String.class)
                        .single())
                .as("sealed in the table")
                .startsWith("sealed:")
                .doesNotContain("ひみつ");
        assertThat(in(SETOUCHI, actor(ADMIN), licensed::listWaiting)).isEmpty();
        assertThat(in(SETOUCHI, actor(ADMIN), instruments::list))
                .noneMatch(each -> each.instrument().id().equals("made-up-mood"));
        load(MadeUpPublisher.packed(MadeUpPublisher.manifest("1.0.0"), MadeUpPublisher.instrument("1.0.0")))
                .andExpect(content().string(containsString("もう入っています")));
    }

    @Test
    void what_a_mother_answers_about_herself_is_seen_by_her_and_the_nurse_alone_and_an_alarm_waits_for_nothing()
            throws Exception {
        loadAndSwitchOn("1.0.0");
        var child = born(BIZEN, "見本 うぶごえ", "みほん うぶごえ", today().minusMonths(2));
        var mother = joined(BIZEN, child, "sub-mother-mood", "見本 はは");
        var father = joined(BIZEN, child, "sub-father-mood", "見本 ちち");
        var sheet = in(BIZEN, mother, () -> assessments.begin(child.id(), "made-up-mood"))
                .orElseThrow();
        assertThat(in(BIZEN, father, () -> assessments.begin(child.id(), "made-up-mood")))
                .isEmpty();
        assertThat(catchThrowable(() -> in(BIZEN, father, () -> assessments.get(child.id(), sheet))))
                .isInstanceOf(NotYours.class);
        in(BIZEN, mother, () -> assessments.answer(child.id(), sheet, "q3", "YES"));
        assertThat(in(BIZEN, mother, () -> assessments.send(child.id(), sheet))).isInstanceOf(Sending.Sent.class);
        assertThat(in(BIZEN, father, () -> assessments.open(child.id()).sent())).isEmpty();
        assertThat(in(BIZEN, father, () -> assessments.listSheets(child.id()))).isEmpty();
        var seen = in(BIZEN, actor(NURSE), () -> assessments.listSheets(child.id()))
                .getFirst();
        assertThat(Objects.requireNonNull(seen.result()).level()).isEqualTo(Level.URGENT);
        assertThat(seen.taskId()).isNotNull();
    }

    @Test
    void when_the_licence_is_over_nothing_new_is_answered_and_what_stands_is_explained() throws Exception {
        loadAndSwitchOn("1.0.0");
        var child = born(BIZEN, "見本 きげん", "みほん きげん", today().minusMonths(2));
        var mother = joined(BIZEN, child, "sub-mother-term", "見本 はは");
        var sent = answered(child, mother);
        var begun = in(BIZEN, mother, () -> assessments.begin(child.id(), "made-up-mood"))
                .orElseThrow();
        in(BIZEN, mother, () -> assessments.answer(child.id(), begun, "q1", "YES"));
        owner().sql("""
                        update t_332119.assessment_instrument
                           set licence = jsonb_set(licence, '{until}', '"2026-01-31"') where origin = 'LICENSED'
                        """).update();
        assertThat(in(BIZEN, mother, () -> assessments.send(child.id(), begun)))
                .isEqualTo(new Sending.Refused(Sending.Reason.LICENCE_OVER));
        assertThat(in(BIZEN, mother, () -> assessments.open(child.id()).open()))
                .noneMatch(each -> each.instrument().id().equals("made-up-mood"));
        var stands = in(BIZEN, mother, () -> assessments.get(child.id(), sent));
        assertThat(Objects.requireNonNull(stands.sheet().result()).points()).isZero();
        assertThat(stands.instrument().items())
                .as("the score stays, the words do not")
                .noneMatch(item -> item.text().ja().contains("ひみつ"));
    }

    private java.util.UUID answered(Child child, Actor.Parent mother) {
        return in(BIZEN, mother, () -> {
            var sheet = assessments.begin(child.id(), "made-up-mood").orElseThrow();
            for (var item : Map.of("q1", "NO", "q2", "NO", "q3", "NO").entrySet()) {
                assessments.answer(child.id(), sheet, item.getKey(), item.getValue());
            }
            assessments.send(child.id(), sheet);
            return sheet;
        });
    }

    private void loadAndSwitchOn(String version) throws Exception {
        load(MadeUpPublisher.packed(MadeUpPublisher.manifest(version), MadeUpPublisher.instrument(version)))
                .andExpect(redirectedUrl("/instruments/packages"));
        browser.perform(open(ADMIN, "/instruments")).andExpect(content().string(not(containsString("作りものの気もち"))));
        var waiting = in(BIZEN, actor(ADMIN), licensed::listWaiting).getFirst();
        browser.perform(open(NURSE, "/instruments/packages"))
                .andExpect(content().string(allOf(containsString("作りものの気もち"), containsString("ひみつの問い一"))));
        browser.perform(check(ADMIN, waiting)).andExpect(redirectedUrl("/instruments/packages"));
        assertThat(in(BIZEN, actor(ADMIN), licensed::listWaiting))
                .as("not by who loaded it")
                .hasSize(1);
        browser.perform(check(NURSE, waiting)).andExpect(redirectedUrl("/instruments/packages"));
        browser.perform(send(ADMIN, "/instruments/decide")
                        .param("id", "made-up-mood")
                        .param("number", version)
                        .param("from", "OFF")
                        .param("to", "OFFERED"))
                .andExpect(redirectedUrl("/instruments"));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder check(
            Person person, LicensedInstruments.Waiting waiting) {
        return send(person, "/instruments/packages/" + waiting.id() + "/check")
                .param("revision", Integer.toString(waiting.revision()));
    }

    private ResultActions load(byte[] zip) throws Exception {
        return browser.perform(upload(ADMIN, "/instruments/packages")
                .file(new MockMultipartFile("file", "made-up.zip", "application/zip", zip)));
    }
}
