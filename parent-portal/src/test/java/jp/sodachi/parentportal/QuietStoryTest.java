package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;

import java.time.LocalDate;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.NewDose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the office says about a child changes what its family sees. */
class QuietStoryTest extends Story {
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 11);

    @Autowired
    ChildStates states;

    @Test
    void the_pages_of_a_family_that_lost_a_child_are_quiet_and_the_handbook_stays() {
        var child = born(BIZEN, "尾上 つむぎ", "おのうえ つむぎ", AUGUST, null);
        var parent = parentOf(BIZEN, child);
        office(BIZEN, () -> records.recordDose(child.id(), new NewDose("BCG", LocalDate.of(2026, 11, 2), "", "")));
        stop(child.id(), ChildState.Kind.DECEASED);

        parent.get("/").is(200).shows("つむぎ", "手帳は、これからもここで開けます").hides("生後", "受けました", "5種混合", "予約の準備");
        parent.get("/family").is(200).shows("尾上 つむぎ").hides("生後");
        parent.get("/plan").is(302);
        parent.get("/children/" + child.id() + "/prepare").is(302);
        parent.get("/children/" + child.id() + "/doses/new").is(302);
        parent.get("/children/" + child.id() + "/records")
                .is(200)
                .shows("BCG", "大切にお預かりします")
                .hides("受けたものを記録する");
        parent.post("/children/" + child.id() + "/doses", "vaccines", "HEPB", "day", "2026-11-20")
                .is(422);
    }

    @Test
    void a_sister_keeps_her_plan() {
        var child = born(BIZEN, "尾上 はる", "おのうえ はる", AUGUST, null);
        var sister = born(BIZEN, "尾上 なつ", "おのうえ なつ", LocalDate.of(2024, 8, 11), child.id());
        var parent = parentOf(BIZEN, child);
        stop(child.id(), ChildState.Kind.DECEASED);
        parent.get("/plan").is(200).shows("なつの予定");
        parent.get("/").shows("なつ", "2歳");
        parent.get("/children/" + sister.id() + "/doses/new").is(200);
    }

    @Test
    void after_a_move_nothing_is_proposed_and_everything_can_be_read() {
        var child = born(BIZEN, "尾上 あき", "おのうえ あき", AUGUST, null);
        var parent = parentOf(BIZEN, child);
        stop(child.id(), ChildState.Kind.MOVED);
        parent.get("/").shows("転出の届けを受けて").hides("予約の準備");
        parent.get("/children/" + child.id() + "/records").is(200).shows("転出の届けを受けて");
    }

    @Test
    void the_reason_of_a_correction_and_where_an_entry_came_from_are_read_by_the_family() {
        var child = born(BIZEN, "尾上 ふゆ", "おのうえ ふゆ", AUGUST, null);
        var parent = parentOf(BIZEN, child);
        parent.post(
                "/children/" + child.id() + "/doses", "vaccines", "PCV15", "day", "2026-11-20", "note", "夜に少し熱が出ました");
        office(
                BIZEN,
                () -> records.importDose(
                        child.id(), new NewDose("BCG", LocalDate.of(2026, 11, 2), "", ""), "健康管理システム"));
        var wrong = office(BIZEN, () -> records.getChild(child.id())).doses().getFirst();
        office(
                BIZEN,
                () -> records.correctDose(
                        child.id(),
                        wrong.id(),
                        wrong.version(),
                        new NewDose("PCV20", wrong.givenOn(), "", ""),
                        "シールは20価でした"));
        parent.get("/records")
                .is(200)
                .shows("訂正前", "理由: シールは20価でした", "夜に少し熱が出ました", "健康管理システムから取りこみ", "保護者の入力", "窓口の入力", "町のシステムから");
    }

    private void stop(java.util.UUID child, ChildState.Kind kind) {
        office(BIZEN, () -> states.set(child, kind, "", TODAY, "届け"));
    }
}
