package jp.sodachi.deploy.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** People whose browser runs no script do the same work: every form is a plain form, every link a plain link. */
@Order(Integer.MAX_VALUE - 1)
class WithoutScriptStoryTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Tokyo"));

    private static Stage stage;

    @BeforeAll
    static void the_platform_is_up() {
        stage = Stage.enter();
    }

    @AfterAll
    static void the_people_go_home() {
        stage.close();
    }

    @Test
    void a_nurse_registers_a_birth_enters_a_dose_and_prints_the_sheet_that_a_parent_joins_with() {
        var nurse = Stage.signedIn(stage.deskWithoutScript(), staff(""), "nurse@332119.invalid");
        nurse.navigate(staff("/children/new"));
        nurse.fill("#name", "森 ひなの");
        nurse.fill("#kana", "もり ひなの");
        nurse.fill("#birthDate", "二〇二六");
        nurse.click("main form .row button[type=submit]");
        assertThat(nurse.textContent("#birthDate-error")).isNotBlank();
        assertThat(nurse.inputValue("#name")).isEqualTo("森 ひなの");
        nurse.fill("#birthDate", TODAY.minusDays(70).toString());
        nurse.check("input[name=sex][value=F]");
        nurse.fill("#gestationWeeks", "39");
        nurse.fill("#gestationDays", "0");
        nurse.fill("#dueDate", TODAY.minusDays(63).toString());
        nurse.click("main form .row button[type=submit]");
        nurse.waitForURL("**/children/*-*");
        var child = URI.create(nurse.url()).getPath();
        nurse.click("form[action$='/sheet'] button");
        nurse.waitForSelector(".sheet svg");
        var sheet = nurse.textContent(".sheet dd.mono").strip();

        var parent = Stage.signedIn(stage.phoneWithoutScript(), parents(""), "parent2@332119.invalid");
        parent.navigate(sheet);
        parent.waitForURL("**/join/confirm");
        assertThat(parent.textContent("main")).contains("森 ひなの");
        parent.click("form[action$='/join/confirm'] > button[type=submit]");
        parent.waitForSelector(".banner.saved");

        parent.navigate(parents(child + "/doses/new"));
        parent.check("#vaccine-PCV20");
        parent.fill("#day", TODAY.toString());
        parent.click("main form .row button[type=submit]");
        parent.waitForSelector(".banner.saved");
        assertThat(parent.textContent("main")).containsPattern("肺炎球菌\\s*2回目");

        nurse.navigate(staff("/"));
        nurse.click("#to-confirm tr:has-text('森 ひなの') form[action$='/confirm'] button");
        nurse.waitForSelector(".banner.saved");
        theAccountIsGoneAndTheRecordStays(parent, nurse, child);
    }

    /** The account is deleted at the real identity provider; what the town has on record it keeps, and says so. */
    private static void theAccountIsGoneAndTheRecordStays(Page parent, Page nurse, String child) {
        var mail = "parent2@332119.invalid";
        assertThat(accounts(mail)).isEqualTo(1);
        parent.navigate(parents("/family/deregister"));
        assertThat(parent.textContent("main")).contains("公的な記録です", "もとに戻せません");
        parent.fill("#word", "削除");
        parent.click("main form button[type=submit]");
        parent.waitForSelector("h1:has-text('登録を削除しました')");
        assertThat(parent.textContent("main")).contains("公的な記録", "パスキーも削除しました");
        assertThat(accounts(mail)).isZero();
        parent.navigate(parents("/"));
        assertThat(URI.create(parent.url()).getPath()).isEqualTo("/signin");

        nurse.navigate(staff(child));
        assertThat(nurse.textContent("main")).contains("肺炎球菌", "確認ずみ", "まだ手帳に参加していません");
    }

    private static int accounts(String mail) {
        return new KeycloakApi(stage.stack().keycloak(), HttpClient.newHttpClient())
                .provision("parents", "GET", "/users?exact=true&email=" + mail, "")
                .body()
                .size();
    }

    @Test
    void a_parent_chooses_a_language_and_a_name_and_signs_out() {
        var parent = Stage.signedIn(stage.phoneWithoutScript(), parents(""), "parent1@332119.invalid");
        parent.click("details.menu summary");
        parent.click("details.menu a[lang=en]");
        assertThat(parent.getAttribute("html", "lang")).isEqualTo("en");
        parent.navigate(parents("/family?lang=ja"));
        parent.fill("#name", "畑 みどり");
        parent.click("form[action$='/family/name'] button");
        parent.waitForSelector(".banner.saved");
        parent.click("form[action$='/logout'] button");
        parent.waitForURL("**/bye");
    }

    @Test
    void an_admin_sees_a_weak_colour_refused_and_looks_at_the_preview() {
        var admin = Stage.signedIn(stage.deskWithoutScript(), staff(""), "admin@332119.invalid");
        admin.navigate(staff("/look"));
        admin.fill("#primary", "#ffcc00");
        admin.click("#look-form button[formaction]");
        assertThat(admin.inputValue("#primary")).isEqualTo("#ffcc00");
        admin.click("#look-form button[type=submit]:not([formaction])");
        assertThat(admin.textContent("#primary-error")).contains("1.5");
    }

    @Test
    void an_operator_starts_a_town_and_reads_how_far_it_is() {
        var operator = stage.deskWithoutScript();
        operator.navigate(stage.stack().adminSite().toString());
        operator.click("main a.btn");
        Stage.signInWithPassword(operator, "operator@sodachi.invalid");
        operator.waitForURL("**/towns**");
        operator.navigate(stage.stack().adminSite() + "/start?q=にいみし");
        operator.click("a[href*='/start/33']");
        operator.fill("#adminName", "新見 はじめ");
        operator.fill("#adminEmail", "hajime@niimi.invalid");
        operator.click("main form button[type=submit]");
        operator.waitForURL("**/towns/33*");
        // The page renews itself, without script too, until the town is there.
        operator.waitForSelector("#town:has-text('お試し中')", new Page.WaitForSelectorOptions().setTimeout(60_000));
        assertThat(operator.textContent("#town")).contains("お試し中");
    }

    private static String staff(String path) {
        return stage.stack().staffSite(Stage.BIZEN) + path;
    }

    private static String parents(String path) {
        return stage.stack().parentSite(Stage.BIZEN) + path;
    }
}
