package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.Dose;
import jp.sodachi.record.NewDose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A parent reads the plan and records what was given; the plan moves. */
class DoseStoryTest extends Story {
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 11);

    private Child child;
    private Visitor parent;

    @BeforeEach
    void a_three_month_old_with_a_parent() {
        child = born(BIZEN, "尾上 みのり", "おのうえ みのり", AUGUST, null);
        parent = parentOf(BIZEN, child);
    }

    @Test
    void the_first_page_says_the_one_next_thing_and_why() {
        parent.get("/").is(200).shows("生後3か月13日", "5種混合", "1回目", "いま受けられます", "生後2か月になる", "予約の準備", "受けました");
    }

    @Test
    void the_plan_has_the_doses_of_one_visit_together_with_their_rules() {
        parent.get("/plan")
                .is(200)
                .shows("みのりの予定", "令和8年11月", "は同じ日に受けられます", "PENTA/P1.open", "datetime=\"2026-11-24\"");
    }

    @Test
    void the_plan_has_the_check_ups_beside_the_doses_and_says_whose_word_the_time_is() {
        parent.get("/plan")
                .is(200)
                .shows("3〜4か月児健診", "生後3か月の11月11日から受けられます", "市区町村が必要に応じて行う健診です", "時期や有無は市区町村により異なります", "6〜7か月児健診")
                .hides("1か月児健診", "1歳6か月児健診");
    }

    @Test
    void english_readers_get_the_same_in_english() {
        parent.reading("en").get("/plan").is(200).shows("Plan for", "From Tue, 24 Nov", "5-in-1", "lang=\"en\"");
    }

    @Test
    void the_form_offers_the_next_vaccines_first_and_today_and_ticks_nothing() {
        parent.get(form())
                .is(200)
                .shows("id=\"vaccine-DPT_IPV_HIB\" value=\"DPT_IPV_HIB\"", "令和8年11月24日")
                .hides("checked=\"checked\"");
    }

    @Test
    void which_rota_vaccine_it_was_is_never_guessed() {
        var newborn = born(BIZEN, "尾上 ゆき", "おのうえ ゆき", LocalDate.of(2026, 9, 20), null);
        var other = parentOf(BIZEN, newborn);
        other.get("/children/" + newborn.id() + "/doses/new")
                .shows("value=\"RV1\"", "value=\"RV5\"", "ロタは2種類あります")
                .hides("value=\"RV1\" checked", "value=\"RV5\" checked");
    }

    @Test
    void recording_moves_the_plan_and_says_so() {
        var saved = parent.post(doses(), "vaccines", "DPT_IPV_HIB", "vaccines", "PCV20", "day", "令和8年11月24日");
        assertThat(saved.leadsTo()).isEqualTo("/children/" + child.id() + "/plan");
        parent.get(saved.leadsTo()).is(200).shows("記録しました", "5種混合 1回目", "2回目");
        assertThat(stored()).extracting(Dose::product).containsExactlyInAnyOrder("DPT_IPV_HIB", "PCV20");
        parent.get("/records").shows("窓口の確認待ち", "保護者が記録");
    }

    @Test
    void dates_are_read_as_people_type_them() {
        parent.post(doses(), "vaccines", "DPT_IPV_HIB", "day", "２０２６／１０／１５").is(302);
        parent.post(doses(), "vaccines", "PCV20", "day", "Ｒ８．１０．１６").is(302);
        parent.post(doses(), "vaccines", "HEPB", "day", "20261017").is(302);
        assertThat(stored())
                .extracting(Dose::givenOn)
                .containsExactlyInAnyOrder(
                        LocalDate.of(2026, 10, 15), LocalDate.of(2026, 10, 16), LocalDate.of(2026, 10, 17));
    }

    @Test
    void place_and_lot_are_kept_when_told() {
        parent.post(doses(), "vaccines", "PCV20", "day", "2026-11-20", "place", "おのうえ小児科", "lots[PCV20]", "ＡＢ１２３")
                .is(302);
        assertThat(stored().getFirst().lot()).isEqualTo("AB123");
        parent.get("/records").shows("おのうえ小児科", "ロット番号 AB123");
    }

    @Test
    void a_day_to_come_is_refused_and_all_that_was_typed_stays() {
        parent.post(doses(), "vaccines", "PCV20", "day", "令和8年12月1日", "place", "おのうえ小児科", "lots[PCV20]", "AB123")
                .is(422)
                .shows(
                        "これからの日にちです",
                        "value=\"令和8年12月1日\"",
                        "value=\"PCV20\" checked=\"checked\"",
                        "value=\"おのうえ小児科\"",
                        "value=\"AB123\"",
                        "href=\"#day\"")
                .hides("value=\"DPT_IPV_HIB\" checked");
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_day_before_the_birth_and_no_day_at_all_are_refused() {
        parent.post(doses(), "vaccines", "PCV20", "day", "2026-08-10").is(422).shows("お生まれになる前の日にちです");
        parent.post(doses(), "vaccines", "PCV20", "day", "").is(422).shows("日にちを入れてください");
        parent.post(doses(), "vaccines", "PCV20", "day", "2026-02-30").is(422).shows("カレンダーにない日にちです");
        parent.reading("en")
                .post(doses(), "vaccines", "PCV20", "day", "tomorrow")
                .is(422)
                .shows("lang=\"en\"");
    }

    @Test
    void the_same_dose_twice_is_refused_and_nothing_of_the_rest_is_kept() {
        parent.post(doses(), "vaccines", "PCV20", "day", "2026-11-20").is(302);
        parent.post(doses(), "vaccines", "HEPB", "vaccines", "PCV20", "day", "2026-11-20")
                .is(422)
                .shows("肺炎球菌(20価)は、この日の記録がもうあります");
        assertThat(stored()).extracting(Dose::product).containsExactly("PCV20");
    }

    @Test
    void a_day_before_the_vaccine_was_in_use_is_refused_with_that_day_unless_it_was_abroad() {
        var elder = born(BIZEN, "尾上 なぎさ", "おのうえ なぎさ", LocalDate.of(2023, 5, 1), child.id());
        var form = "/children/" + elder.id() + "/doses";
        var mother = parentOf(BIZEN, elder);
        mother.post(form, "vaccines", "PCV20", "day", "2024-03-25", "place", "おのうえ小児科")
                .is(422)
                .shows("日本で使われはじめたのは令和6年3月26日", "海外で受けました", "value=\"おのうえ小児科\"", "<details class=\"more\" open");
        mother.reading("en")
                .post(form, "vaccines", "PCV20", "day", "2024-03-25")
                .is(422)
                .shows("was first used in Japan on");
        mother.reading("ja")
                .post(form, "vaccines", "PCV20", "day", "2024-03-26")
                .is(302);
        mother.post(form, "vaccines", "PCV20", "day", "2023-09-25", "abroad", "true", "note", "米国")
                .is(302);
        mother.get("/children/" + elder.id() + "/records").shows("海外で接種、または輸入ワクチン", "米国", "公費の対象外");
    }

    @Test
    void a_boys_dose_before_the_vaccine_was_approved_for_boys_is_refused_with_that_day() {
        var boy = born(
                BIZEN,
                new ChildFacts("尾上 いつき", "おのうえ いつき", LocalDate.of(2013, 5, 1), ChildSex.M, null, null),
                child.id());
        var form = "/children/" + boy.id() + "/doses";
        var mother = parentOf(BIZEN, boy);
        mother.post(form, "vaccines", "HPV9", "day", "2025-08-24", "place", "おのうえ小児科")
                .is(422)
                .shows("男の子が受けられるようになったのは令和7年8月25日", "value=\"おのうえ小児科\"", "<details class=\"more\" open");
        mother.post(form, "vaccines", "HPV2", "day", "2025-08-26")
                .is(422)
                .shows("男の子に使われていません", "<details class=\"more\" open");
        mother.post(form, "vaccines", "HPV9", "day", "2025-08-25").is(302);
        mother.post(form, "vaccines", "HPV9", "day", "2024-08-25", "abroad", "true")
                .is(302);
    }

    @Test
    void what_twins_received_together_is_entered_once_for_both_or_for_neither() {
        var twin = born(BIZEN, "尾上 かのん", "おのうえ かのん", AUGUST, child.id());
        var elder = born(BIZEN, "尾上 そら", "おのうえ そら", AUGUST.minusYears(3), child.id());
        var mother = parentOf(BIZEN, child);
        mother.get(form()).is(200).shows("尾上 かのん", "同じ日に生まれたごきょうだい").hides("尾上 そら");
        mother.post(
                        doses(),
                        "vaccines",
                        "HEPB",
                        "day",
                        "2026-11-20",
                        "also",
                        twin.id().toString())
                .is(302);
        mother.post(
                        "/children/" + twin.id() + "/doses",
                        "vaccines",
                        "PCV20",
                        "vaccines",
                        "HEPB",
                        "day",
                        "2026-11-20",
                        "also",
                        child.id().toString())
                .is(422)
                .shows("この日の記録がもうあります", "どのお子さんも");
        for (var each : List.of(child, twin)) {
            assertThat(office(BIZEN, () -> records.getChild(each.id())).doses())
                    .extracting(Dose::product)
                    .containsExactly("HEPB");
        }
        // Somebody who was not born together is not written about, whatever is sent.
        mother.post(
                        doses(),
                        "vaccines",
                        "BCG",
                        "day",
                        "2026-11-20",
                        "also",
                        elder.id().toString())
                .is(302);
        assertThat(office(BIZEN, () -> records.getChild(elder.id())).doses()).isEmpty();
    }

    @Test
    void no_vaccine_an_unknown_one_and_far_too_much_text_are_refused() {
        parent.post(doses(), "day", "2026-11-20").is(422).shows("1つ以上選んでください");
        parent.post(doses(), "vaccines", "NO_SUCH", "day", "2026-11-20").is(422).shows("1つ以上選んでください");
        var long10k = "あ".repeat(10_240);
        parent.post(doses(), "vaccines", "PCV20", "day", "2026-11-20", "place", long10k, "lots[PCV20]", long10k)
                .is(422)
                .shows("場所は100文字まで", "ロット番号は50文字まで", long10k);
        parent.post(doses(), "vaccines", "PCV20", "day", long10k).is(422).shows("日にちとして読めませんでした");
    }

    @Test
    void a_mistake_is_taken_back_and_the_plan_returns() {
        parent.post(doses(), "vaccines", "DPT_IPV_HIB", "day", "2026-11-24");
        var withdraw = doses() + "/" + stored().getFirst().id() + "/withdraw";
        parent.get(withdraw).is(200).shows("この記録を取り消しますか", "5種混合");
        var after = parent.post(withdraw).leadsTo();
        assertThat(after).isEqualTo("/children/" + child.id() + "/records");
        parent.get(after).shows("記録を取り消しました", "取り消し").hides("まちがえたので取り消す");
        parent.get("/plan").shows("5種混合</span> <small class=\"keep\">1回目");
    }

    @Test
    void what_the_office_confirmed_cannot_be_taken_back_here() {
        parent.post(doses(), "vaccines", "DPT_IPV_HIB", "day", "2026-11-24");
        var dose = stored().getFirst().id();
        office(BIZEN, () -> records.confirmDose(child.id(), dose));
        var withdraw = doses() + "/" + dose + "/withdraw";
        parent.get(withdraw).shows("ここでは取り消せません");
        parent.get(parent.post(withdraw).leadsTo()).shows("もう窓口で確認ずみです", "窓口で確認ずみ");
    }

    @Test
    void what_the_office_entered_is_not_the_parents_to_take_back() {
        office(BIZEN, () -> records.recordDose(child.id(), new NewDose("BCG", LocalDate.of(2026, 11, 2), "", "")));
        parent.get("/records").shows("BCG", "窓口の").hides("まちがえたので取り消す");
        parent.post(doses() + "/" + stored().getFirst().id() + "/withdraw").is(404);
        parent.post(doses() + "/" + UUID.randomUUID() + "/withdraw").is(404);
    }

    @Test
    void a_dose_given_too_early_is_told_to_be_looked_at() {
        parent.post(doses(), "vaccines", "PCV20", "day", "2026-10-20");
        parent.post(doses(), "vaccines", "PCV20", "day", "2026-10-25");
        parent.get("/records").shows("数えません");
    }

    @Test
    void a_form_sent_after_the_session_ended_is_kept_until_the_parent_is_back() {
        var late = visitor(BIZEN);
        late.postWithoutToken("same-origin", doses(), "vaccines", "PCV20", "day", "2026-11-20", "place", "おのうえ小児科")
                .is(403);
        assertThat(late.get("/resume").leadsTo()).endsWith("/signin");
        late.signedInLike(parent);
        late.get("/resume").is(200).shows("入力した内容が残っています", "action=\"" + doses() + "\"", "value=\"おのうえ小児科\"");
        assertThat(late.get("/resume").leadsTo()).as("shown once").isEqualTo("/");
    }

    @Test
    void a_form_that_another_site_sends_is_forgotten() {
        var tricked = visitor(BIZEN).signedInLike(parent);
        tricked.postWithoutToken("cross-site", doses(), "vaccines", "PCV20", "day", "2026-11-20")
                .is(403);
        assertThat(tricked.get("/resume").leadsTo()).isEqualTo("/");
        assertThat(stored()).isEmpty();
    }

    @Test
    void getting_ready_says_what_to_tell_the_clinic() {
        parent.get("/children/" + child.id() + "/prepare")
                .is(200)
                .shows("クリニックに伝えること", "尾上 みのり", "おのうえ みのり", "令和8年8月11日", "5種混合", "母子健康手帳");
    }

    private String form() {
        return doses() + "/new";
    }

    private String doses() {
        return "/children/" + child.id() + "/doses";
    }

    private List<Dose> stored() {
        return office(BIZEN, () -> records.getChild(child.id())).doses();
    }
}
