package jp.sodachi.parentportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sodachi.layer.TownLayers;
import jp.sodachi.layer.TownSchedules;
import jp.sodachi.record.NewDose;
import jp.sodachi.schedule.TownLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a family sees of its town's own layer, from the day on which it answers and not before. */
class LayerStoryTest extends Story {
    /** Later than every other story, which therefore see the national schedule. */
    private static final LocalDate FIRST_DAY = TODAY.plusDays(400);

    @Autowired
    TownLayers layers;

    @Autowired
    TownSchedules schedules;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void today() {
        clock.turnTo(TODAY);
    }

    @Test
    void the_towns_period_its_subsidy_and_its_words_stand_in_the_plan_from_their_day_on() {
        var baby = born(Towns.BIZEN, "入江 ふみ", "いりえ ふみ", FIRST_DAY.minusMonths(20), null);
        var parent = parentOf(Towns.BIZEN, baby);
        approve(layer());
        parent.get("/children/" + baby.id() + "/plan").hides("この町の助成");

        clock.turnTo(FIRST_DAY);
        parent.get("/children/" + baby.id() + "/plan")
                .shows("この町の助成", "おたふく(市が助成)", "1回あたり 4,000円を町が負担します", "あと1回", "予診票は窓口で");
        parent.reading("en")
                .get("/children/" + baby.id() + "/plan")
                .shows("Paid by this town", "Mumps, paid by the town", "4,000 yen");
        parent.reading("ja");
        office(
                Towns.BIZEN,
                () -> List.of(
                        records.recordDose(baby.id(), new NewDose("MUMPS", FIRST_DAY, "", "")),
                        records.recordDose(baby.id(), new NewDose("MMR", FIRST_DAY.minusDays(60), "", "")),
                        records.recordDose(baby.id(), new NewDose("MENACWY", FIRST_DAY, "", "")),
                        records.recordDose(baby.id(), new NewDose("DPT_IPV", FIRST_DAY.minusMonths(10), "", "")),
                        records.recordDose(baby.id(), new NewDose("VAR", FIRST_DAY.minusMonths(7), "", ""))));
        parent.get("/children/" + baby.id() + "/records").shows(">町の助成<", "公費かどうか確認が必要です", "公費の対象外", "定期接種(公費)");
        parent.get("/children/" + baby.id() + "/records").shows(">5種混合 1回目<", ">4種混合<");
        parent.reading("en").get("/children/" + baby.id() + "/records").shows("Paid by the town", "Not publicly paid");
        assertThat(office(Towns.BIZEN, () -> schedules.on(FIRST_DAY)).layerHash())
                .contains(layer().hash());
        assertThat(office(Towns.SETOUCHI, () -> schedules.on(FIRST_DAY)).layerHash())
                .isEmpty();
    }

    private void approve(TownLayer layer) {
        office(
                Towns.BIZEN,
                () -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> {
                    layers.begin(layer, FIRST_DAY, "", new TownLayers.Editor("n-1", "大森 けい"));
                    var open = layers.findOpen().orElseThrow();
                    layers.propose(open.id(), open.version(), new TownLayers.Editor("n-1", "大森 けい"));
                    var second = new TownLayers.Editor("a-1", "片山 早苗");
                    assertThat(layers.approve(
                                    open.id(),
                                    open.version() + 1,
                                    new TownLayers.Editor("n-1", "大森 けい"),
                                    schedules.nationalOn(FIRST_DAY),
                                    TODAY))
                            .isFalse();
                    return layers.approve(
                            open.id(), open.version() + 1, second, schedules.nationalOn(FIRST_DAY), TODAY);
                })));
    }

    private static TownLayer layer() {
        return TownLayer.empty("2026.10.1", "2028.4")
                .with(new TownLayer.Programme(
                        "mumps-1",
                        TownLayer.Kind.PROGRAMME,
                        "MUMPS",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "M(12)",
                        "entry-1d",
                        1,
                        4_000,
                        Optional.empty(),
                        Optional.empty(),
                        "予診票は窓口でお渡しします"))
                .withPeriod("BCG/D1", Optional.of(new TownLayer.Period("M(4)", "M(7)", "地域の結核の状況")))
                .withWording(Map.of(
                        "schedule.programme.MUMPS",
                        "おたふく(市が助成)",
                        "schedule.programme.MUMPS@en",
                        "Mumps, paid by the town"));
    }
}
