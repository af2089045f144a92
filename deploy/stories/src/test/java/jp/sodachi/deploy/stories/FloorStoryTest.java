package jp.sodachi.deploy.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One town, one family, the whole main job: from the operator who starts the town to the neighbour who finds every door
 * closed. The steps follow each other; each begins where the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(1)
class FloorStoryTest extends Setouchi {
    private static final String ADMIN = "kacho@setouchi.invalid";
    private static final String NURSE = "hokenshi@setouchi.invalid";
    private static final String SECOND_ADMIN = "kakaricho@setouchi.invalid";

    private static Page operator;
    private static Page admin;
    private static Page nurse;
    private static Page mother;
    private static String sheet;
    private static String childPath;

    @BeforeAll
    static void the_platform_is_up() {
        stage = Stage.enter();
    }

    @AfterAll
    static void the_people_go_home() {
        stage.close();
    }

    @Test
    @Order(1)
    void an_operator_starts_a_town_by_picking_it_from_the_national_list() {
        operator = signedInOperator("operator@sodachi.invalid");
        stage.look(operator, "console-towns");
        operator.navigate(stage.stack().adminSite() + "/start?q=せとうちし");
        stage.look(operator, "console-start");
        operator.click("a[href$='/start/332127']");
        operator.fill("#adminName", "国塩 まこと");
        operator.fill("#adminEmail", ADMIN);
        stage.look(operator, "console-start-question");
        operator.click("main form button[type=submit]");
        operator.waitForSelector("#town:not([hx-get])", new Page.WaitForSelectorOptions().setTimeout(60_000));
        assertThat(operator.textContent("#town")).contains("お試し中");
        stage.look(operator, "console-town");
    }

    @Test
    @Order(2)
    void the_admin_follows_the_mail_signs_in_and_gives_the_town_its_face() {
        admin = stage.desk();
        arriveByInvitation(admin, ADMIN);
        stage.look(admin, "staff-today-empty");
        admin.navigate(staff("/look"));
        admin.fill("#name", "瀬戸内市 すくすく手帳");
        admin.fill("#department", "こども家庭課");
        admin.fill("#phone", "0869-00-0000");
        admin.fill("#primary", "#ffcc00");
        admin.click("#look-form button[type=submit]:not([formaction])");
        assertThat(admin.textContent("#primary-error")).contains("1.5");
        stage.look(admin, "staff-look-refused");
        admin.fill("#primary", "#1d5a6e");
        admin.click("#look-form button[type=submit]:not([formaction])");
        admin.waitForSelector(".banner.saved");
        stage.look(admin, "staff-look");
        admin.navigate(staff("/staff/invite"));
        admin.fill("#name", "大森 あかね");
        admin.fill("#email", NURSE);
        admin.check("input[name=role][value=NURSE]");
        admin.click("main form button[type=submit]");
        admin.waitForSelector(".banner.saved");
        stage.look(admin, "staff-members");
    }

    @Test
    @Order(3)
    void two_admins_and_two_operators_end_the_trial_and_the_town_is_live() {
        admin.navigate(staff("/staff/invite"));
        admin.fill("#name", "係長 すすむ");
        admin.fill("#email", SECOND_ADMIN);
        admin.check("input[name=role][value=ADMIN]");
        admin.click("main form button[type=submit]");
        admin.waitForSelector(".banner.saved");
        var second = stage.desk();
        arriveByInvitation(second, SECOND_ADMIN);
        admin.navigate(staff("/contact"));
        admin.fill("#privacy", "お子さまの記録は、瀬戸内市こども家庭課が母子保健の仕事のためにだけ使います。");
        admin.click("form.form button[type=submit]");
        admin.waitForSelector(".banner.saved");
        admin.click("form[action$='/contact/trial'] button");
        admin.waitForSelector(".banner.saved");
        stage.look(admin, "staff-contact");
        second.navigate(mailTo(SECOND_ADMIN, "確かめ").links().getFirst().toString());
        second.click("form.row button");
        second.waitForSelector(".empty h1");

        approveGoLive(operator);
        assertThat(operator.textContent("#town")).contains("お試し中");
        var colleague = signedInOperator("operator2@sodachi.invalid");
        approveGoLive(colleague);
        stage.look(colleague, "console-town-live");
        assertThat(colleague.textContent("#town")).contains("稼働");
    }

    @Test
    @Order(4)
    void the_nurse_registers_a_birth_and_prints_the_counter_sheet() {
        nurse = stage.desk();
        arriveByInvitation(nurse, NURSE);
        nurse.navigate(staff("/children/new"));
        fillBirth(nurse, "尾上 みのり", "おのうえ みのり", BORN);
        stage.look(nurse, "staff-birth");
        nurse.click("main form .row button[type=submit]");
        nurse.waitForURL("**/children/*-*");
        childPath = URI.create(nurse.url()).getPath();
        nurse.navigate(staff("/children/new?sibling=" + childPath.substring(childPath.lastIndexOf('/') + 1)));
        fillBirth(nurse, "尾上 そうた", "おのうえ そうた", BORN.minusYears(3));
        nurse.click("main form .row button[type=submit]");
        nurse.waitForURL("**/children/*-*");
        nurse.navigate(staff(childPath));
        stage.look(nurse, "staff-child");
        nurse.click("form[action$='/sheet'] button");
        nurse.waitForSelector(".sheet svg");
        sheet = nurse.textContent(".sheet dd.mono").strip();
        assertThat(sheet).startsWith(parents("/join/"));
        stage.look(nurse, "staff-sheet");
    }

    @Test
    @Order(5)
    void a_parent_scans_it_makes_a_passkey_and_confirms_both_children_in_five_taps() {
        mother = stage.phone();
        var taps = new ArrayList<String>();
        mother.navigate(sheet);
        taps.add("scan");
        stage.look(mother, "parent-join");
        mother.fill("#mail", MOTHER);
        mother.click("main form button[type=submit]:not([name])");
        taps.add("go");
        mother.waitForSelector("#kc-submit");
        stage.look(mother, "sign-in-register");
        mother.click("#kc-submit");
        taps.add("register");
        mother.waitForURL("**/join/confirm");
        taps.add("the phone's own dialog");
        assertThat(mother.textContent("main")).contains("尾上 みのり", "尾上 そうた");
        stage.look(mother, "parent-join-confirm");
        mother.click("form[action$='/join/confirm'] > button[type=submit]");
        taps.add("confirm");
        mother.waitForURL(parents("/") + "**");
        assertThat(taps).hasSize(5);
    }

    @Test
    @Order(6)
    void the_first_screen_and_the_plan_say_what_is_next_and_why() {
        mother.navigate(parents("/"));
        assertThat(mother.textContent("main")).contains("みのり", "5種混合", "1回目");
        stage.look(mother, "parent-today");
        mother.navigate(parents(childPath + "/plan"));
        assertThat(mother.textContent("main")).contains("5種混合", "小児用肺炎球菌", "B型肝炎", "ロタ", "BCG");
        stage.look(mother, "parent-plan");
        mother.navigate(parents("/family"));
        stage.look(mother, "parent-family");
        mother.navigate(parents("/notices"));
        stage.look(mother, "parent-notices");
        mother.navigate(parents("/?lang=en"));
        assertThat(mother.getAttribute("html", "lang")).isEqualTo("en");
        stage.look(mother, "parent-today-en");
        mother.navigate(parents(childPath + "/plan"));
        stage.look(mother, "parent-plan-en");
        mother.navigate(parents("/?lang=ja"));
    }

    @Test
    @Order(7)
    void the_parent_records_a_dose_the_plan_moves_and_the_nurse_confirms_it() {
        mother.navigate(parents(childPath + "/doses/new"));
        stage.look(mother, "parent-dose");
        mother.check("#vaccine-PCV20");
        mother.fill("#day", LocalDate.now(JAPAN).plusDays(3).toString());
        mother.check("#vaccine-DPT_IPV_HIB");
        mother.click("main form .row button[type=submit]");
        assertThat(mother.textContent("#day-error")).isNotBlank();
        assertThat(mother.isChecked("#vaccine-DPT_IPV_HIB")).isTrue();
        stage.look(mother, "parent-dose-refused");
        mother.fill("#day", LocalDate.now(JAPAN).toString());
        mother.click("main form .row button[type=submit]");
        mother.waitForSelector(".banner.saved");
        mother.navigate(parents(childPath + "/plan"));
        assertThat(mother.textContent("main")).containsPattern("5種混合\\s*2回目");
        mother.navigate(parents(childPath + "/records"));
        stage.look(mother, "parent-records");

        nurse.navigate(staff("/"));
        assertThat(nurse.textContent("#to-confirm")).contains("尾上 みのり");
        stage.look(nurse, "staff-today");
        nurse.click("#to-confirm form[action$='/confirm'] button");
        nurse.waitForSelector(".banner.saved");
        nurse.navigate(staff(childPath));
        assertThat(nurse.textContent("main")).contains("大森 あかね");
        stage.look(nurse, "staff-child-confirmed");
    }

    @Test
    @Order(7)
    void two_taps_and_a_number_and_the_curve_is_there_and_the_nurse_sees_its_z() {
        mother.navigate(parents("/"));
        mother.click("nav.tabs a[href$='/records']");
        mother.fill("#quick-weight", "５．２");
        mother.click("form.quick button[type=submit]");
        mother.waitForSelector("svg.chart .dot");
        assertThat(mother.textContent("article.growth")).contains("5.20", "の帯");
        mother.click("article.growth summary");
        stage.look(mother, "parent-growth");
        mother.navigate(parents(childPath + "/growth/new"));
        mother.fill("#weight", "52");
        mother.click("main form .row button[type=submit]");
        assertThat(mother.textContent(".card.notice")).contains("もう一度たしかめてください", "52.00 kg");
        stage.look(mother, "parent-growth-asked-back");

        nurse.navigate(staff(childPath + "/growth/new"));
        nurse.fill("#length", "58.4");
        nurse.click("main form .row button[type=submit]");
        nurse.waitForSelector("svg.chart .dot");
        stage.look(nurse, "staff-growth");
        nurse.navigate(staff(childPath));
        stage.look(nurse, "staff-child-growth");
    }

    @Test
    @Order(8)
    void the_towns_draft_is_tried_on_its_children_approved_by_a_second_person_and_moves_the_parents_plan() {
        mother.navigate(parents(childPath + "/plan"));
        assertThat(mother.textContent("main")).doesNotContain("この町の助成");
        var before = firstRow(mother.textContent("main"), "BCG");

        nurse.navigate(staff("/schedule"));
        stage.look(nurse, "staff-schedule-empty");
        nurse.click("form[action$='/schedule/draft'] button");
        nurse.click("a[href$='/period/BCG/D1']");
        nurse.fill("#from", "13");
        nurse.fill("#to", "14");
        nurse.fill("#reason", "地域の結核の状況");
        nurse.click("main form .row button[type=submit]");
        assertThat(nurse.textContent("#from-error")).contains("法律の期間");
        stage.look(nurse, "staff-schedule-period-refused");
        nurse.fill("#from", "4");
        nurse.fill("#to", "7");
        nurse.click("main form .row button[type=submit]");
        nurse.click("a[href$='/programmes/new/SUBSIDY']");
        nurse.selectOption("#series", "MUMPS");
        nurse.check("input[name=until][value=ENTRY]");
        nurse.fill("#yen", "4000");
        nurse.fill("#note", "予診票は窓口でお渡しします");
        stage.look(nurse, "staff-schedule-subsidy");
        nurse.click("main form .row button[type=submit]");
        nurse.click("a[href$='/draft/terms']");
        nurse.fill("#effectiveFrom", LocalDate.now(JAPAN).toString());
        nurse.fill("#reason", "市議会で決まったため");
        nurse.click("main form .row button[type=submit]");
        stage.look(nurse, "staff-schedule-draft");
        nurse.click("header a[href$='/schedule/trial']");
        assertThat(nurse.textContent("main")).contains("尾上 みのり", "尾上 そうた", "BCG", "おたふくかぜ");
        stage.look(nurse, "staff-schedule-trial");
        nurse.click("form[action$='/propose'] button");
        nurse.waitForSelector(".banner.saved");

        admin.navigate(staff("/schedule/trial"));
        stage.look(admin, "staff-schedule-approval");
        admin.click("form[action$='/approve'] button");
        admin.waitForSelector(".banner.saved");
        stage.look(admin, "staff-schedule");

        mother.navigate(parents(childPath + "/plan"));
        assertThat(firstRow(mother.textContent("main"), "BCG")).isNotEqualTo(before);
        stage.look(mother, "parent-plan-of-the-town");
        mother.click("nav.pages a");
        assertThat(mother.textContent("#offers")).contains("おたふくかぜ", "4,000円", "予診票は窓口で");
        stage.look(mother, "parent-plan-offer");
    }

    @Test
    @Order(9)
    void the_night_sends_one_reminder_in_the_towns_name_and_run_again_it_sends_none() throws Exception {
        var confirm = mailTo(MOTHER, "確認");
        mother.navigate(confirm.links().getFirst().toString());
        mother.click("main form button[type=submit]");
        stage.look(mother, "parent-mail-confirmed");
        var before = reminders();

        night();
        var reminder = mailTo(MOTHER, "予防接種");
        assertThat(reminder.from()).contains("瀬戸内市");
        assertThat(reminder.text()).contains("尾上 みのり").doesNotContain("??");
        assertThat(reminders()).isEqualTo(before + 1);

        // A night has planned and sent when it answers: what it has not written down nobody sends later.
        var written = deliveries();
        night();
        assertThat(deliveries()).isEqualTo(written);
        assertThat(reminders()).isEqualTo(before + 1);
    }

    @Test
    @Order(10)
    void neighbours_and_visitors_find_every_door_closed_and_the_audit_rows_tell() throws SQLException {
        var parentPaths =
                List.of(childPath + "/plan", childPath + "/records", childPath + "/doses/new", childPath + "/prepare");
        var staffPaths = List.of(childPath, childPath + "/correct", childPath + "/sheet", childPath + "/doses/new");
        var visitor = stage.phone();
        for (var path : parentPaths) {
            assertThat(ends(visitor, parents(path))).isEqualTo("200 /signin");
        }
        for (var path : staffPaths) {
            assertThat(ends(visitor, staff(path))).isIn("200 /signin", "405 " + path);
        }

        var bizen = stage.stack().parentSite(Stage.BIZEN).toString();
        var neighbour = Stage.signedIn(stage.phone(), bizen, "parent1@332119.invalid");
        for (var path : parentPaths) {
            assertThat(ends(neighbour, bizen + path)).startsWith("404 ");
            assertThat(ends(neighbour, parents(path))).isEqualTo("200 /signin");
        }
        carryCookies(neighbour, "332119.localhost", "332127.localhost");
        assertThat(ends(neighbour, parents(parentPaths.getFirst()))).isEqualTo("200 /signin");

        var office = stage.stack().staffSite(Stage.BIZEN).toString();
        var colleague = Stage.signedIn(stage.desk(), office, "nurse@332119.invalid");
        for (var path : staffPaths) {
            assertThat(ends(colleague, office + path)).containsPattern("^40[45] ");
        }
        colleague.navigate(staff("/signin"));
        colleague.click("main a.btn");
        colleague.waitForLoadState();
        stage.look(colleague, "staff-stranger");
        assertThat(ends(colleague, staff("/"))).isEqualTo("200 /signin");

        assertThat(auditRows("t_332119", "REFUSED")).isGreaterThanOrEqualTo(parentPaths.size());
        assertThat(auditRows("t_332127", "REFUSED")).isPositive();
        assertThat(auditRows("t_332127", "DONE")).isPositive();
    }

    @Test
    @Order(11)
    void an_unknown_host_a_spent_sheet_and_a_suspended_town_are_told_plainly() {
        var visitor = stage.phone();
        var unknown = visitor.navigate(
                "http://999.localhost:" + stage.stack().settings().ports().parents() + "/");
        assertThat(unknown.status()).isEqualTo(404);
        stage.look(visitor, "unknown-host");
        var spent = visitor.navigate(sheet);
        assertThat(spent.status()).isIn(404, 410);
        stage.look(visitor, "parent-join-spent");

        operator.navigate(stage.stack().adminSite() + "/towns/332127/suspend");
        operator.click("main form button[type=submit]");
        operator.waitForSelector(".banner.saved");
        closes(visitor, parents("/"));
        stage.look(visitor, "suspended");
    }

    @Test
    @Order(12)
    void signing_out_ends_both_sides() {
        var bizen = stage.stack().parentSite(Stage.BIZEN).toString();
        var page = Stage.signedIn(stage.phone(), bizen, "parent1@332119.invalid");
        page.navigate(bizen + "/family");
        page.click("form[action$='/logout'] button");
        page.waitForURL("**/bye");
        stage.look(page, "parent-bye");
        assertThat(ends(page, bizen + "/")).isEqualTo("200 /signin");
        page.click("main a.btn");
        page.waitForSelector("#username");
    }

    @Test
    @Order(13)
    void no_page_of_the_story_stands_in_anybodys_way() {
        assertThat(stage.barriers()).isEmpty();
    }
}
