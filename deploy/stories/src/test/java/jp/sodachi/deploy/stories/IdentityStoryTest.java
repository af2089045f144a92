package jp.sodachi.deploy.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jp.sodachi.deploy.services.KeycloakSettings;
import jp.sodachi.deploy.services.ReceivedMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak with our realms and theme: how parents, staff and operators prove who they are, and what a town gets to know. */
@Order(Integer.MAX_VALUE)
class IdentityStoryTest {

    private static final String BIZEN = Stage.BIZEN.value();
    private static final String PASSWORD = "a-long-password-1";

    private static Stage stage;
    private static KeycloakApi api;
    private static URI parentSite;
    private static URI staffSite;

    private Page page;
    private String arrivedAt = "";

    @BeforeAll
    static void the_platform_is_up() {
        stage = Stage.enter();
        api = new KeycloakApi(stage.stack().keycloak(), HttpClient.newHttpClient());
        parentSite = stage.stack().parentSite(Stage.BIZEN).resolve("/login/oauth2/code/parents");
        staffSite = stage.stack().staffSite(Stage.BIZEN).resolve("/login/oauth2/code/staff");
        api.provision("staff", "POST", "/organizations", """
                {"name":"札幌市","alias":"011002","enabled":true}""");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** Signing in begins without the site here, so the site does not take the code that comes back: it is still good. */
    @BeforeEach
    void a_phone() {
        page = stage.phoneWithoutLock();
        page.onRequest(request -> {
            if (request.url().startsWith(parentSite.toString()) || request.url().startsWith(staffSite.toString())) {
                arrivedAt = request.url();
            }
        });
    }

    @AfterEach
    void put_the_phone_away() {
        page.context().close();
    }

    @Test
    void a_parent_makes_a_passkey_with_one_tap_and_signs_in_with_none() {
        Stage.canMakePasskeys(page);

        page.navigate(register("hana@example.jp"));
        page.click("#kc-submit");

        arrives(parentSite);
        assertThat(parentClaims().path("email").asString()).isEqualTo("hana@example.jp");

        page.context().clearCookies();
        page.navigate(parentSignIn());

        arrives(parentSite);
        assertThat(parentClaims().path("email").asString()).isEqualTo("hana@example.jp");
    }

    @Test
    void a_parent_who_broke_off_before_the_passkey_comes_in_by_mail_and_makes_it_then() {
        page.navigate(register("broke-off@example.jp"));
        page.click("#kc-submit");
        page.waitForSelector("#registerWebAuthn");
        page.context().clearCookies();

        page.navigate(parentSignIn());
        assertThat(page.evaluate("document.documentElement.dataset.town")).isEqualTo(BIZEN);
        page.fill("#username", "broke-off@example.jp");
        page.click("#kc-login");
        page.click("#mail-link");
        page.fill("#username", "broke-off@example.jp");
        page.click("#kc-form-buttons");
        ReceivedMail mail = stage.stack().mailbox().await("broke-off@example.jp", any -> true, Duration.ofSeconds(60));
        assertThat(mail.subject()).isEqualTo("サインインのリンク");
        Stage.canMakePasskeys(page);
        page.navigate(mail.links().getFirst().toString());

        arrives(parentSite);
        assertThat(parentClaims().path("email").asString()).isEqualTo("broke-off@example.jp");
    }

    @Test
    void a_mail_link_opens_no_account_whose_address_a_town_still_waits_to_see_proved() {
        page.navigate(register("mistyped@example.jp"));
        page.click("#kc-submit");
        page.waitForSelector("#registerWebAuthn");
        setProof("mistyped@example.jp", "awaited");
        page.context().clearCookies();

        page.navigate(mailLink("mistyped@example.jp"));
        assertThat(page.textContent("#kc-error-message")).contains("まだ確認が終わっていません");
        page.navigate(parentSignIn());
        assertThat(page.isVisible("#username")).isTrue();

        setProof("mistyped@example.jp", "given");
        page.navigate(mailLink("mistyped@example.jp"));
        page.waitForSelector("#registerWebAuthn");
    }

    /** The newest link that was mailed to somebody who asks for one. */
    private String mailLink(String mail) {
        var before = stage.stack().mailbox().listTo(mail).size();
        page.navigate(parentSignIn());
        page.fill("#username", mail);
        page.click("#kc-login");
        page.click("#mail-link");
        page.fill("#username", mail);
        page.click("#kc-form-buttons");
        stage.stack()
                .mailbox()
                .await(mail, any -> stage.stack().mailbox().listTo(mail).size() > before, Duration.ofSeconds(60));
        return stage.stack().mailbox().listTo(mail).stream()
                .max(Comparator.comparing(ReceivedMail::receivedAt))
                .orElseThrow()
                .links()
                .getFirst()
                .toString();
    }

    private static void setProof(String mail, String state) {
        JsonNode account = api.provision("parents", "GET", "/users?exact=true&email=" + mail, "")
                .body()
                .get(0);
        api.provision("parents", "PUT", "/users/" + account.path("id").asString(), """
                {"username":"%1$s","email":"%1$s","enabled":true,"attributes":{"address_proof":["%2$s"]}}""".formatted(mail, state));
    }

    @Test
    void a_nurse_is_invited_by_mail_and_is_a_member_of_her_town() {
        String nurse = invite("nurse@example.jp");
        join(BIZEN, nurse);

        ReceivedMail invitation =
                stage.stack().mailbox().await("nurse@example.jp", any -> true, Duration.ofSeconds(60));
        page.navigate(invitation.links().getFirst().toString());
        page.click("main a.button");
        page.fill("#password-new", PASSWORD);
        page.fill("#password-confirm", PASSWORD);
        page.click("#kc-submit");
        page.waitForSelector("main a.button");
        page.context().clearCookies();
        page.navigate(staffSignIn());
        assertThat(page.textContent(".name b")).isEqualTo("備前市 そだち手帳");
        signInWithPassword("nurse@example.jp");

        arrives(staffSite);
        JsonNode claims = staffClaims();
        assertThat(claims.path("organization").toString()).isEqualTo("[\"" + BIZEN + "\"]");
        assertThat(claims.path("email_verified").asBoolean()).isTrue();

        page.navigate(staffSignIn());
        arrives(staffSite);
        assertThat(staffClaims().path("organization").toString()).isEqualTo("[\"" + BIZEN + "\"]");
    }

    @Test
    void a_nurse_of_another_town_gets_no_claim_here() {
        String stranger = invite("stranger@example.jp");
        join("011002", stranger);
        setPassword(stranger);

        page.navigate(staffSignIn());
        signInWithPassword("stranger@example.jp");

        arrives(staffSite);
        assertThat(staffClaims().has("organization")).isFalse();
    }

    @Test
    void a_nurse_adds_a_passkey_and_needs_no_password_afterwards() {
        String nurse = invite("passkey@example.jp");
        join(BIZEN, nurse);
        setPassword(nurse);
        Stage.canMakePasskeys(page);
        page.navigate(staffSignIn() + "&kc_action=webauthn-register-passwordless");
        signInWithPassword("passkey@example.jp");
        arrives(staffSite);
        page.context().clearCookies();

        page.navigate(staffSignIn());

        arrives(staffSite);
        assertThat(staffClaims().path("organization").toString()).isEqualTo("[\"" + BIZEN + "\"]");
    }

    @Test
    void axe_finds_nothing_on_the_pages_to_sign_in() {
        for (String language : List.of("ja", "en")) {
            String ui = "&ui_locales=" + language;
            findsNothing(register("axe@example.jp") + ui);
            findsNothing(parentSignIn().replace("&ui_locales=ja", ui));
            findsNothing(staffSignIn().replace("&ui_locales=ja", ui));
            page.fill("#username", "nobody@example.jp");
            page.click("#kc-login");
            page.waitForSelector(".alert");
            findsNothing();
            findsNothing(operatorSignIn() + ui);
            page.fill("#username", "nobody@example.jp");
            page.fill("#password", "wrong");
            page.click("#kc-login");
            page.waitForSelector(".error");
            findsNothing();
        }
    }

    private void findsNothing(String address) {
        page.navigate(address);
        findsNothing();
    }

    private void findsNothing() {
        assertThat(Stage.axe(page).analyze().getViolations())
                .as(page.title() + " " + page.url())
                .isEmpty();
    }

    @Test
    void provisioning_may_not_change_the_realm() {
        assertThat(api.provision("staff", "PUT", "", "{\"registrationAllowed\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(api.provision("parents", "PUT", "", "{\"verifyEmail\":true}").status())
                .isEqualTo(403);
    }

    private String register(String mail) {
        return api.signIn(
                "parents", "parent-portal", parentSite, "openid", Map.of("prompt", "create", "login_hint", mail));
    }

    private String parentSignIn() {
        return api.signIn("parents", "parent-portal", parentSite, "openid", Map.of("ui_locales", "ja"));
    }

    private String staffSignIn() {
        return api.signIn(
                "staff", "municipality-portal", staffSite, "openid organization:" + BIZEN, Map.of("ui_locales", "ja"));
    }

    private static String operatorSignIn() {
        URI console = stage.stack().adminSite().resolve("/login/oauth2/code/platform");
        return api.signIn("platform", "tenant-admin", console, "openid", Map.of());
    }

    private void signInWithPassword(String mail) {
        page.fill("#username", mail);
        page.click("#kc-login");
        page.fill("#password", PASSWORD);
        page.click("#kc-login");
    }

    /** The code has come back, and the site has said that it did not ask for it. */
    private void arrives(URI site) {
        page.waitForCondition(() -> arrivedAt.startsWith(site.toString()));
        page.waitForURL(site.resolve("/signin") + "**");
    }

    private JsonNode parentClaims() {
        return api.claims(
                "parents",
                "parent-portal",
                stage.stack().keycloak().settings().value(KeycloakSettings.PARENT_PORTAL_SECRET),
                parentSite,
                taken());
    }

    private JsonNode staffClaims() {
        return api.claims(
                "staff",
                "municipality-portal",
                stage.stack().keycloak().settings().value(KeycloakSettings.MUNICIPALITY_PORTAL_SECRET),
                staffSite,
                taken());
    }

    /** The address with the code, once. */
    private String taken() {
        var address = arrivedAt;
        arrivedAt = "";
        return address;
    }

    /** Makes the person and has the invitation sent; answers with the person's id. */
    private static String invite(String mail) {
        api.provision("staff", "POST", "/users", """
                {"username":"%1$s","email":"%1$s","enabled":true}""".formatted(mail));
        String id = api.provision("staff", "GET", "/users?exact=true&email=" + mail, "")
                .body()
                .get(0)
                .path("id")
                .asString();
        String query =
                KeycloakApi.form(Map.of("client_id", "municipality-portal", "redirect_uri", staffSite.toString()));
        api.provision(
                "staff",
                "PUT",
                "/users/" + id + "/execute-actions-email?" + query,
                "[\"VERIFY_EMAIL\",\"UPDATE_PASSWORD\"]");
        return id;
    }

    private static void join(String code, String person) {
        for (JsonNode organization :
                api.provision("staff", "GET", "/organizations", "").body()) {
            if (organization.path("alias").asString().equals(code)) {
                api.provision(
                        "staff",
                        "POST",
                        "/organizations/" + organization.path("id").asString() + "/members",
                        JsonMapper.shared().writeValueAsString(person));
            }
        }
    }

    private static void setPassword(String person) {
        api.provision("staff", "PUT", "/users/" + person + "/reset-password", """
                {"type":"password","value":"%s","temporary":false}""".formatted(PASSWORD));
    }
}
