package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.NewDose;
import jp.sodachi.record.TypedForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A parent lets a partner, a grandmother and a nursery see the record, each as far as wanted and no farther. */
class GrantStoryTest extends Story {
    private static final String GRANDMOTHER = "ばあば";
    private static final String NURSERY = "さくら保育園";

    @Autowired
    ChildStates states;

    @Autowired
    FormEntries entries;

    private Child child;
    private Child stranger;
    private Visitor parent;

    @BeforeEach
    void a_three_month_old_with_a_parent() {
        child = born(BIZEN, "尾上 かえで", "おのうえ かえで", LocalDate.of(2026, 8, 11), null);
        stranger = born(BIZEN, "よそ のこ", "よそ のこ", LocalDate.of(2026, 7, 1), null);
        parent = parentOf(BIZEN, child);
        office(
                BIZEN,
                () -> records.recordDose(child.id(), new NewDose("BCG", LocalDate.of(2026, 11, 2), "K12", "備前市民センター")));
    }

    @Test
    void a_grandmother_sees_with_her_own_account_the_sections_she_was_given_and_no_other() {
        var link = give("FAMILY", GRANDMOTHER, "VACCINATION", "GROWTH");
        visitor(BIZEN).get(link).is(200).hides("かえで");
        var grandmother = visitor(BIZEN).signedIn();
        grandmother.get(link + "/see").is(200).shows("尾上 かえで", "予防接種", "成長").hides("写真");
        var opened = grandmother.post(link + "/see").is(302).leadsTo();
        grandmother.get(opened).is(200).shows("尾上 かえで", "BCG", "備前市民センター");
        grandmother.get(opened.replace("vaccination", "growth")).is(200);
        for (var section : List.of("checkup", "photo", "note", "everything")) {
            grandmother.get(opened.replace("vaccination", section)).is(404);
        }
        grandmother.get("/children/" + child.id() + "/records").is(404);
        grandmother.get("/").is(200).shows("見せてもらっている記録", "尾上 かえで");
        parent.get("/children/" + child.id() + "/reads").is(200).shows(GRANDMOTHER, "予防接種を見ました", "成長を見ました");
        parent.get("/children/" + child.id() + "/grants").is(200).shows(GRANDMOTHER, "見られます");
    }

    @Test
    void a_grandmother_sees_no_value_that_the_office_has_not_let_the_family_see() {
        var subject = FormSubject.child(child.id());
        office(
                BIZEN,
                () -> entries.enter(
                        subject, "CHECKUP_M03", new TypedForm("2026-11-20", "", "01", "", Map.of("weight_g", "6130"))));
        var grandmother = visitor(BIZEN).signedIn();
        var curve =
                grandmother.post(give("FAMILY", GRANDMOTHER, "GROWTH") + "/see").leadsTo();
        grandmother.get(curve).is(200).hides("6.13");

        var entry = office(BIZEN, () -> entries.list(subject)).getFirst();
        office(BIZEN, () -> entries.release(subject, entry.id()));
        grandmother.get(curve).is(200).shows("6.13");
    }

    @Test
    void nobody_else_opens_what_the_grandmother_was_given() {
        var link = give("FAMILY", GRANDMOTHER, "VACCINATION");
        var grandmother = visitor(BIZEN).signedIn();
        var opened = grandmother.post(link + "/see").leadsTo();
        visitor(BIZEN).signedIn().get(opened).is(404).hides("かえで");
        visitor(BIZEN).get(opened).is(404).hides("かえで");
        grandmother.carriedTo(SETOUCHI).get(opened).isNot(200).hides("かえで");
        visitor(SETOUCHI).signedIn().get(link + "/see").is(410).hides("かえで");
        visitor(BIZEN).signedIn().get(link + "/see").is(410).hides("かえで");
        visitor(BIZEN).signedIn().post(link + "/see").is(410);
        assertThat(Towns.audit(BIZEN)).anySatisfy(row -> {
            assertThat(row.action()).isEqualTo("grant.open");
            assertThat(row.outcome()).isEqualTo("REFUSED");
        });
    }

    @Test
    void a_grant_ends_when_the_parent_says_so_when_its_day_has_passed_and_when_the_record_is_protected() {
        var grandmother = visitor(BIZEN).signedIn();
        var first = grandmother
                .post(give("FAMILY", GRANDMOTHER, "VACCINATION") + "/see")
                .leadsTo();
        parent.post("/children/" + child.id() + "/grants/" + idIn(first) + "/end")
                .is(302);
        grandmother.get(first).is(404);
        var second = grandmother
                .post(give("FAMILY", GRANDMOTHER, "VACCINATION") + "/see")
                .leadsTo();
        grandmother.get(second).is(200);
        clock.turnTo(TODAY.plusMonths(2));
        try {
            grandmother.get(second).is(404);
        } finally {
            clock.turnTo(TODAY);
        }
        office(BIZEN, () -> states.set(child.id(), ChildState.Kind.SHIELDED, "", TODAY, "支援措置の申出"));
        grandmother.get(second).is(404);
        parent.get("/children/" + child.id() + "/grants/new")
                .is(200)
                .shows("町の窓口に")
                .hides("支援措置");
        parent.post("/children/" + child.id() + "/grants/new", filled("FAMILY", GRANDMOTHER, "GROWTH"))
                .is(404);
        parent.post("/children/" + child.id() + "/share").is(404);
    }

    @Test
    void a_nursery_opens_the_link_with_the_number_it_was_told() {
        var page = given("PLACE", NURSERY, "VACCINATION").page();
        var link = page.replaceAll("(?s).*(/place/[A-Za-z0-9_-]+).*", "$1");
        var code = page.replaceAll("(?s).*<b>([0-9]{6})</b>.*", "$1");
        var nursery = visitor(BIZEN);
        nursery.get(link).is(200).hides("かえで");
        nursery.post(link, "code", code.equals("000000") ? "000001" : "000000")
                .is(422)
                .shows("あと4回");
        var opened = nursery.post(link, "code", code).is(302).leadsTo();
        nursery.get(opened).is(200).shows("尾上 かえで", "BCG");
        nursery.get(opened.replace("vaccination", "growth")).is(404);
        visitor(BIZEN).get(opened).is(404);
        visitor(SETOUCHI).get(link).is(410);
        parent.get("/children/" + child.id() + "/reads")
                .is(200)
                .shows(NURSERY, "予防接種を見ました")
                .hides("QRコードで見た人");
        parent.post("/children/" + child.id() + "/grants/" + idIn(opened) + "/end")
                .is(302);
        nursery.get(opened).is(404);
        nursery.post(link, "code", code).is(410);
    }

    @Test
    void after_five_wrong_numbers_the_link_ends_even_for_the_right_one() {
        var page = given("PLACE", NURSERY, "VACCINATION").page();
        var link = page.replaceAll("(?s).*(/place/[A-Za-z0-9_-]+).*", "$1");
        var code = page.replaceAll("(?s).*<b>([0-9]{6})</b>.*", "$1");
        for (int i = 0; i < 4; i++) {
            visitor(BIZEN).post(link, "code", "x" + i).is(422);
        }
        visitor(BIZEN).post(link, "code", "9").is(410);
        visitor(BIZEN).post(link, "code", code).is(410);
    }

    @Test
    void a_partner_joins_as_a_guardian_of_the_whole_family_and_is_not_put_out_by_the_other_one() {
        var brother = born(BIZEN, "尾上 そら", "おのうえ そら", LocalDate.of(2023, 4, 2), child.id());
        parent.get("/join/" + sheetFor(BIZEN, child));
        parent.post("/join/confirm").is(302);
        var link = give("PARTNER", "パパ");
        var partner = visitor(BIZEN).signedIn();
        partner.get(link + "/see").is(200).shows("尾上 かえで", "保護者として");
        partner.post(link + "/see").is(302);
        partner.get("/children/" + child.id() + "/records").is(200);
        partner.get("/children/" + brother.id() + "/records").is(200);
        partner.get("/children/" + stranger.id() + "/records").is(404);
        visitor(BIZEN).signedIn().post(link + "/see").is(410);
        parent.get("/children/" + child.id() + "/grants")
                .is(200)
                .shows("参加しています")
                .hides("見せるのをやめる");
    }

    @Test
    void what_a_parent_gave_ends_when_the_parent_leaves_the_handbook() {
        var grandmother = visitor(BIZEN).signedIn();
        var opened = grandmother
                .post(give("FAMILY", GRANDMOTHER, "VACCINATION") + "/see")
                .leadsTo();
        grandmother.get(opened).is(200);
        parent.post("/family/deregister", "word", "削除").is(200);
        grandmother.get(opened).is(404);
    }

    @Test
    void only_a_guardian_gives_and_what_is_wrong_in_the_form_is_said_beside_it() {
        visitor(BIZEN)
                .signedIn()
                .post("/children/" + child.id() + "/grants/new", filled("FAMILY", GRANDMOTHER, "GROWTH"))
                .is(404);
        visitor(BIZEN).signedIn().get("/children/" + child.id() + "/grants").is(404);
        parent.post("/children/" + stranger.id() + "/grants/new", filled("FAMILY", GRANDMOTHER, "GROWTH"))
                .is(404);
        parent.post("/children/" + child.id() + "/grants/new", "whom", "FAMILY", "name", "", "ends", "2026/1/1")
                .is(422)
                .shows("相手の呼び名を入れてください", "見せるところを選んでください", "きょうよりあとの日");
    }

    private String give(String whom, String name, String... sections) {
        return given(whom, name, sections).page().replaceAll("(?s).*(/invited/[A-Za-z0-9_-]+).*", "$1");
    }

    private Answer given(String whom, String name, String... sections) {
        return parent.post("/children/" + child.id() + "/grants/new", filled(whom, name, sections))
                .is(200);
    }

    private static String[] filled(String whom, String name, String... sections) {
        var fields = new ArrayList<>(
                List.of("whom", whom, "name", name, "ends", TODAY.plusMonths(1).toString()));
        for (var section : sections) {
            fields.addAll(List.of("sections", section));
        }
        return Objects.requireNonNull(fields.toArray(String[]::new));
    }

    private static String idIn(String opened) {
        return opened.replaceAll("/given/([^/]+)/.*", "$1");
    }
}
