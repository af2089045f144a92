package jp.sodachi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sodachi.deploy.services.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The kit's pages as a browser shows them; pictures, when wanted, are in target/looks for a person to look at. */
@SpringBootTest(
        classes = KitLookTest.Site.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"sodachi.kit=true", "server.address=127.0.0.1"})
class KitLookTest {

    private static final List<String> PAGES =
            List.of("", "/plan", "/form", "/parts", "/staff", "/child", "/admin", "/confirm", "/sheet", "/nowhere");
    private static final Path PICTURES = Path.of("target", "looks");

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.executable())
                        .setArgs(Chromium.ARGUMENTS));
    }

    @AfterAll
    static void close() {
        playwright.close();
    }

    @ParameterizedTest
    @CsvSource({"ja, 360", "ja, 1280", "en, 360", "en, 1280"})
    void every_page_is_free_of_barriers_and_never_wider_than_the_screen(String language, int width) {
        List<String> faults = new ArrayList<>();
        try (BrowserContext context = reader(language, width)) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("422")) {
                    faults.add(page.url() + " " + message.text());
                }
            });
            for (String path : PAGES) {
                page.navigate(address(path));
                faults.addAll(sightFaultsOf(page));
                // What axe looks for hangs on the width or on the words, not on both together: two of the four suffice.
                if (language.equals("ja") == (width < 500)) {
                    faults.addAll(faultsOf(page));
                }
                photograph(page, language, width, path.isEmpty() ? "today" : path.substring(1));
            }
            page.navigate(address("/sheet"));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            photograph(page, language, width, "sheet-printed");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.navigate(address("/form"));
            page.locator("[name=born]").fill("令和8年13月1日");
            page.locator("form.form button[type=submit]").click();
            faults.addAll(sightFaultsOf(page));
            faults.addAll(faultsOf(page));
            photograph(page, language, width, "form-wrong");
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_form_with_too_large_a_file_is_answered_by_its_page_and_nothing_typed_is_lost() throws Exception {
        var answer = sent("/form", 3000, "みのり");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"みのり\"");
    }

    @Test
    void who_is_nobody_is_told_without_that_the_file_is_read() throws Exception {
        var answer = sent("/plan", 1500, "");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("ファイルが大きすぎました");
    }

    /** Over a real connection, as a browser sends it: the file first, what was typed after it. */
    private HttpResponse<String> sent(String path, int kilobytes, String kana) throws Exception {
        var head = "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n";
        var tail = "\r\n--x\r\nContent-Disposition: form-data; name=\"kana\"\r\n\r\n" + kana + "\r\n--x--\r\n";
        // In one piece, so that its length is announced.
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[kilobytes * 1024]);
        body.writeBytes(tail.getBytes(StandardCharsets.UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address(path)))
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .header("Accept", "text/html")
                            .header("Accept-Language", "ja")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void wrong_answers_take_the_focus_and_each_line_leads_to_its_field() {
        try (BrowserContext context = reader("ja", 360)) {
            Page page = context.newPage();
            page.navigate(address("/form"));
            page.locator("[name=kana]").fill("やまだ　みのり");
            page.locator("form.form button[type=submit]").click();
            // A page takes the focus when all of it is there, a moment after it can be seen.
            PlaywrightAssertions.assertThat(page.locator(".summary")).isFocused();
            assertThat(page.locator("[name=kana]").inputValue()).isEqualTo("やまだ　みのり");
            page.locator(".summary a").first().click();
            PlaywrightAssertions.assertThat(page.locator("#name")).isFocused();
        }
    }

    @Test
    void the_question_before_a_grave_act_opens_as_a_dialog_and_as_a_page_without_scripts() {
        try (BrowserContext context = reader("ja", 1280)) {
            Page page = context.newPage();
            page.navigate(address("/parts"));
            page.locator("a[data-dialog]").click();
            page.locator("dialog[open] .confirm").waitFor();
            assertThat(faultsOf(page)).isEmpty();
            photograph(page, "ja", 1280, "dialog");
            page.keyboard().press("Escape");
            page.locator("dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("ja").setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(address("/parts"));
            page.locator("a[data-dialog]").click();
            assertThat(page.url()).endsWith("/kit/confirm");
        }
    }

    @Test
    void a_language_once_chosen_stays() {
        try (BrowserContext context = reader("ja", 360)) {
            Page page = context.newPage();
            page.navigate(address("/plan"));
            page.locator("details.menu summary").click();
            photograph(page, "ja", 360, "language");
            page.locator("details.menu a[lang=en]").click();
            page.navigate(address("/form"));
            assertThat(page.locator("h1").textContent()).isEqualTo("Register a birth");
        }
    }

    private BrowserContext reader(String language, int width) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, width < 500 ? 780 : 900));
    }

    private String address(String path) {
        return "http://localhost:" + port + "/kit" + path;
    }

    private static List<String> faultsOf(Page page) {
        List<String> faults = new ArrayList<>();
        // Every rule is tried; only what stands in the way is told in full: all that is in order would be a megabyte a
        // page.
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // Without frames in the page, analysing inside it is enough; the other way opens a second page each time.
        new AxeBuilder(page)
                .options(options)
                .setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(rule -> rule.getNodes()
                        .forEach(node -> faults.add(page.url() + " " + rule.getId() + " " + node.getHtml())));
        return faults;
    }

    /** What is wider than the screen, or too low to be touched. */
    private static List<String> sightFaultsOf(Page page) {
        List<String> faults = new ArrayList<>();
        if ((boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
            faults.add(page.url() + " is wider than the screen");
        }
        Object small = page.evaluate("""
                [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
                  .filter(e => !e.closest('p, small, .choice') && e.getClientRects().length && !e.matches('.skip'))
                  .filter(e => e.getBoundingClientRect().height < 43.5)
                  .map(e => e.outerHTML.slice(0, 120))""");
        ((List<?>) small).forEach(e -> faults.add(page.url() + " lower than 44 px: " + e));
        return faults;
    }

    /** The screen is made as high as the page first, so that what is fixed to its edges does not lie in the middle. */
    private static void photograph(Page page, String language, int width, String name) {
        if (!Chromium.isPhotographed()) {
            return;
        }
        int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(width, Math.max(height, 780));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("%s-%s-%d.png".formatted(name, language, width)))
                .setFullPage(true));
        page.setViewportSize(width, width < 500 ? 780 : 900);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        MultipartAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class
    })
    @Import({ViewBeans.class, Colours.class})
    static class Site {
        @Bean
        FilterRegistrationBean<LargeUploadFilter> largeUploads(MultipartProperties uploads) {
            return new FilterRegistrationBean<>(new LargeUploadFilter(
                    uploads.getMaxFileSize(), request -> !"/kit/plan".equals(request.getRequestURI())));
        }

        @Bean
        ErrorPages errorPages() {
            return new ErrorPages();
        }
    }

    /** Stands for the town's style sheet, which another bean of the room serves. */
    @org.springframework.web.bind.annotation.RestController
    static class Colours {
        @org.springframework.web.bind.annotation.GetMapping(value = "/brand.css", produces = "text/css")
        String css() {
            var choice = jp.sodachi.branding.Palette.choose(
                    jp.sodachi.branding.Colour.get("#8a3a1c"), jp.sodachi.branding.Colour.get("#00118f"));
            return ((jp.sodachi.branding.Palette.Taken) choice).palette().css();
        }
    }
}
