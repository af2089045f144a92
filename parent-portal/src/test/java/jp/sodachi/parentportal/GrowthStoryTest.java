package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import jp.sodachi.growth.Position;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.Measurement;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.NewMeasurement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A parent enters what was measured and sees the curve. */
class GrowthStoryTest extends Story {
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 11);

    @Autowired
    Measurements measurements;

    private Child child;
    private Visitor parent;

    @BeforeEach
    void a_girl_of_three_months_with_a_parent() {
        child = born(BIZEN, "尾上 みのり", "おのうえ みのり", AUGUST, null);
        parent = parentOf(BIZEN, child);
    }

    @Test
    void one_number_on_the_records_page_and_one_press_and_the_curve_is_there() {
        parent.get("/records").is(200).shows("action=\"" + growth() + "\"", "name=\"weight\"", "記録して曲線を見る");
        var saved = parent.post(growth(), "weight", "５．６", "length", "", "head", "");
        assertThat(saved.leadsTo()).isEqualTo(growth() + "?of=weight");
        parent.get(saved.leadsTo())
                .is(200)
                .shows(
                        "記録しました",
                        "<svg class=\"chart\"",
                        "体重の成長曲線</title>",
                        "<desc",
                        "5.60",
                        "10〜25%の帯",
                        "97%",
                        "数字の表で見る")
                .hides("class=\"corrected\"", "異常", "正常");
        assertThat(only().measuredOn()).isEqualTo(TODAY);
        assertThat(only().origin()).isEqualTo(Measurement.Origin.PARENT);
        assertThat(only().lookedTwice()).isFalse();
    }

    @Test
    void all_three_of_one_day_are_kept_together_with_units_typed_or_not() {
        parent.post(growth(), "weight", "5.6kg", "length", "60.5 cm", "head", "40.1", "day", "令和8年11月20日")
                .is(302);
        assertThat(stored()).extracting(Measurement::measuredOn).containsOnly(LocalDate.of(2026, 11, 20));
        parent.get(growth() + "?of=length").shows("身長の成長曲線", "60.5", "25〜50%の帯");
        parent.get(growth() + "?of=head").shows("頭囲の成長曲線", "40.1", "50〜75%の帯");
    }

    @Test
    void before_the_first_number_the_page_says_what_will_be_here() {
        parent.get(growth()).is(200).shows("体重の記録がここにならびます", "class=\"band\"", "はかった値を入れる");
    }

    @Test
    void outside_the_bands_the_page_says_whom_to_ask_and_judges_nothing() {
        parent.post(growth(), "weight", "4.5");
        parent.get(growth()).shows("3%より下", "次の健診か、かかりつけの先生に").hides("異常", "class=\"wrong\"");
        parent.reading("en").get(growth()).shows("below 3%", "next check-up or to your doctor", "lang=\"en\"");
    }

    @Test
    void an_unusual_value_is_asked_back_and_a_second_press_keeps_it() {
        parent.post(growth(), "weight", "15", "length", "60.5", "day", "2026-11-24")
                .is(422)
                .shows(
                        "もう一度たしかめてください",
                        "体重 15.00 kg",
                        "この値で記録する",
                        "name=\"sure\" value=\"WEIGHT=15@2026-11-24;LENGTH=60.5@2026-11-24\"",
                        "value=\"60.5\"");
        assertThat(stored()).isEmpty();
        parent.post(growth(), "weight", "16", "day", "2026-11-24", "sure", "WEIGHT=15@2026-11-24")
                .is(422);
        assertThat(stored()).as("another value is asked back again").isEmpty();
        parent.post(growth(), "weight", "15", "day", "2026-11-24", "sure", "WEIGHT=15@2026-11-24")
                .is(302);
        assertThat(only().lookedTwice()).isTrue();
    }

    @Test
    void what_nobody_can_weigh_is_refused_beside_the_field_and_what_was_typed_stays() {
        parent.post(growth(), "weight", "5600", "length", "60.5", "day", "2026-11-24")
                .is(422)
                .shows("5600 gは 5.6 kgです", "value=\"5600\"", "value=\"60.5\"", "href=\"#weight\"");
        parent.post(growth(), "length", "605").is(422).shows("15から200 cmまで");
        parent.post(growth(), "head", "-3").is(422).shows("10から80 cmまで");
        parent.post(growth(), "weight", "五キロ").is(422).shows("数字として読めませんでした", "value=\"五キロ\"");
        parent.post(growth(), "weight", "").is(422).shows("はかったものを入れてください");
        parent.post(growth(), "weight", "9".repeat(10_240)).is(422).shows("数字として読めませんでした");
        assertThat(stored()).isEmpty();
    }

    @Test
    void a_day_before_birth_or_to_come_is_refused() {
        parent.post(growth(), "weight", "5.6", "day", "2026-08-10").is(422).shows("お生まれになる前の日にちです");
        parent.post(growth(), "weight", "5.6", "day", "2026-11-25").is(422).shows("これからの日にちです");
        parent.post(growth(), "weight", "5.6", "day", "").is(422).shows("日にちを入れてください");
        parent.post(growth(), "weight", "3.06", "day", "2026-08-11").is(302);
    }

    @Test
    void a_correction_keeps_the_old_value_and_says_who_and_why() {
        parent.get(parent.post(growth(), "weight", "6.5").leadsTo());
        var correct = growth() + "/" + only().id() + "/correct";
        parent.get(correct).is(200).shows("体重 6.50 kg を直します", "value=\"6.50\"");
        parent.post(correct, "value", "5.6", "day", "2026-11-24").is(422).shows("直すわけを");
        assertThat(parent.post(correct, "value", "5.6", "day", "2026-11-24", "reason", "打ちまちがい")
                        .leadsTo())
                .isEqualTo(growth() + "?of=weight");
        parent.get(growth() + "?of=weight").shows("直しました", "5.60", "が直した: 打ちまちがい", "6.50");
        assertThat(stored()).filteredOn(Measurement::stands).hasSize(1);

        parent.get(parent.post(correct, "value", "5.7", "day", "2026-11-24", "reason", "二度目")
                        .leadsTo())
                .shows("もう直されているか");
        assertThat(stored()).hasSize(2);
    }

    @Test
    void an_entry_is_taken_back_and_stays_in_the_table() {
        parent.get(parent.post(growth(), "weight", "6.5").leadsTo());
        var correct = growth() + "/" + only().id() + "/correct";
        parent.post(correct, "deed", "back", "reason", "").is(422).shows("直すわけを");
        parent.get(parent.post(correct, "deed", "back", "reason", "きょうだいの値でした").leadsTo())
                .shows("記録を取り消しました", "が取り消した: きょうだいの値でした", "体重の記録がここにならびます");
        assertThat(only().stands()).isFalse();
    }

    @Test
    void what_others_entered_is_not_the_parents_to_correct() {
        var other = office(BIZEN, () -> measurements.enter(child.id(), List.of(weight("5.6")), false));
        assertThat(other).isNotNull();
        var correct = growth() + "/" + only().id() + "/correct";
        parent.get(growth()).shows("ほかの記録から取りこみ").hides("まちがえたので直す");
        parent.get(correct).is(404);
        parent.post(correct, "value", "5.7", "day", "2026-11-24", "reason", "x").is(404);
        parent.post(correct, "deed", "back", "reason", "x").is(404);
        assertThat(only().stands()).isTrue();
    }

    @Test
    void a_child_born_early_has_a_second_line_from_the_due_date() {
        var early = born(
                BIZEN,
                new ChildFacts(
                        "森 あおい", "もり あおい", AUGUST, ChildSex.F, new ChildFacts.Gestation(33, 0), AUGUST.plusDays(49)),
                null);
        var visitor = parentOf(BIZEN, early);
        var path = "/children/" + early.id() + "/growth";
        visitor.post(path, "weight", "1.9", "day", "2026-08-11").is(302);
        visitor.get(path).shows("出産予定日の前").hides("class=\"corrected\"");
        visitor.post(path, "weight", "4.5", "day", "2026-11-20").is(302);
        visitor.get(path).shows("class=\"corrected\"", "点線: 出産予定日から数えた月齢", "予定日から数えて 1か月22日", "50〜75%の帯");
    }

    @Test
    void nobody_else_opens_or_writes_it_and_every_opening_is_kept() {
        parent.post(growth(), "weight", "6.5");
        var mine = only().id();
        var stranger = parentOf(BIZEN, born(BIZEN, "岡 ゆい", "おか ゆい", AUGUST, null));
        for (var path : List.of(growth(), growth() + "/new", growth() + "/" + mine + "/correct")) {
            stranger.get(path).is(404).hides("みのり");
        }
        stranger.post(growth(), "weight", "5").is(404);
        stranger.post(growth() + "/" + mine + "/correct", "deed", "back", "reason", "x")
                .is(404);
        var own = parentOf(BIZEN, child);
        own.get(growth());
        assertThat(Towns.audit(BIZEN))
                .filteredOn(row -> child.id().equals(row.child()))
                .extracting(Towns.AuditRow::action)
                .contains("measurement.read", "measurement.enter");
        assertThat(only().stands()).isTrue();
    }

    private NewMeasurement weight(String kilograms) {
        return new NewMeasurement(Measurement.Kind.WEIGHT, new BigDecimal(kilograms), TODAY, Position.AS_EXPECTED);
    }

    private List<Measurement> stored() {
        return office(BIZEN, () -> measurements.open(child.id())).measurements();
    }

    private Measurement only() {
        assertThat(stored()).hasSize(1);
        return stored().getFirst();
    }

    private String growth() {
        return "/children/" + child.id() + "/growth";
    }
}
