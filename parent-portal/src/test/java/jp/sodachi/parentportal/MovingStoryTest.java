package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sodachi.record.Arrivals;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.tenancy.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A family moves from 備前市 to 瀬戸内市 and takes its code along. */
class MovingStoryTest extends Story {
    private static final Pattern CODE = Pattern.compile("332119(-[0-9A-Z]{6}){3}");

    @Autowired
    ChildStates states;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Pregnancies pregnancies;

    private Child child;
    private Visitor parent;

    @BeforeEach
    void a_three_month_old_with_a_parent() {
        child = born(BIZEN, "尾上 つばさ", "おのうえ つばさ", LocalDate.of(2026, 8, 11), null);
        parent = parentOf(BIZEN, child);
    }

    @Test
    void the_code_is_shown_once_and_the_receipt_on_both_sides() {
        parent.get("/family").is(200).shows("引っこしのコード");
        var code = code(parent.post("/family/moving", "child", child.id().toString())
                .is(200)
                .shows("尾上 つばさ")
                .page());
        assertThat(parent.get("/family/moving").is(200).shows("コードを渡せます").page())
                .doesNotContain(code);

        office(SETOUCHI, () -> arrivals.begin(code, false));

        parent.get("/family/moving").shows("引っこし先に渡しました", "受けわたしの明細", "1件のうち1件").hides("瀬戸内市", "コードをとる");
        parent.get("/children/" + child.id() + "/reads")
                .shows("引っこし先の窓口", "コードで記録を受けとりました")
                .hides("瀬戸内市");
        parent.post("/family/moving", "child", child.id().toString()).is(302);
        parent.get("/family/moving").shows("引っこし先に渡しました");
        var here =
                office(SETOUCHI, () -> arrivals.listNewest(1).getFirst().child().orElseThrow());
        var there =
                parentOf(SETOUCHI, office(SETOUCHI, () -> records.getChild(here).child()));
        there.get("/family/moving").is(200).shows("前の町の記録を受けとりました", "受けわたしの明細");
    }

    @Test
    void after_the_move_the_old_towns_record_is_read_and_no_more_written() {
        var to = "/children/" + child.id();
        var code = code(
                parent.post("/family/moving", "child", child.id().toString()).page());
        parent.get(to + "/records").shows("受けたものを記録する").hides("引っこし先の町の手帳に移りました");
        office(SETOUCHI, () -> arrivals.begin(code, false));

        parent.get(to + "/records").is(200).shows("引っこし先の町の手帳に移りました").hides("/doses/new", "quick-weight", "/forms/");
        parent.get("/").shows("引っこし先の町の手帳に移りました");
        parent.get(to + "/doses/new").is(409).shows("引っこし先の手帳に書いてください");
        parent.get(to + "/growth/new").is(409);
        parent.get(to + "/forms/GUARDIAN_M03").is(409);
        parent.post(to + "/growth", "weight", "6.1", "day", "2026-11-20").is(409);
        parent.post(to + "/doses", "vaccines", "BCG", "day", "2026-11-20").isNot(302);
        parent.get(to + "/growth").is(200).hides("/growth/new");
        parent.get(to + "/photos").is(200).hides("type=\"file\"");
    }

    @Test
    void a_pregnant_woman_takes_her_own_code_and_writes_in_her_new_town() {
        var pregnancy = office(
                BIZEN,
                () -> pregnancies.register(
                        new PregnancyFacts(
                                "江口 ゆり",
                                "えぐち ゆり",
                                LocalDate.of(1996, 4, 1),
                                LocalDate.of(2027, 3, 1),
                                PregnancyFacts.DueSource.ULTRASOUND,
                                1),
                        Optional.empty()));
        var woman = joined(BIZEN, pregnancy);
        var partner = joined(BIZEN, pregnancy);
        var page = "/pregnancies/" + pregnancy.id();
        partner.get("/family/moving").is(200).hides("妊娠中の記録", pregnancy.id().toString());
        partner.post("/family/moving", "pregnancy", pregnancy.id().toString()).is(404);
        parent.post("/family/moving", "pregnancy", pregnancy.id().toString()).is(404);
        woman.get("/family/moving").is(200).shows("妊娠中の記録", "name=\"pregnancy\"");
        woman.post("/family/moving").is(302);

        var taken =
                code(woman.post("/family/moving", "pregnancy", pregnancy.id().toString())
                        .is(200)
                        .shows("江口 ゆり")
                        .page());
        var withdraw = woman.get("/family/moving")
                .page()
                .replaceAll("(?s).*action=\"(/pregnancies/[^\"]*/withdraw)\".*", "$1");
        partner.post(withdraw).is(404);
        woman.post(withdraw).is(302);
        var code = code(woman.post("/family/moving", "pregnancy", pregnancy.id().toString())
                .page());
        assertThat(code).isNotEqualTo(taken);
        office(SETOUCHI, () -> arrivals.begin(code, false));

        woman.get("/family/moving").shows("引っこし先に渡しました", "受けわたしの明細", "妊娠の情報").hides("瀬戸内市", "コードをとる");
        woman.get(page).is(200).shows("引っこし先の町の手帳に移りました").hides("健診の記録を書く", "/forms/");
        woman.get(page + "/forms/PREG_VISIT").is(409).shows("引っこし先の手帳に書いてください");
        woman.post(page + "/forms/PREG_VISIT", "on", "2026-11-20", "a.weight", "55.2")
                .is(409);
        woman.get("/").is(200).hides("妊娠26週");
        var here = office(
                SETOUCHI,
                () -> pregnancies.get(
                        Objects.requireNonNull(arrivals.listNewest(1).getFirst().pregnancyId())));
        var there = joined(SETOUCHI, here);
        there.get("/family/moving").is(200).shows("前の町の記録を受けとりました", "受けわたしの明細");
        there.get("/").shows("妊娠26週1日");
    }

    private Visitor joined(Tenant town, Pregnancy pregnancy) {
        var visitor = visitor(town).signedIn();
        visitor.get("/join/"
                + office(town, () -> sheets.issueForPregnancy(pregnancy.id())).secret());
        visitor.post("/join/confirm");
        return visitor;
    }

    @Test
    void the_steps_of_a_move_are_one_line_of_the_read_log() {
        var code = code(
                parent.post("/family/moving", "child", child.id().toString()).page());
        office(SETOUCHI, () -> arrivals.begin(code, false));

        var log = parent.get("/children/" + child.id() + "/reads").page();
        assertThat(log.split("コードで記録を受けとりました", -1)).hasSize(2);
        assertThat(log).doesNotContain("コードでだれの記録か確かめました");
    }

    @Test
    void a_code_is_taken_back_and_nobody_elses_child_has_one() {
        var code = code(
                parent.post("/family/moving", "child", child.id().toString()).page());
        var withdraw =
                parent.get("/family/moving").page().replaceAll("(?s).*action=\"(/children/[^\"]*/withdraw)\".*", "$1");
        var stranger = parentOf(BIZEN, born(BIZEN, "よそ のこ", "よそ のこ", LocalDate.of(2026, 7, 1), null));
        stranger.post(withdraw).is(404);
        stranger.post("/family/moving", "child", child.id().toString()).is(404).hides("つばさ");
        visitor(BIZEN).post("/family/moving", "child", child.id().toString()).isNot(200);
        parent.post(withdraw).is(302);
        assertThat(office(SETOUCHI, () -> arrivals.look(code)))
                .isEqualTo(new Arrivals.Look.Refused(Arrivals.Reason.SPENT));
        parent.post("/family/moving").is(302);
        parent.get("/family/moving").shows("コードを取り消しました");
    }

    @Test
    void a_protected_childs_code_is_nowhere_on_a_guardians_page() {
        code(parent.post("/family/moving", "child", child.id().toString()).page());
        office(BIZEN, () -> states.set(child.id(), ChildState.Kind.SHIELDED, "", LocalDate.of(2026, 11, 20), "支援措置"));
        parent.get("/family/moving").is(200).shows("町の窓口にお話しください").hides("コードを渡せます", "支援", "コードを取り消す");
        parent.post("/family/moving", "child", child.id().toString()).is(302);
    }

    private static String code(String page) {
        var found = CODE.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
