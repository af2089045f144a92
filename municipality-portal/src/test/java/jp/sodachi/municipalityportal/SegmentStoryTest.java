package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.sodachi.branding.Districts;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A notice goes to some districts, or to a list that somebody has put together; to nobody it does not go. */
class SegmentStoryTest extends StaffSiteTest {
    @Autowired
    private ChildStates states;

    @Autowired
    private Districts districts;

    @Test
    void the_town_names_its_districts_a_nurse_says_where_a_family_lives_and_the_numbers_follow() throws Exception {
        browser.perform(open(NURSE, "/districts")).andExpect(status().isNotFound());
        in(BIZEN, actor(ADMIN), () -> districts.change(districts.list(), List.of()));
        browser.perform(send(ADMIN, "/districts").param("names", "伊部\n日生\n伊部").param("seen", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("「伊部」が2回あります。")));
        browser.perform(send(ADMIN, "/districts").param("names", "伊部\r\n日生\r\n").param("seen", ""))
                .andExpect(redirectedUrl("/districts"));
        browser.perform(send(ADMIN, "/districts").param("names", "吉永").param("seen", ""))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("吉永"), containsString("伊部"))));

        var elder = born(BIZEN, "地田 はる", "ちだ はる", today().minusMonths(140));
        var younger = siblingOf(elder);
        born(BIZEN, "区野 あき", "くの あき", today().minusMonths(140));
        browser.perform(open(NURSE, "/children/" + elder.id()))
                .andExpect(content().string(containsString("地区を変える")));
        browser.perform(send(NURSE, "/children/" + elder.id() + "/district")
                        .param("district", "どこか")
                        .param("seen", ""))
                .andExpect(status().isUnprocessableContent());
        browser.perform(send(NURSE, "/children/" + elder.id() + "/district")
                        .param("district", "日生")
                        .param("seen", ""))
                .andExpect(flash().attribute("saved", "district.family.saved"));
        browser.perform(send(ADMIN, "/children/" + elder.id() + "/district")
                        .param("district", "伊部")
                        .param("seen", ""))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("日生")));
        browser.perform(open(NURSE, "/children/" + younger.id()))
                .andExpect(content().string(containsString("日生")));

        browser.perform(open(NURSE, "/notices/count?audience=CHILDREN&ageFrom=139&ageTo=141"))
                .andExpect(content().string(containsString("対象はお子さん 3人")));
        browser.perform(open(NURSE, "/notices/count?audience=CHILDREN&ageFrom=139&ageTo=141&districts=日生"))
                .andExpect(content().string(containsString("対象はお子さん 2人")));
        browser.perform(open(NURSE, "/notices/write"))
                .andExpect(content().string(allOf(containsString("value=\"日生\""), containsString("すべての地区に"))));
    }

    @Test
    void a_renamed_district_takes_its_families_and_open_notices_along_and_one_that_is_gone_is_never_read_as_all()
            throws Exception {
        var standing = in(BIZEN, actor(ADMIN), () -> districts.list());
        var all = new ArrayList<>(standing);
        all.addAll(List.of("三石", "吉永町"));
        browser.perform(send(ADMIN, "/districts")
                        .param("names", String.join("\n", all))
                        .param("seen", String.join("\n", standing)))
                .andExpect(redirectedUrl("/districts"));
        var child = born(BIZEN, "名替 ゆき", "ながえ ゆき", today().minusMonths(160));
        browser.perform(send(NURSE, "/children/" + child.id() + "/district")
                .param("district", "三石")
                .param("seen", ""));
        var draft = String.valueOf(browser.perform(notice().param("districts", "三石"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());

        browser.perform(open(NURSE, "/districts/name?name=三石")).andExpect(status().isNotFound());
        browser.perform(send(ADMIN, "/districts/name").param("name", "三石").param("wanted", "吉永町"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("「吉永町」は、もう町の地区にあります。")));
        browser.perform(send(ADMIN, "/districts/name").param("name", "三石").param("wanted", " "))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("新しい名前を入れてください。")));
        browser.perform(send(ADMIN, "/districts/name").param("name", "三石").param("wanted", "三石北"))
                .andExpect(flash().attribute("saved", "district.renamed"));
        browser.perform(send(ADMIN, "/districts/name").param("name", "三石").param("wanted", "どこか"))
                .andExpect(flash().attribute("warning", "district.gone"));

        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content().string(containsString("三石北")));
        browser.perform(open(NURSE, draft))
                .andExpect(content().string(allOf(containsString("地区:三石北"), containsString("対象はお子さん 1人"))));
        browser.perform(notice().param("districts", "三石"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("地区「三石」は、もうありません。"), containsString("value=\"三石\""))));
        browser.perform(notice().param("programme", "NOSUCH").param("state", "OPEN"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("いまの予定にありません")));
    }

    @Test
    void a_list_is_put_together_from_a_search_and_whoever_is_told_nothing_is_passed_over() throws Exception {
        var one = born(BIZEN, "列田 もも", "れつだ もも", today().minusMonths(150));
        var other = born(BIZEN, "列田 りお", "れつだ りお", today().minusMonths(151));
        var third = born(BIZEN, "列野 かい", "れつの かい", today().minusMonths(152));
        browser.perform(send(NURSE, "/notices/lists").param("name", " "))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("リストの名前を入れてください。")));
        var list = begun("双子の会");
        look(NURSE, "/notices/lists/" + list, "列田")
                .andExpect(content()
                        .string(allOf(containsString("列田 もも"), containsString("列田 りお"), not(containsString("列野")))));
        browser.perform(send(NURSE, "/notices/lists/" + list + "/add")
                        .param(
                                "children",
                                one.id().toString(),
                                other.id().toString(),
                                UUID.randomUUID().toString()))
                .andExpect(flash().attribute("saved", "notice.list.added"));
        browser.perform(open(NURSE, "/notices/lists?child=" + third.id()))
                .andExpect(content().string(containsString("このリストに入れる")));
        browser.perform(open(NURSE, "/notices/lists/" + list))
                .andExpect(content().string(allOf(containsString("お子さん 2人"), containsString("大森 けい さんが入れた"))));

        in(BIZEN, actor(NURSE), () -> states.set(other.id(), ChildState.Kind.MOVED, "", today(), "転出"));
        browser.perform(open(NURSE, "/notices/count?audience=CHILDREN&list=" + list))
                .andExpect(content().string(containsString("対象はお子さん 1人")));
        browser.perform(send(NURSE, "/notices/lists/" + list + "/remove")
                .param("child", one.id().toString()));
        browser.perform(open(NURSE, "/notices/count?audience=CHILDREN&list=" + list))
                .andExpect(content().string(containsString("対象はお子さん 0人")));
    }

    @Test
    void whoever_is_put_into_a_list_after_a_notice_to_it_was_handed_in_is_not_told_and_the_pages_say_so()
            throws Exception {
        var one = born(BIZEN, "後田 もも", "ごだ もも", today().minusMonths(120));
        var late = born(BIZEN, "後田 りお", "ごだ りお", today().minusMonths(121));
        var list = begun("あとから増える会");
        put(list, one);
        var draft = browser.perform(notice().param("list", list.toString()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        browser.perform(open(NURSE, "/notices/lists/" + list))
                .andExpect(content().string(not(containsString("もう確認に出ています"))));
        browser.perform(send(NURSE, draft + "/propose").param("version", "1"))
                .andExpect(flash().attribute("saved", "notice.proposed"));
        browser.perform(open(ADMIN, String.valueOf(draft)))
                .andExpect(content().string(not(containsString("あとからリストに入ったお子さん"))));

        browser.perform(open(NURSE, "/notices/lists/" + list))
                .andExpect(content().string(allOf(containsString("もう確認に出ています"), containsString("会のご案内"))));
        put(list, late);
        browser.perform(open(ADMIN, String.valueOf(draft)))
                .andExpect(content()
                        .string(allOf(
                                containsString("対象はお子さん 1人"),
                                containsString("あとからリストに入ったお子さん 1人"),
                                containsString("差し戻して、もう一度確認に出してください。"))));
        browser.perform(send(ADMIN, draft + "/return").param("version", "2").param("remark", "りおさんもいっしょに"));
        browser.perform(open(NURSE, String.valueOf(draft)))
                .andExpect(
                        content().string(allOf(containsString("対象はお子さん 2人"), not(containsString("あとからリストに入ったお子さん")))));
        browser.perform(send(NURSE, draft + "/propose").param("version", "3"));
        browser.perform(open(ADMIN, String.valueOf(draft)))
                .andExpect(
                        content().string(allOf(containsString("対象はお子さん 2人"), not(containsString("あとからリストに入ったお子さん")))));
    }

    @Test
    void a_notice_to_nobody_is_not_handed_in_and_stays_a_draft() throws Exception {
        var list = begun("だれもいない会");
        var location = browser.perform(notice().param("list", list.toString()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        browser.perform(send(NURSE, location + "/propose").param("version", "1"))
                .andExpect(flash().attribute("warning", "notice.wrong.nobody"));
        browser.perform(open(NURSE, String.valueOf(location)))
                .andExpect(content().string(allOf(containsString("リスト:だれもいない会"), containsString("下書き"))));

        browser.perform(send(NURSE, "/notices/lists/" + list + "/put-away"));
        browser.perform(notice().param("list", list.toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("このリストは、もうありません。")));
    }

    private MockHttpServletRequestBuilder notice() {
        return send(NURSE, "/notices/write")
                .param("name", "会のご案内")
                .param("subject", "会のご案内")
                .param("body", "お待ちしています。")
                .param("audience", "CHILDREN")
                .param("action", "NONE")
                .param("when", "NOW");
    }

    private UUID begun(String name) throws Exception {
        var location =
                String.valueOf(browser.perform(send(NURSE, "/notices/lists").param("name", name))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        assertThat(location).startsWith("/notices/lists/");
        return UUID.fromString(location.substring("/notices/lists/".length()));
    }

    private void put(UUID list, Child child) throws Exception {
        browser.perform(send(NURSE, "/notices/lists/" + list + "/add")
                        .param("children", child.id().toString()))
                .andExpect(flash().attribute("saved", "notice.list.added"));
    }

    private Child siblingOf(Child elder) {
        var facts = new ChildFacts("地田 なつ", "ちだ なつ", today().minusMonths(140), ChildSex.M, null, null);
        return in(BIZEN, actor(NURSE), () -> records.registerBirth(facts, elder.id()));
    }
}
