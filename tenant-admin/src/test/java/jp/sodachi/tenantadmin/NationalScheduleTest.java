package jp.sodachi.tenantadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import jp.sodachi.layer.NationalVersions;
import jp.sodachi.migration.SchemaMigrator;
import jp.sodachi.schedule.Checkups;
import jp.sodachi.schedule.Schedules;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantDirectory;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A national version from its file to being in force. */
class NationalScheduleTest extends ConsoleTest {
    private static final Tenant TOWN = new Tenant(MunicipalityCode.of("333468"), "和気町", "home", TenantState.ACTIVE);

    @Autowired
    SchemaMigrator migrator;

    @Autowired
    TenantDirectory directory;

    @Autowired
    Clock clock;

    @BeforeEach
    void a_town_with_a_child_and_a_layer_of_its_own() {
        owner().sql("""
            insert into control.tenant (code, name, kana, prefecture, server, state, changed_at, created_at)
            values (:code, :name, '-', '-', 'home', 'ACTIVE', now(), now()) on conflict do nothing
            """)
                .param("code", TOWN.code().value())
                .param("name", TOWN.name())
                .update();
        migrator.startTown(TOWN);
        owner().sql("delete from t_333468.record_child").update();
        owner().sql("""
            insert into t_333468.record_child
                   (id, family_id, name, kana, kana_folded, birth_date, sex, version, registered_at)
            values (:id, :id, '和気 さくら', 'わけ さくら', 'わけ さくら', :born, 'F', 0, now())
            """)
                .param("id", UUID.randomUUID())
                .param("born", LocalDate.now(clock).minusMonths(1))
                .update();
        owner().sql("update control.national_version set state = 'WITHDRAWN' where state in ('IMPORTED', 'APPROVED')")
                .update();
        directory.refresh();
    }

    @Test
    void a_sound_file_is_compared_counted_approved_by_two_and_in_force_everywhere_on_its_day() throws Exception {
        var home = bringIn(version("2026.11.1", "std: [M(5), M(8)]", "std: [M(4), M(8)]"));
        waitUntil(() -> page(home).contains("すべての自治体") == false);

        assertThat(page(home))
                .contains("BCG 1回目", "標準の時期のはじまり", "生後5か月", "生後4か月", "series.BCG.D1.std[0]")
                .contains("和気町")
                .doesNotContain("和気 さくら");
        browser.perform(post(home + "/approve").with(operator()).with(csrf()))
                .andExpect(flash().attribute("saved", "admin.national.approved"));
        browser.perform(post(home + "/approve").with(operator()).with(csrf()))
                .andExpect(flash().attribute("told", "admin.national.meanwhile"));
        assertThat(published("2026.11.1")).isFalse();

        browser.perform(post(home + "/approve").with(second()).with(csrf()))
                .andExpect(flash().attribute("saved", "admin.national.approved"));
        assertThat(published("2026.11.1")).isTrue();
        assertThat(page("/national")).contains("2026.11.1", "使用中");
        assertThat(page("/operators")).contains("国の決まりを承認");

        browser.perform(multipart("/national/import")
                        .file(file(version("2026.10.9", "std: [M(5), M(8)]", "std: [M(4), M(8)]")))
                        .param("inForceFrom", LocalDate.now(clock).toString())
                        .with(operator())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("より新しくありません")));
    }

    @Test
    void a_file_of_check_ups_goes_the_same_way_and_changes_no_vaccination() throws Exception {
        var home = bringIn(checkups(
                "2026.11.1",
                "open: M(3)+1d, early: review, std: [open, last], last: M(5)",
                "open: M(3)+1d, early: review, std: [open, last], last: M(6)"));
        waitUntil(() -> page(home).contains("1人だけでは公開されません"));

        assertThat(page(home))
                .contains("国の決まり(健診) 版 2026.11.1", "3〜4か月児健診", "最後の日", "生後5か月", "生後6か月")
                .contains("checkups.CHECKUP_M03.D1.last", "和気町")
                .doesNotContain("和気 さくら", "series.");
        browser.perform(post(home + "/approve").with(operator()).with(csrf()));
        assertThat(published("2026.11.1", "JP-CHECKUPS")).isFalse();
        browser.perform(post(home + "/approve").with(second()).with(csrf()))
                .andExpect(flash().attribute("saved", "admin.national.approved"));

        assertThat(published("2026.11.1", "JP-CHECKUPS")).isTrue();
        assertThat(page("/national")).contains("公開した版:健診", "公開した版:予防接種", "健診 2026.11.1");
        var inForce = migrator.readReference(jdbc -> NationalVersions.read(jdbc, LocalDate.now(clock)));
        assertThat(inForce.checkups().number()).isEqualTo("2026.11.1");
        browser.perform(multipart("/national/import")
                        .file(file(checkups("2026.12.1", "CHECKUP_Y05:", "CHECKUP_Y06:")))
                        .param("inForceFrom", LocalDate.now(clock).toString())
                        .with(operator())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("schedule.checkup.name.CHECKUP_Y06")));
        owner().sql("delete from reference.schedule_version where place = 'JP-CHECKUPS' and version = '2026.11.1'")
                .update();
    }

    @Test
    void whoever_brought_a_version_in_counts_once_and_never_publishes_it_alone() throws Exception {
        var home = bringIn(version("2027.5.1", "std: [M(5), M(8)]", "std: [M(5), M(7)]"));
        waitUntil(() -> page(home).contains("1人だけでは公開されません"));

        browser.perform(post(home + "/approve").with(operator()).with(csrf()))
                .andExpect(flash().attribute("saved", "admin.national.approved"));
        assertThat(page(home)).contains("承認 1 / 2", "もう1人の承認を待っています").doesNotContain(home + "/approve");

        browser.perform(post(home + "/approve").with(operator()).with(csrf()))
                .andExpect(flash().attribute("told", "admin.national.meanwhile"));
        browser.perform(post(home + "/publish").with(operator()).with(csrf()))
                .andExpect(flash().attribute("told", "admin.national.not-yet"));
        assertThat(page(home)).contains("承認 1 / 2");
        assertThat(published("2027.5.1")).isFalse();
    }

    @Test
    void a_town_whose_layer_is_made_for_other_versions_is_listed() throws Exception {
        owner().sql("""
            insert into t_333468.schedule_layer
                   (id, number, state, content, hash, effective_from, reason, editor_ids, edited_by, edited_at,
                    remark, approved_by, approved_at, version)
            values (:id, 1, 'APPROVED', :text, 'x', :from, '', array['a'], 'a', now(), '', 'b', now(), 1)
            on conflict do nothing
            """)
                .param("id", UUID.randomUUID())
                .param("text", """
                    layer: town
                    base: {place: JP, from: "2026.10.1", before: "2027.4"}
                    version: "1"
                    changes: []
                    """)
                .param("from", LocalDate.now(clock).minusDays(1))
                .update();

        var home = bringIn(version("2027.4.1", "std: [M(5), M(8)]", "std: [M(5), M(9)]"));
        waitUntil(() -> page(home).contains("町の追加分がこの版に合いません"));

        assertThat(page(home)).contains("not made for JP 2027.4.1");
        browser.perform(get(home + "/withdraw").with(operator())).andExpect(status().isOk());
        browser.perform(post(home + "/withdraw").with(operator()).with(csrf())).andExpect(redirectedUrl("/national"));
        owner().sql("delete from t_333468.schedule_layer").update();
    }

    @Test
    void a_faulty_file_is_told_with_file_place_problem_and_what_is_allowed_and_stays_in_the_box() throws Exception {
        browser.perform(multipart("/national/import")
                        .file(file(version("2027.4.1", "std: [M(5), M(8)]", "std: [M(13), M(14)]")))
                        .param("inForceFrom", LocalDate.now(clock).plusDays(30).toString())
                        .with(operator())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("JP-new.yaml"),
                                containsString("series.BCG.steps.D1"),
                                containsString("outside the legal window"),
                                containsString("a period inside the window"),
                                containsString("schedule: JP"))));
        browser.perform(post("/national/import")
                        .param(
                                "text",
                                version(
                                        "2027.4.1",
                                        "  MENACWY:\n    kind: voluntary",
                                        "  NEWVAC:\n    kind: voluntary"))
                        .param("inForceFrom", "きのう")
                        .with(operator())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("日にちとして読めませんでした")));
        browser.perform(post("/national/import")
                        .param(
                                "text",
                                version(
                                        "2027.4.1",
                                        "  MENACWY:\n    kind: voluntary",
                                        "  NEWVAC:\n    kind: voluntary"))
                        .param("inForceFrom", LocalDate.now(clock).plusDays(30).toString())
                        .with(operator())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("schedule.programme.NEWVAC")));
    }

    @Test
    void every_page_reads_in_english_too() throws Exception {
        for (var path : new String[] {"/national", "/national/import"}) {
            browser.perform(get(path).with(operator()).header("Accept-Language", "en"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("??"))));
        }
    }

    private String bringIn(String text) throws Exception {
        var answer = browser.perform(multipart("/national/import")
                        .file(file(text))
                        .param("inForceFrom", LocalDate.now(clock).toString())
                        .with(operator())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private static MockMultipartFile file(String text) {
        return new MockMultipartFile("file", "JP-new.yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String version(String number, String from, String to) {
        var text = Schedules.shippedText();
        assertThat(text).contains(from);
        return text.replaceFirst("(?m)^version: .*$", "version: " + number).replace(from, to);
    }

    private static String checkups(String number, String from, String to) {
        var text = Checkups.shippedText();
        assertThat(text).contains(from);
        return text.replaceFirst("(?m)^version: .*$", "version: " + number).replace(from, to);
    }

    private static boolean published(String number) {
        return published(number, "JP");
    }

    private static boolean published(String number, String place) {
        return owner().sql("""
                        select exists (select 1 from reference.schedule_version
                                        where version = :number and place = :place)
                        """)
                .param("number", number)
                .param("place", place)
                .query(Boolean.class)
                .single();
    }

    private static RequestPostProcessor second() {
        return oidcLogin()
                .idToken(token -> token.subject("operator-2").claim("name", "原田 すみれ"))
                .authorities(new SimpleGrantedAuthority("ROLE_OPERATOR"), new SimpleGrantedAuthority("TENANT_NONE"));
    }

    private String page(String path) throws Exception {
        return browser.perform(get(path).with(operator()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static void waitUntil(java.util.concurrent.Callable<Boolean> done) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(60));
        while (!done.call()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.sleep(100);
        }
    }
}
