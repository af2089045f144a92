package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.Delivery;
import jp.sodachi.notice.Notices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.Dose;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.PackedChildren;
import jp.sodachi.record.Standing;
import jp.sodachi.support.JapaneseDates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A wrong dose is put right with a reason, and a child's messages are stopped and started again by hand. */
class StateStoryTest extends StaffSiteTest {
    @Autowired
    PackedChildren packed;

    @Autowired
    ChildStates states;

    @Autowired
    Notices notices;

    @Autowired
    Guardians guardians;

    @Test
    void a_corrected_dose_stands_in_the_old_ones_place_and_the_old_one_stays_with_the_reason() throws Exception {
        var child = born(BIZEN, "西 まお", "にし まお", today().minusDays(90));
        var parent = joined(BIZEN, child, "sub-mao", "西 はな");
        var wrong = enteredByParent(BIZEN, parent, child, "PCV15", today().minusDays(3));
        var correct = "/children/" + child.id() + "/doses/" + wrong + "/correct";

        browser.perform(open(NURSE, correct)).andExpect(content().string(containsString("value=\"A123\"")));
        browser.perform(send(NURSE, correct)
                        .param("version", "0")
                        .param("product", "PCV20")
                        .param("givenOn", JapaneseDates.era(today().minusDays(3))))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("理由を入れてください。")));
        correct(correct, 0, "PCV20", "シールは20価でした").andExpect(redirectedUrl("/children/" + child.id()));

        var doses = doses(child);
        assertThat(doses).extracting(Dose::state).containsExactlyInAnyOrder(Dose.State.CONFIRMED, Dose.State.REPLACED);
        assertThat(doses.stream().filter(Dose::stands)).singleElement().satisfies(dose -> {
            assertThat(dose.product()).isEqualTo("PCV20");
            assertThat(dose.replaces()).isEqualTo(wrong);
        });
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content()
                        .string(allOf(
                                containsString("訂正前"), containsString("訂正: 大森 けい"), containsString("理由: シールは20価でした"))));
    }

    @Test
    void of_two_who_correct_one_dose_the_second_sees_both_texts() throws Exception {
        var child = born(BIZEN, "東 そう", "ひがし そう", today().minusDays(90));
        var parent = joined(BIZEN, child, "sub-sou", "東 りか");
        var wrong = enteredByParent(BIZEN, parent, child, "PCV15", today().minusDays(3));
        var correct = "/children/" + child.id() + "/doses/" + wrong + "/correct";
        correct(correct, 0, "PCV20", "20価でした").andExpect(redirectedUrl("/children/" + child.id()));

        correct(correct, 0, "HEPB", "B型でした")
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("大森 けい さんが先に保存しました"),
                                containsString("value=\"B型でした\""),
                                containsString("肺炎球菌(20価)"))));
        assertThat(doses(child).stream().filter(Dose::stands))
                .extracting(Dose::product)
                .containsExactly("PCV20");
    }

    @Test
    void a_withdrawn_dose_asks_for_the_reason_and_tells_the_family() throws Exception {
        var child = born(BIZEN, "南 ひろ", "みなみ ひろ", today().minusDays(90));
        var parent = joined(BIZEN, child, "sub-hiro", "南 のぞみ");
        var dose = enteredByParent(BIZEN, parent, child, "HEPB", today().minusDays(3));
        var withdraw = "/children/" + child.id() + "/doses/" + dose + "/withdraw";

        browser.perform(send(NURSE, withdraw)).andExpect(status().isUnprocessableContent());
        browser.perform(send(NURSE, withdraw).param("why", "別のお子さんの記録でした"))
                .andExpect(redirectedUrl("/children/" + child.id()));

        assertThat(queued(parent)).extracting(Delivery::template).contains("dose-withdrawn");
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content().string(containsString("理由: 別のお子さんの記録でした")));
    }

    @Test
    void a_dose_before_its_vaccine_was_in_use_is_refused_here_and_kept_with_a_mark_when_it_is_taken_over()
            throws Exception {
        var child = born(BIZEN, "中 りお", "なか りお", LocalDate.of(2023, 5, 1));
        var page = "/children/" + child.id();
        browser.perform(send(NURSE, page + "/doses/new")
                        .param("product", "DPT_IPV_HIB")
                        .param("givenOn", "令和5年3月26日")
                        .param("lot", "A1"))
                .andExpect(status().isUnprocessableContent());
        browser.perform(send(NURSE, page + "/doses/new")
                        .param("product", "PCV20")
                        .param("givenOn", "令和6年3月25日")
                        .param("lot", "A1"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("日本で使われはじめたのは令和6年3月26日"),
                                containsString("id=\"givenOn-error\""),
                                containsString("value=\"A1\""))));
        assertThat(doses(child)).isEmpty();
        // A boy could not have the vaccine against papilloma before it was approved for boys, nor ever the oldest of
        // them.
        var brother = in(
                BIZEN,
                actor(NURSE),
                () -> records.registerBirth(
                        new ChildFacts("中 れん", "なか れん", LocalDate.of(2013, 5, 1), ChildSex.M, null, null), child.id()));
        var boys = "/children/" + brother.id() + "/doses/new";
        browser.perform(send(NURSE, boys).param("product", "HPV9").param("givenOn", "令和7年8月24日"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("男の子が受けられるようになったのは令和7年8月25日")));
        browser.perform(send(NURSE, boys).param("product", "HPV2").param("givenOn", "令和7年8月26日"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(containsString("男の子に使われていません"), containsString("id=\"product-error\""))));
        browser.perform(send(NURSE, boys).param("product", "HPV9").param("givenOn", "令和7年8月25日"))
                .andExpect(redirectedUrl("/children/" + brother.id()));

        in(
                BIZEN,
                new Actor.Job("import"),
                () -> records.importDose(
                        child.id(), new NewDose("PCV20", LocalDate.of(2023, 9, 1), "", ""), "健康管理システム"));
        browser.perform(open(NURSE, page)).andExpect(content().string(containsString("日付を要確認")));

        var kept = doses(child).getFirst();
        browser.perform(send(NURSE, page + "/doses/" + kept.id() + "/correct")
                        .param("version", "0")
                        .param("product", "PCV20")
                        .param("givenOn", "令和5年9月1日")
                        .param("abroad", "true")
                        .param("why", "米国で受けたとのこと"))
                .andExpect(redirectedUrl(page));
        browser.perform(open(NURSE, page))
                .andExpect(content().string(allOf(containsString("海外・輸入ワクチン"), containsString("公費の対象外"))));
        assertThat(doses(child).stream().filter(Dose::stands)).singleElement().satisfies(dose -> {
            assertThat(dose.abroad()).isTrue();
            assertThat(dose.isDayInDoubt(ChildSex.F)).isFalse();
        });

        // What a parent says was abroad waits for the office with that mark and the note.
        var parent = joined(BIZEN, child, "sub-rio", "中 ゆか");
        in(
                BIZEN,
                parent,
                () -> records.recordDose(
                        child.id(), new NewDose("MMR", LocalDate.of(2025, 9, 1), "", "", "", "米国で受けた", true)));
        assertThat(in(BIZEN, actor(NURSE), () -> records.listDosesToConfirm(1000)))
                .anyMatch(each -> each.dose().abroad() && each.dose().note().equals("米国で受けた"));
    }

    @Test
    void a_dose_of_twins_is_entered_once_for_both_or_for_neither() throws Exception {
        var one = born(BIZEN, "下 あさ", "しも あさ", today().minusDays(90));
        var other = in(BIZEN, actor(NURSE), () -> records.registerBirth(one.facts(), one.id()));
        var enter = "/children/" + one.id() + "/doses/new";
        browser.perform(open(NURSE, enter)).andExpect(content().string(containsString("同じ日に生まれたきょうだい")));
        browser.perform(send(NURSE, enter)
                        .param("product", "HEPB")
                        .param("givenOn", JapaneseDates.era(today().minusDays(3)))
                        .param("also", other.id().toString()))
                .andExpect(redirectedUrl("/children/" + one.id()));
        assertThat(doses(one)).hasSize(1);
        assertThat(doses(other)).hasSize(1);
        browser.perform(send(NURSE, "/children/" + other.id() + "/doses/new")
                        .param("product", "HEPB")
                        .param("givenOn", JapaneseDates.era(today().minusDays(3)))
                        .param("also", one.id().toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("checked=\"checked\"")));
        assertThat(doses(other)).hasSize(1);
    }

    @Test
    void what_came_from_another_system_says_so() throws Exception {
        var child = born(BIZEN, "北 あん", "きた あん", today().minusDays(200));
        in(
                BIZEN,
                new Actor.Job("import"),
                () -> records.importDose(
                        child.id(), new NewDose("BCG", today().minusDays(20), "K1", "備前市民センター"), "健康管理システム"));
        in(
                BIZEN,
                new Actor.Job("import"),
                () -> records.importDose(child.id(), new NewDose("MMR", today().minusDays(60), "", "うみべ市"), "うみべ市"));

        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content()
                        .string(allOf(
                                containsString("ほかのシステムから"),
                                containsString("取りこみ元: 健康管理システム"),
                                containsString("定期接種(公費)"),
                                containsString("引きついだ記録のため、費用は不明"),
                                not(containsString("公費の対象外")))));
    }

    @Test
    void a_death_stops_everything_at_once_and_only_a_hand_undoes_it() throws Exception {
        var child = born(BIZEN, "中 ゆう", "なか ゆう", today().minusDays(90));
        var parent = joined(BIZEN, child, "sub-yuu", "中 さち");
        var dose = enteredByParent(BIZEN, parent, child, "HEPB", today().minusDays(3));
        browser.perform(send(NURSE, "/children/" + child.id() + "/doses/" + dose + "/withdraw")
                .param("why", "まちがい"));

        browser.perform(state(child, "DECEASED", "")).andExpect(redirectedUrl("/children/" + child.id()));

        assertThat(standing(child)).isEqualTo(Standing.DECEASED);
        assertThat(queued(parent))
                .filteredOn(each -> each.template().equals("dose-withdrawn"))
                .singleElement()
                .satisfies(each -> assertThat(each.failure()).contains(Delivery.Reason.CALLED_BACK));
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content().string(allOf(containsString("家族のページを静かにしています"), not(containsString("接種の予定")))));

        var held = in(BIZEN, actor(NURSE), () -> states.list(child.id())).getFirst();
        var end = "/children/" + child.id() + "/states/" + held.id() + "/end";
        browser.perform(open(NURSE, end)).andExpect(content().string(containsString("「死亡」を、もとに戻しますか?")));
        browser.perform(send(NURSE, end).param("why", "別のお子さんでした")).andExpect(redirectedUrl("/children/" + child.id()));
        assertThat(standing(child)).isEqualTo(Standing.HERE);
        browser.perform(open(NURSE, "/children/" + child.id()))
                .andExpect(content().string(allOf(containsString("もとに戻したもの"), containsString("別のお子さんでした"))));
    }

    @Test
    void a_state_without_reason_kind_or_vaccine_is_refused_and_what_was_typed_stays() throws Exception {
        var child = born(BIZEN, "上 りお", "うえ りお", today().minusDays(90));
        browser.perform(send(NURSE, "/children/" + child.id() + "/states/new")
                        .param("kind", "REFUSED")
                        .param("since", "令和99年1月1日")
                        .param("why", "電話で"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("受けないワクチンをえらんでください。"),
                                containsString("value=\"電話で\""),
                                containsString("令和99年1月1日"))));
    }

    @Test
    void the_night_passes_over_stopped_children_and_knows_what_was_refused() {
        var moved = born(SETOUCHI, "下 けん", "した けん", today().minusDays(90));
        var shielded = born(SETOUCHI, "左 みく", "ひだり みく", today().minusDays(90));
        var refusing = born(SETOUCHI, "右 なお", "みぎ なお", today().minusDays(90));
        set(moved, ChildState.Kind.MOVED, "");
        set(shielded, ChildState.Kind.SHIELDED, "");
        set(refusing, ChildState.Kind.REFUSED, "HEPB");

        var told = in(
                SETOUCHI,
                new Actor.Job("night"),
                () -> packed.listWhole(List.of(moved.id(), shielded.id(), refusing.id())));
        assertThat(told)
                .extracting(each -> each.child().id())
                .doesNotContain(moved.id(), shielded.id())
                .contains(refusing.id());
        assertThat(told)
                .filteredOn(each -> each.child().id().equals(refusing.id()))
                .singleElement()
                .satisfies(each -> assertThat(each.refused()).containsExactly("HEPB"));
        assertThat(set(refusing, ChildState.Kind.REFUSED, "HEPB"))
                .as("it holds already")
                .isFalse();
    }

    @Test
    void a_protected_childs_name_is_on_no_list_and_its_record_opens_with_a_reason_only() throws Exception {
        var child = born(BIZEN, "奥 ひかげ", "おく ひかげ", today().minusDays(90));
        var parent = joined(BIZEN, child, "sub-hikage", "奥 かおり");
        enteredByParent(BIZEN, parent, child, "PCV20", today().minusDays(3));
        in(BIZEN, actor(NURSE), () -> states.set(child.id(), ChildState.Kind.SHIELDED, "", today(), "支援措置"));
        var page = "/children/" + child.id();

        for (var list : List.of("/", "/children", "/counter")) {
            browser.perform(open(NURSE, list)).andExpect(content().string(not(containsString("ひかげ"))));
        }
        browser.perform(open(NURSE, "/children")).andExpect(content().string(containsString("お名前を出していません")));
        for (var door : List.of(
                page,
                page + "/correct",
                page + "/growth",
                page + "/messages",
                page + "/doses/new",
                page + "/states/new")) {
            browser.perform(open(NURSE, door)).andExpect(redirectedUrl(page + "/open"));
        }
        browser.perform(send(NURSE, page + "/sheet")).andExpect(redirectedUrl(page + "/open"));
        browser.perform(open(NURSE, page + "/open"))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("ひかげ"))));
        browser.perform(send(NURSE, page + "/open"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("理由を入れてください。")));

        browser.perform(send(NURSE, page + "/open").param("why", "ご本人が窓口に来られた")).andExpect(redirectedUrl(page));
        browser.perform(open(NURSE, page))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("奥 ひかげ"), containsString("ご本人が窓口に来られた"))));
        browser.perform(open(NURSE, "/children")).andExpect(content().string(not(containsString("ひかげ"))));
        browser.perform(open(ADMIN, page)).andExpect(redirectedUrl(page + "/open"));
        browser.perform(open(ADMIN, "/readlog"))
                .andExpect(content().string(allOf(not(containsString("ひかげ")), containsString("わけを書いて、守っている記録を開いた"))));
        assertThat(refusals(BIZEN, "child.read", "STAFF")).isPositive();
    }

    @Test
    void a_parent_sets_no_state_and_a_child_of_another_town_is_not_there() {
        var child = born(BIZEN, "前 さき", "まえ さき", today().minusDays(90));
        var parent = joined(BIZEN, child, "sub-saki", "前 ゆり");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> in(BIZEN, parent, () -> states.list(child.id())))
                .isInstanceOf(NotYours.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> in(
                        SETOUCHI,
                        actor(NURSE),
                        () -> states.set(child.id(), ChildState.Kind.MOVED, "", today(), "転出届")))
                .isInstanceOf(NotYours.class);
    }

    private boolean set(Child child, ChildState.Kind kind, String programme) {
        return in(SETOUCHI, actor(NURSE), () -> states.set(child.id(), kind, programme, today(), "届け"));
    }

    private org.springframework.test.web.servlet.ResultActions correct(
            String path, int version, String product, String why) throws Exception {
        return browser.perform(send(NURSE, path)
                .param("version", Integer.toString(version))
                .param("product", product)
                .param("givenOn", JapaneseDates.era(today().minusDays(3)))
                .param("why", why));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder state(
            Child child, String kind, String programme) {
        return send(NURSE, "/children/" + child.id() + "/states/new")
                .param("kind", kind)
                .param("programme", programme)
                .param("since", JapaneseDates.era(today()))
                .param("why", "届け");
    }

    private List<Dose> doses(Child child) {
        return in(BIZEN, actor(NURSE), () -> records.getChild(child.id())).doses();
    }

    private Standing standing(Child child) {
        return in(BIZEN, actor(NURSE), () -> records.getChild(child.id()))
                .child()
                .standing();
    }

    private List<Delivery> queued(Actor.Parent parent) {
        return in(
                BIZEN,
                parent,
                () -> notices.listFor(guardians.findMe().map(me -> me.id()).orElse(new UUID(0, 0)), 20));
    }
}
