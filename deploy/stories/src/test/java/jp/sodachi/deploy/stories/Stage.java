package jp.sodachi.deploy.stories;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sodachi.deploy.local.LocalPorts;
import jp.sodachi.deploy.local.LocalSettings;
import jp.sodachi.deploy.local.LocalStack;
import jp.sodachi.deploy.services.Chromium;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.support.SupportRoom;

/** The whole platform, started the way {@code ./sodachi up} starts it, and the people of one story in front of it. */
final class Stage implements AutoCloseable {
    static final MunicipalityCode BIZEN = MunicipalityCode.of("332119");

    private static final int BESIDE_A_DEVELOPERS_STACK = 10_000;
    private static final int FEW_FAMILIES = 4;
    private static final Path PICTURES = Path.of("target", "screens");
    /** Known only on this machine; printed by ./sodachi up. */
    static final String DEMO_PASSWORD = "sodachi-demo";

    private final LocalStack stack;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> barriers = new ArrayList<>();

    /** A story enters with a browser of its own; the platform is one, put up by the first and struck when the JVM ends. */
    static Stage enter() {
        return new Stage(Platform.STACK);
    }

    /** The platform itself, for a story without a browser. */
    static LocalStack platform() {
        return Platform.STACK;
    }

    private static final class Platform {
        static final LocalStack STACK = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(STACK::close));
        }
    }

    private static LocalStack start() {
        try {
            Files.createDirectories(PICTURES);
            var folder = Files.createTempDirectory("sodachi-stories-");
            return LocalStack.start(
                    new LocalSettings(
                            folder,
                            LocalPorts.fromEnvironment().movedBy(BESIDE_A_DEVELOPERS_STACK),
                            List.of(BIZEN),
                            FEW_FAMILIES,
                            // The stories call the night themselves: the worker's own is half a day away.
                            LocalTime.now(SupportRoom.JAPAN).plusHours(12).truncatedTo(ChronoUnit.MINUTES)),
                    System.out::println);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Stage(LocalStack stack) {
        this.stack = stack;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.executable())
                        .setArgs(Chromium.ARGUMENTS));
    }

    LocalStack stack() {
        return stack;
    }

    /** A phone with a screen lock that says yes by itself when a passkey is asked for. */
    Page phone() {
        return canMakePasskeys(phoneWithoutLock());
    }

    /** A phone whose owner has set no screen lock. */
    Page phoneWithoutLock() {
        return device(360, 760, "ja-JP", true);
    }

    /** A desk with a wide screen. */
    Page desk() {
        return canMakePasskeys(device(1280, 860, "ja-JP", true));
    }

    /** A phone on which no script runs. */
    Page phoneWithoutScript() {
        return device(360, 760, "ja-JP", false);
    }

    /** A desk on which no script runs. */
    Page deskWithoutScript() {
        return device(1280, 860, "ja-JP", false);
    }

    private Page device(int width, int height, String language, boolean script) {
        BrowserContext device = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language)
                .setTimezoneId("Asia/Tokyo")
                .setJavaScriptEnabled(script));
        device.setDefaultTimeout(30_000);
        return device.newPage();
    }

    /** From here on this device has a screen lock that says yes by itself when a passkey is asked for. */
    static Page canMakePasskeys(Page page) {
        var devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var command = new JsonObject();
        command.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", command);
        return page;
    }

    /**
     * Keeps everything that stands in the way of a person who cannot see the page, at the width of who looks (the kit's
     * own test holds the parts at both); and pictures at both widths when they are wanted.
     */
    void look(Page page, String name) {
        analyzed(page)
                .getViolations()
                .forEach(rule -> barriers.add(name + ": " + rule.getId() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList()));
        if (Chromium.isPhotographed()) {
            photograph(page, name);
        }
    }

    private static void photograph(Page page, String name) {
        var before = page.viewportSize();
        for (var width : List.of(360, 1280)) {
            page.setViewportSize(width, width == 360 ? 760 : 860);
            page.setViewportSize(width, heightOf(page));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + "-" + width + ".png"))
                    .setFullPage(true));
        }
        page.setViewportSize(before.width, before.height);
    }

    /** As high as the page, so that what is fixed to the screen's edge does not lie in the picture's middle. */
    private static int heightOf(Page page) {
        var height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        return Math.max(760, height);
    }

    /**
     * A page that is just being exchanged takes no script; then it is asked once more. The pages have no frames, so
     * analysing inside the page is enough; the other way opens a second page each time.
     */
    private static AxeResults analyzed(Page page) {
        try {
            return axe(page).analyze();
        } catch (RuntimeException exchanged) {
            page.waitForLoadState();
            return axe(page).analyze();
        }
    }

    /** Every rule is tried; only what stands in the way is told in full: all that is in order would be a megabyte a page. */
    static AxeBuilder axe(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    /** What axe found on all pages looked at so far. */
    List<String> barriers() {
        return List.copyOf(barriers);
    }

    /** Signs a demo person in to a town's site and waits until the site is there. */
    static Page signedIn(Page page, String site, String email) {
        page.navigate(site + "/signin");
        page.click("main a.btn");
        signInWithPassword(page, email);
        page.waitForURL(site + "/**");
        return page;
    }

    /** Signs in at the identity provider's page with the demo password. */
    static void signInWithPassword(Page page, String email) {
        signInWithPassword(page, email, DEMO_PASSWORD);
    }

    static void signInWithPassword(Page page, String email, String password) {
        page.fill("#username", email);
        page.click("#kc-login");
        page.fill("#password", password);
        page.click("#kc-login");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
