package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import jp.sodachi.identity.Guardians;
import jp.sodachi.support.JapaneseDates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a nurse does in a day. */
class NurseStoryTest extends StaffSiteTest {
    @Autowired
    private Guardians guardians;

    @Test
    void a_birth_is_registered_from_full_width_typing_and_its_page_opens() throws Exception {
        var answer = browser.perform(birth("備前　あおい", "ビゼン アオイ", "令和８年８月１１日"))
                .andExpect(redirectedUrlPattern("/children/*"))
                .andReturn();

        browser.perform(open(NURSE, leadsTo(answer)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("備前 あおい"),
                                containsString("びぜん あおい"),
                                containsString("令和8年8月11日(火)"),
                                containsString("39週2日"),
                                containsString("健診の予定"),
                                containsString("3〜4か月児健診"),
                                containsString("6〜7か月児健診"),
                                containsString("市区町村が必要に応じて行う健診です"))));
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_everything_typed_stays() throws Exception {
        var tomorrow = JapaneseDates.era(today().plusDays(1));
        browser.perform(birth("あ".repeat(10_240), "bizen", tomorrow).param("gestationWeeks", "99"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("か所をご確認ください"),
                                containsString("100文字以内で入れてください。"),
                                containsString("ひらがなかカタカナで入れてください。"),
                                containsString("生年月日が、きょうより先の日になっています。"),
                                containsString("週は20から44までの数で入れてください。"),
                                containsString("あ".repeat(10_240)),
                                containsString("value=\"bizen\""),
                                containsString("value=\"" + tomorrow + "\""))));
    }

    @Test
    void the_same_reading_and_birth_date_is_shown_and_may_be_registered_all_the_same() throws Exception {
        var first = born(BIZEN, "森 ひなた", "もり ひなた", today().minusDays(40));
        var day = JapaneseDates.era(today().minusDays(40));

        browser.perform(birth("森 陽", "モリ　ヒナタ", day))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("すでに登録されています"),
                                containsString("/children/" + first.id()),
                                containsString("value=\"森 陽\""),
                                containsString("別のお子さんとして登録する"))));

        browser.perform(birth("森 陽", "もり ひなた", day).param("another", "yes"))
                .andExpect(redirectedUrlPattern("/children/*"));
    }

    @Test
    void a_brother_comes_into_the_same_family() throws Exception {
        var sister = born(BIZEN, "高原 めい", "たかはら めい", today().minusDays(800));

        browser.perform(open(NURSE, "/children/new?sibling=" + sister.id()))
                .andExpect(content().string(allOf(containsString("高原 めい さんのきょうだい"), containsString("value=\"高原 \""))));
        var answer = browser.perform(birth("高原 そら", "たかはら そら", JapaneseDates.era(today().minusDays(9)))
                        .param("sibling", sister.id().toString()))
                .andReturn();

        browser.perform(open(NURSE, leadsTo(answer)))
                .andExpect(content().string(allOf(containsString("きょうだい ・ "), containsString("高原 めい"))));
    }

    @Test
    void a_child_is_found_by_any_mix_of_words() throws Exception {
        var child = born(BIZEN, "三宅 ゆい", "みやけ ゆい", today().minusDays(28));
        born(BIZEN, "三宅 ゆい", "みやけ ゆい", today().minusDays(29));
        var page = "/children/" + child.id();

        for (var words : new String[] {"ゆい ミヤケ", "三宅ゆい", "みやけ"}) {
            look(NURSE, "/children", words).andExpect(content().string(containsString(page)));
        }
        look(NURSE, "/children", "三宅 " + JapaneseDates.era(today().minusDays(28)))
                .andExpect(redirectedUrl(page));
        look(NURSE, "/children", "ここにいない")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("見つかりませんでした")));
    }

    @Test
    void an_entry_of_a_parent_waits_on_the_first_page_and_is_confirmed_with_one_tap() throws Exception {
        var child = born(BIZEN, "小林 そら", "こばやし そら", today().minusDays(90));
        var mother = joined(BIZEN, child, "sub-mother", "小林 めぐみ");
        var dose = enteredByParent(BIZEN, mother, child, "DPT_IPV_HIB", today().minusDays(20));
        var confirm = "/children/" + child.id() + "/doses/" + dose + "/confirm";

        browser.perform(open(NURSE, "/"))
                .andExpect(content().string(allOf(containsString(confirm), containsString("小林 めぐみ さんが入力"))));
        browser.perform(send(NURSE, confirm).param("from", "today"))
                .andExpect(redirectedUrl("/"))
                .andExpect(flash().attribute("saved", "child.saved.confirmed"));
        browser.perform(send(NURSE, confirm).param("from", "today"))
                .andExpect(flash().attribute("told", "child.settled-meanwhile"));

        browser.perform(open(NURSE, "/")).andExpect(content().string(not(containsString(confirm))));
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content()
                        .string(allOf(
                                containsString("入力: 小林 めぐみ さん(保護者)"),
                                containsString("確認: 大森 けい"),
                                containsString("確認ずみ"))));
    }

    @Test
    void a_dose_is_entered_at_the_counter_once_and_may_be_withdrawn() throws Exception {
        var child = born(BIZEN, "岡 りく", "おか りく", today().minusDays(70));
        var page = "/children/" + child.id();
        browser.perform(dose(page, "BCG", "９９９９年１月１日"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("年をご確認ください")));
        browser.perform(dose(page, "BCG", JapaneseDates.era(today().minusDays(71))))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("生まれた日より前")));

        browser.perform(dose(page, "BCG", JapaneseDates.era(today()))).andExpect(redirectedUrl(page));
        browser.perform(dose(page, "BCG", JapaneseDates.era(today())))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("すでにあります")));

        var dose = in(
                BIZEN, actor(NURSE), () -> records.getChild(child.id()).doses().getFirst());
        assertThat(dose.state().name()).isEqualTo("CONFIRMED");
        browser.perform(open(NURSE, page + "/doses/" + dose.id() + "/withdraw"))
                .andExpect(content().string(containsString("取り消しますか?")));
        browser.perform(send(NURSE, page + "/doses/" + dose.id() + "/withdraw").param("why", "まちがい"))
                .andExpect(redirectedUrl(page));
        browser.perform(open(NURSE, page)).andExpect(content().string(containsString("取り消し: 大森 けい")));
    }

    @Test
    void of_two_who_correct_the_same_child_the_second_sees_both_texts_and_chooses() throws Exception {
        var child = born(BIZEN, "藤井 れん", "ふじい れん", today().minusDays(300));
        var correct = "/children/" + child.id() + "/correct";
        browser.perform(correction(ADMIN, correct, "藤井 蓮", 0)).andExpect(redirectedUrl("/children/" + child.id()));

        browser.perform(correction(NURSE, correct, "藤井 漣", 0))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("片山 早苗 さんが先に保存しました"),
                                containsString("<span>藤井 漣</span>"),
                                containsString("<span>藤井 蓮</span>"),
                                containsString("value=\"藤井 漣\""),
                                containsString("name=\"version\" value=\"1\""))));
        assertThat(in(BIZEN, actor(NURSE), () -> records.getChild(child.id()))
                        .child()
                        .facts()
                        .name())
                .isEqualTo("藤井 蓮");

        browser.perform(correction(NURSE, correct, "藤井 漣", 1)).andExpect(redirectedUrl("/children/" + child.id()));
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content()
                        .string(allOf(
                                containsString("直した内容"),
                                containsString("藤井 れん から 藤井 蓮 へ"),
                                containsString("出生届の表記に合わせた"))));
    }

    @Test
    void a_guardians_number_is_entered_from_full_width_typing_and_nobodys_is_overwritten() throws Exception {
        var child = born(BIZEN, "森本 つむぎ", "もりもと つむぎ", today().minusDays(70));
        joined(BIZEN, child, "sub-phone", "森本 かおり");
        var guardian =
                in(BIZEN, actor(NURSE), () -> guardians.listOf(child.id())).getFirst();
        var page = "/children/" + child.id();
        var phone = page + "/guardians/" + guardian.id() + "/phone";
        browser.perform(open(NURSE, page)).andExpect(content().string(containsString(phone)));
        browser.perform(send(NURSE, phone).param("phone", "でんわ").param("expected", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("value=\"でんわ\""), containsString("10けたか11けたの番号"))));

        browser.perform(send(NURSE, phone).param("phone", "０９０－１２３４－５６７８").param("expected", ""))
                .andExpect(redirectedUrl(page));

        browser.perform(open(NURSE, page))
                .andExpect(content().string(allOf(containsString("tel:09012345678"), containsString("保護者の電話番号を保存した"))));
        browser.perform(send(NURSE, phone).param("phone", "086-964-0000").param("expected", ""))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("<span>0869640000</span>"),
                                containsString("<span>09012345678</span>"),
                                containsString("name=\"expected\" value=\"09012345678\""))));
        look(NURSE, "/children", "090-1234-5678").andExpect(redirectedUrl(page));
        var other = born(BIZEN, "別府 はる", "べっぷ はる", today().minusDays(70));
        browser.perform(send(
                                NURSE,
                                phone.replace(child.id().toString(), other.id().toString()))
                        .param("phone", "0869640000")
                        .param("expected", "09012345678"))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_family_without_an_account_has_a_number_that_brothers_and_sisters_share_and_the_search_finds()
            throws Exception {
        var child = born(BIZEN, "三石 あおば", "みついし あおば", today().minusDays(70));
        var page = "/children/" + child.id();
        browser.perform(open(NURSE, page)).andExpect(content().string(containsString("アカウントのない保護者の電話番号を入れる")));
        browser.perform(send(NURSE, page + "/contact").param("name", "祖母 三石 とし").param("phone", "でんわ"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("祖母 三石 とし"), containsString("10けたか11けたの番号"))));

        browser.perform(send(NURSE, page + "/contact").param("name", "祖母 三石 とし").param("phone", "０８０－９８７６－５４３２"))
                .andExpect(redirectedUrl(page));

        browser.perform(open(NURSE, page))
                .andExpect(content()
                        .string(allOf(
                                containsString("tel:08098765432"),
                                containsString("祖母 三石 とし"),
                                containsString("家族の連絡先を保存した"))));
        look(NURSE, "/children", "080-9876-5432").andExpect(redirectedUrl(page));
        look(NURSE, "/children", "5432").andExpect(redirectedUrl(page));
        // Somebody else was faster: both are shown, nothing is overwritten.
        browser.perform(send(NURSE, page + "/contact").param("name", "父").param("phone", "0869640001"))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("<span>0869640001</span>"),
                                containsString("<span>08098765432</span>"),
                                containsString("name=\"expectedPhone\" value=\"08098765432\""))));
        var younger = in(BIZEN, actor(NURSE), () -> records.registerBirth(child.facts(), child.id()));
        assertThat(in(BIZEN, actor(NURSE), () -> records.getChild(younger.id()))
                        .child()
                        .contact()
                        .phone())
                .isEqualTo("08098765432");
    }

    @Test
    void a_correction_without_a_reason_is_asked_for_one_and_changes_nothing() throws Exception {
        var child = born(BIZEN, "藤井 そうた", "ふじい そうた", today().minusDays(200));
        browser.perform(send(NURSE, "/children/" + child.id() + "/correct")
                        .param("version", "0")
                        .param("name", "藤井 颯太")
                        .param("kana", "ふじい そうた")
                        .param("birthDate", JapaneseDates.era(today().minusDays(200)))
                        .param("sex", "M"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"藤井 颯太\"")));
        assertThat(in(BIZEN, actor(NURSE), () -> records.getChild(child.id()))
                        .child()
                        .facts()
                        .name())
                .isEqualTo("藤井 そうた");
    }

    private static String leadsTo(MvcResult answer) {
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private MockHttpServletRequestBuilder birth(String name, String kana, String day) {
        return send(NURSE, "/children/new")
                .param("name", name)
                .param("kana", kana)
                .param("birthDate", day)
                .param("sex", "F")
                .param("gestationWeeks", "３９")
                .param("gestationDays", "２");
    }

    private MockHttpServletRequestBuilder dose(String page, String product, String day) {
        return send(NURSE, page + "/doses/new").param("product", product).param("givenOn", day);
    }

    private MockHttpServletRequestBuilder correction(Person person, String path, String name, int version) {
        return send(person, path)
                .param("version", Integer.toString(version))
                .param("name", name)
                .param("kana", "ふじい れん")
                .param("why", "出生届の表記に合わせた")
                .param("birthDate", JapaneseDates.era(today().minusDays(300)))
                .param("sex", "M");
    }
}
