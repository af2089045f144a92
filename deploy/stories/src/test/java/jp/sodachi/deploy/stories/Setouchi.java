package jp.sodachi.deploy.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.sodachi.deploy.services.ReceivedMail;
import jp.sodachi.support.MunicipalityCode;

/** 瀬戸内市, which no demo starts: its addresses, its mails, and what its people do again and again. */
abstract class Setouchi {
    static final MunicipalityCode SETOUCHI = MunicipalityCode.of("332127");
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    static final LocalDate BORN = LocalDate.now(JAPAN).minusDays(75);
    static final String MOTHER = "haha@families.invalid";
    private static final String PASSWORD = "a-Long-made-up-1";
    private static final Duration MAIL = Duration.ofSeconds(60);
    private static final Duration FAMILIES = Duration.ofSeconds(150);

    static Stage stage;

    /** A desk at which an operator has signed in to the console. */
    static Page signedInOperator(String email) {
        var page = stage.desk();
        page.navigate(stage.stack().adminSite().toString());
        page.click("main a.btn");
        Stage.signInWithPassword(page, email);
        page.waitForURL("**/towns**");
        return page;
    }

    static void fillBirth(Page nurse, String name, String kana, LocalDate day) {
        nurse.fill("#name", name);
        nurse.fill("#kana", kana);
        nurse.fill("#birthDate", day.toString());
        nurse.check("input[name=sex][value=F]");
        nurse.fill("#gestationWeeks", "39");
        nurse.fill("#gestationDays", "2");
        nurse.fill("#dueDate", day.plusDays(5).toString());
    }

    /** Follows the invitation's mail: an address proved, a password and a passkey made, then the town's staff site. */
    static void arriveByInvitation(Page page, String email) {
        var invitation = stage.stack().mailbox().await(email, any -> true, MAIL);
        page.navigate(invitation.links().getFirst().toString());
        page.click("main a.button");
        page.fill("#password-new", PASSWORD);
        page.fill("#password-confirm", PASSWORD);
        page.click("#kc-submit");
        page.waitForSelector("main a.button");
        page.click("main a.button");
        page.waitForLoadState();
        if (page.url().contains("/signin")) {
            page.click("main a.btn");
        }
        page.waitForURL(staff("/") + "**");
    }

    static String staff(String path) {
        return stage.stack().staffSite(SETOUCHI) + path;
    }

    static String parents(String path) {
        return stage.stack().parentSite(SETOUCHI) + path;
    }

    static ReceivedMail mailTo(String address, String subject) {
        return stage.stack().mailbox().await(address, mail -> mail.subject().contains(subject), MAIL);
    }

    static long reminders() {
        return stage.stack().mailbox().listTo(MOTHER).stream()
                .filter(mail -> mail.subject().contains("予防接種"))
                .count();
    }

    static void night() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(stage.stack().nightWork())
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        }
    }

    /** Status and path at which a visit ends. */
    static String ends(Page page, String address) {
        var answer = page.navigate(address);
        return answer.status() + " " + URI.create(page.url()).getPath();
    }

    /** The sites hear from the console that a town is suspended, and hear it when they hear it. */
    static void closes(Page page, String address) {
        var deadline = Instant.now().plus(MAIL);
        var status = page.navigate(address).status();
        while (status != 503 && Instant.now().isBefore(deadline)) {
            page.waitForTimeout(200);
            status = page.navigate(address).status();
        }
        assertThat(status).isEqualTo(503);
    }

    /** What a thief would do: the cookies of one town's host, presented at another's. */
    static void carryCookies(Page page, String from, String to) {
        var stolen = page.context().cookies("http://" + from).stream()
                .map(cookie -> new Cookie(cookie.name, cookie.value)
                        .setDomain(to)
                        .setPath("/")
                        .setSecure(true)
                        .setHttpOnly(true))
                .toList();
        assertThat(stolen).isNotEmpty();
        page.context().addCookies(stolen);
    }

    /** Everything the town has to send or has sent. */
    static long deliveries() throws SQLException {
        try (var connection = stage.stack().postgres().connect("sodachi");
                var query = connection.prepareStatement("select count(*) from t_332127.notice_delivery");
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static long auditRows(String schema, String outcome) throws SQLException {
        try (var connection = stage.stack().postgres().connect("sodachi");
                var query = connection.prepareStatement(
                        "select count(*) from " + schema + ".audit_event where outcome = ?")) {
            query.setString(1, outcome);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Approves as soon as the checklist lets this operator: a sandbox gets its families by a task that runs every half minute. */
    static void approveGoLive(Page page) {
        var town = stage.stack().adminSite() + "/towns/332127";
        var deadline = Instant.now().plus(FAMILIES);
        page.navigate(town);
        while (page.querySelector("a[href$='/towns/332127/live']") == null) {
            assertThat(Instant.now()).as(page.textContent("#town")).isBefore(deadline);
            page.waitForTimeout(500);
            page.reload();
        }
        page.navigate(town + "/live");
        page.click("main form button[type=submit]");
        page.waitForURL("**/towns/332127");
        page.waitForSelector(".banner.saved");
    }

    /** What stands around the first mention of a vaccine. */
    static String firstRow(String page, String vaccine) {
        var at = page.indexOf(vaccine);
        return page.substring(Math.max(0, at - 200), Math.min(page.length(), at + 200))
                .replaceAll("\\s+", " ");
    }
}
