package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.record.Child;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A child's pages open for its own guardians, and for nobody else. */
class WallStoryTest extends Story {
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 11);
    private static final int LARGEST_PAGE = 100 * 1024;

    private Child child;
    private Visitor parent;

    @BeforeEach
    void a_family() {
        child = born(BIZEN, "森 あおい", "もり あおい", AUGUST, null);
        parent = parentOf(BIZEN, child);
        parent.post("/children/" + child.id() + "/doses", "vaccines", "PCV20", "day", "2026-11-20");
    }

    @Test
    void every_address_of_the_child_opens_for_its_guardian() {
        assertThat(pages()).allSatisfy(path -> parent.get(path).is(200));
    }

    @Test
    void a_guardian_of_another_child_gets_404_everywhere_and_the_trail_tells() {
        var stranger = parentOf(BIZEN, born(BIZEN, "岡 ゆい", "おか ゆい", AUGUST, null));
        assertThat(pages()).allSatisfy(path -> stranger.get(path).is(404).hides("あおい"));
        assertThat(posts())
                .allSatisfy(path -> stranger.post(path, "vaccines", "HEPB", "day", "2026-11-20")
                        .is(404));
        assertThat(Towns.audit(BIZEN))
                .filteredOn(row -> row.outcome().equals("REFUSED") && child.id().equals(row.child()))
                .extracting(Towns.AuditRow::action)
                .contains("child.read", "dose.withdraw");
    }

    @Test
    void a_guardian_of_another_town_gets_404_everywhere() {
        var stranger = parentOf(SETOUCHI, born(SETOUCHI, "原 はる", "はら はる", AUGUST, null));
        assertThat(pages()).allSatisfy(path -> stranger.get(path).is(404).hides("あおい"));
        assertThat(Towns.audit(SETOUCHI))
                .anyMatch(row -> row.outcome().equals("REFUSED") && child.id().equals(row.child()));
    }

    @Test
    void a_visitor_is_sent_to_the_door() {
        assertThat(Stream.concat(
                        pages().stream(), Stream.of("/", "/plan", "/records", "/notices", "/family", "/join/confirm")))
                .allSatisfy(
                        path -> assertThat(visitor(BIZEN).get(path).leadsTo()).endsWith("/signin"));
        assertThat(posts())
                .allSatisfy(
                        path -> assertThat(visitor(BIZEN).post(path).leadsTo()).endsWith("/signin"));
    }

    @Test
    void a_session_carried_to_another_town_is_refused_there() {
        parent.carriedTo(SETOUCHI)
                .get("/children/" + child.id() + "/plan")
                .is(404)
                .hides("あおい");
        assertThat(Towns.audit(SETOUCHI)).anyMatch(row -> row.action().equals("session.foreign"));
    }

    @Test
    void who_signed_in_at_one_town_is_nobody_at_another() {
        visitor(SETOUCHI).signedInAs("p-carried", "TENANT_332119").get("/").is(404);
    }

    @Test
    void opening_a_page_leaves_a_row() {
        assertThat(Towns.audit(BIZEN))
                .anyMatch(row -> row.actor().equals("PARENT")
                        && row.action().equals("dose.enter")
                        && child.id().equals(row.child()))
                .anyMatch(row ->
                        row.action().equals("guardian.join") && child.id().equals(row.child()));
    }

    @Test
    void an_unknown_address_and_an_unknown_child_look_alike() {
        parent.get("/nowhere").is(404).shows("ページが見つかりません");
        parent.get("/children/" + UUID.randomUUID() + "/plan").is(404).shows("ページが見つかりません");
        parent.get("/children/zzz/plan").is(404).shows("ページが見つかりません");
        parent.get("/family/name").is(404).shows("ページが見つかりません");
    }

    @Test
    void a_host_of_no_town_has_no_pages_but_its_notice_has_its_look() {
        var nowhere = visitor(new Tenant(MunicipalityCode.of("332143"), "-", "home", TenantState.ACTIVE));
        nowhere.get("/").is(404);
        nowhere.get("/signin").is(404);
        nowhere.get("/assets/kit.css").is(200);
    }

    @Test
    void every_page_is_small_and_free_of_inline_script_and_style() {
        assertThat(Stream.concat(pages().stream(), Stream.of("/", "/notices", "/family")))
                .allSatisfy(path -> {
                    var page = parent.get(path).is(200).page();
                    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_PAGE);
                    assertThat(page)
                            .doesNotContain("<style", " style=", "onclick=", "??")
                            .doesNotContainPattern("<script(?![^>]* src=)");
                });
    }

    @Test
    void who_has_no_child_here_is_told_how_to_begin() {
        var alone = visitor(BIZEN).signedIn();
        alone.get("/").is(200).shows("まだお子さんの手帳がありません");
        alone.get("/plan").is(200).shows("ここに予定がならびます");
        alone.get("/records").is(200).shows("ここに記録がならびます");
        alone.get("/notices").is(200).shows("ここにお知らせがならびます");
        alone.get("/family").is(200).shows("お子さんを追加する").hides("確認のメールを送り直す");
    }

    @Test
    void the_family_page_keeps_name_and_language() {
        parent.post("/family/name", "name", "森 さき").is(302);
        parent.get("/").shows("森 さきさん");
        parent.post("/family/name", "name", "森".repeat(101)).is(422).shows("お名前は100文字まで");
        parent.reading("en").post("/family/language").is(302);
        parent.get("/family").shows("Mails come in English");
        var session = parent.bySessionAlone();
        session.post("/children/" + child.id() + "/doses", "vaccines", "HEPB", "day", "2026-11-21");
        session.reading("ja").get("/records").shows("森 さきさんが記録");
    }

    @Test
    void messages_sent_to_me_are_listed() {
        parent.get("/notices").shows("メールアドレスの確認のお願い", "まもなく送ります");
    }

    private List<String> pages() {
        var own = "/children/" + child.id();
        return List.of(
                own + "/plan",
                own + "/prepare",
                own + "/records",
                own + "/doses/new",
                own + "/doses/" + dose() + "/withdraw");
    }

    private List<String> posts() {
        var own = "/children/" + child.id();
        return List.of(own + "/doses", own + "/doses/" + dose() + "/withdraw");
    }

    private UUID dose() {
        return office(BIZEN, () -> records.getChild(child.id()))
                .doses()
                .getFirst()
                .id();
    }
}
