package jp.sodachi.deploy.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("keycloak")
class KeycloakServerTest {

    private static final String BIZEN = "332119";
    private static final String PASSWORD = "a-long-password-1";
    private static final KeycloakServer KEYCLOAK = BackingServices.forTests().keycloak();
    private static final KeycloakApi API = new KeycloakApi(KEYCLOAK, HttpClient.newHttpClient());

    private static HttpServer town;
    private static URI parentSite;
    private static URI staffSite;
    private static Playwright playwright;
    private static Browser browser;

    private BrowserContext device;
    private Page page;

    @BeforeAll
    static void a_town_and_a_browser() throws Exception {
        town = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        town.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        town.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        town.start();
        String host = "http://" + BIZEN + ".localhost:" + town.getAddress().getPort();
        parentSite = URI.create(host + "/login/oauth2/code/parents");
        staffSite = URI.create(host + "/login/oauth2/code/staff");
        API.allowRedirect("parents", "parent-portal", parentSite);
        API.allowRedirect("staff", "municipality-portal", staffSite);
        API.provision("staff", "POST", "/organizations", organization(BIZEN, "備前市", "#8a3a1c"));
        API.provision("staff", "POST", "/organizations", organization("011002", "札幌市", "#005bac"));

        Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Chromium is missing: ./sodachi test installs it"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-gpu")));
    }

    @AfterAll
    static void close() {
        playwright.close();
        town.stop(0);
    }

    @BeforeEach
    void a_phone() {
        device = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(360, 740).setLocale("ja-JP"));
        page = device.newPage();
    }

    @AfterEach
    void put_the_phone_away() {
        device.close();
    }

    @Test
    void a_parent_makes_a_passkey_with_one_tap_and_signs_in_with_none() {
        canMakePasskeys();

        page.navigate(register("hana@example.jp"));
        page.click("#kc-submit");

        arrives(parentSite);
        assertThat(parentClaims().path("email").asString()).isEqualTo("hana@example.jp");

        device.clearCookies();
        page.navigate(parentSignIn());

        arrives(parentSite);
        assertThat(parentClaims().path("email").asString()).isEqualTo("hana@example.jp");
    }

    @Test
    void a_parent_who_broke_off_before_the_passkey_comes_in_by_mail_and_makes_it_then() {
        page.navigate(register("broke-off@example.jp"));
        page.click("#kc-submit");
        page.waitForSelector("#registerWebAuthn");
        device.clearCookies();

        page.navigate(parentSignIn());
        assertThat(page.evaluate("document.documentElement.dataset.town")).isEqualTo(BIZEN);
        page.fill("#username", "broke-off@example.jp");
        page.click("#kc-login");
        page.click("#mail-link");
        page.fill("#username", "broke-off@example.jp");
        page.click("#kc-form-buttons");
        ReceivedMail mail =
                BackingServices.forTests().mailbox().await("broke-off@example.jp", any -> true, Duration.ofSeconds(20));
        assertThat(mail.subject()).isEqualTo("サインインのリンク");
        canMakePasskeys();
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
        device.clearCookies();

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
        var before = BackingServices.forTests().mailbox().listTo(mail).size();
        page.navigate(parentSignIn());
        page.fill("#username", mail);
        page.click("#kc-login");
        page.click("#mail-link");
        page.fill("#username", mail);
        page.click("#kc-form-buttons");
        BackingServices.forTests()
                .mailbox()
                .await(
                        mail,
                        any -> BackingServices.forTests().mailbox().listTo(mail).size() > before,
                        Duration.ofSeconds(20));
        return BackingServices.forTests().mailbox().listTo(mail).stream()
                .max(java.util.Comparator.comparing(ReceivedMail::receivedAt))
                .orElseThrow()
                .links()
                .getFirst()
                .toString();
    }

    private static void setProof(String mail, String state) {
        JsonNode account = API.provision("parents", "GET", "/users?exact=true&email=" + mail, "")
                .body()
                .get(0);
        API.provision("parents", "PUT", "/users/" + account.path("id").asString(), """
                {"username":"%1$s","email":"%1$s","enabled":true,"attributes":{"address_proof":["%2$s"]}}""".formatted(mail, state));
    }

    @Test
    void a_nurse_is_invited_by_mail_and_is_a_member_of_her_town() {
        String nurse = invite("nurse@example.jp");
        join(BIZEN, nurse);

        ReceivedMail invitation =
                BackingServices.forTests().mailbox().await("nurse@example.jp", any -> true, Duration.ofSeconds(20));
        page.navigate(invitation.links().getFirst().toString());
        page.click("main a.button");
        page.fill("#password-new", PASSWORD);
        page.fill("#password-confirm", PASSWORD);
        page.click("#kc-submit");
        page.waitForSelector("main a.button");
        device.clearCookies();
        page.navigate(staffSignIn());
        assertThat(page.textContent(".name b")).isEqualTo("備前市");
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
        canMakePasskeys();
        page.navigate(staffSignIn() + "&kc_action=webauthn-register-passwordless");
        signInWithPassword("passkey@example.jp");
        arrives(staffSite);
        device.clearCookies();

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
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as(page.title() + " " + page.url())
                .isEmpty();
    }

    @Test
    void provisioning_may_not_change_the_realm() {
        assertThat(API.provision("staff", "PUT", "", "{\"registrationAllowed\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(API.provision("parents", "PUT", "", "{\"verifyEmail\":true}").status())
                .isEqualTo(403);
    }

    private String register(String mail) {
        return API.signIn(
                "parents", "parent-portal", parentSite, "openid", Map.of("prompt", "create", "login_hint", mail));
    }

    private String parentSignIn() {
        return API.signIn("parents", "parent-portal", parentSite, "openid", Map.of("ui_locales", "ja"));
    }

    private String staffSignIn() {
        return API.signIn(
                "staff", "municipality-portal", staffSite, "openid organization:" + BIZEN, Map.of("ui_locales", "ja"));
    }

    private static String operatorSignIn() {
        URI console = URI.create("http://localhost:8083/login/oauth2/code/platform");
        return API.signIn("platform", "tenant-admin", console, "openid", Map.of());
    }

    private void signInWithPassword(String mail) {
        page.fill("#username", mail);
        page.click("#kc-login");
        page.fill("#password", PASSWORD);
        page.click("#kc-login");
    }

    private void arrives(URI site) {
        page.waitForURL(address -> address.startsWith(site.toString()));
    }

    private JsonNode parentClaims() {
        return API.claims(
                "parents",
                "parent-portal",
                KEYCLOAK.settings().value(KeycloakSettings.PARENT_PORTAL_SECRET),
                parentSite,
                page.url());
    }

    private JsonNode staffClaims() {
        return API.claims(
                "staff",
                "municipality-portal",
                KEYCLOAK.settings().value(KeycloakSettings.MUNICIPALITY_PORTAL_SECRET),
                staffSite,
                page.url());
    }

    private static String organization(String code, String name, String colour) {
        return """
                {"name":"%s","alias":"%s","enabled":true,"attributes":{"brand.color":["%s"]}}""".formatted(name, code, colour);
    }

    /** Makes the person and has the invitation sent; answers with the person's id. */
    private static String invite(String mail) {
        API.provision("staff", "POST", "/users", """
                {"username":"%1$s","email":"%1$s","enabled":true}""".formatted(mail));
        String id = API.provision("staff", "GET", "/users?exact=true&email=" + mail, "")
                .body()
                .get(0)
                .path("id")
                .asString();
        String query =
                KeycloakApi.form(Map.of("client_id", "municipality-portal", "redirect_uri", staffSite.toString()));
        API.provision(
                "staff",
                "PUT",
                "/users/" + id + "/execute-actions-email?" + query,
                "[\"VERIFY_EMAIL\",\"UPDATE_PASSWORD\"]");
        return id;
    }

    private static void join(String code, String person) {
        for (JsonNode organization :
                API.provision("staff", "GET", "/organizations", "").body()) {
            if (organization.path("alias").asString().equals(code)) {
                API.provision(
                        "staff",
                        "POST",
                        "/organizations/" + organization.path("id").asString() + "/members",
                        JsonMapper.shared().writeValueAsString(person));
            }
        }
    }

    private static void setPassword(String person) {
        API.provision("staff", "PUT", "/users/" + person + "/reset-password", """
                {"type":"password","value":"%s","temporary":false}""".formatted(PASSWORD));
    }

    /** From here on this phone has a screen lock and says yes by itself. */
    private void canMakePasskeys() {
        CDPSession devtools = device.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject command = new JsonObject();
        command.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", command);
    }
}
