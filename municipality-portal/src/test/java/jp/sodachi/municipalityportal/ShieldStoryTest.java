package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.Guardians;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeDispatch;
import jp.sodachi.notice.NoticeText;
import jp.sodachi.notice.NoticeTexts;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.CounterSheets;
import jp.sodachi.record.FamilyGuardians;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.PregnancyFacts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A record under protection cannot be come at by way of the rest of its family, nor with a paper that was handed out before. */
class ShieldStoryTest extends StaffSiteTest {
    @Autowired
    private ChildStates states;

    @Autowired
    private Pregnancies pregnancies;

    @Autowired
    private TownNotices notices;

    @Autowired
    private NoticeDispatch dispatch;

    @Autowired
    private Guardians guardians;

    @Autowired
    private FamilyGuardians links;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void a_sheet_that_was_handed_out_before_opens_nothing_any_more() {
        var child = born(BIZEN, "守田 ねね", "もりた ねね", today().minusDays(120));
        var secret = in(BIZEN, actor(NURSE), () -> sheets.issue(child.id()).secret());

        shield(child);

        assertThat(in(BIZEN, actor(NURSE), () -> sheets.check(secret))).isEqualTo(CounterSheets.State.EXPIRED);
    }

    @Test
    void a_sheet_of_a_sibling_or_of_a_pregnancy_names_the_protected_child_only_to_whoever_has_said_why()
            throws Exception {
        var child = born(BIZEN, "守川 ひそか", "もりかわ ひそか", today().minusDays(700));
        var facts = new ChildFacts("守川 あさ", "もりかわ あさ", today().minusDays(30), ChildSex.M, null, null);
        var sibling = in(BIZEN, actor(NURSE), () -> records.registerBirth(facts, child.id()));
        var pregnancy = in(
                BIZEN,
                actor(NURSE),
                () -> pregnancies.register(
                        new PregnancyFacts(
                                "守川 なお",
                                "もりかわ なお",
                                LocalDate.of(1995, 5, 5),
                                today().plusDays(100),
                                PregnancyFacts.DueSource.ULTRASOUND,
                                1),
                        Optional.of(child.id())));
        shield(child);
        var door = "/children/" + child.id() + "/open";
        var siblings = "/children/" + sibling.id() + "/sheet";
        var womans = "/pregnancies/" + pregnancy.id() + "/sheet";

        var womansDoor = "/pregnancies/" + pregnancy.id() + "/open";
        browser.perform(send(NURSE, siblings)).andExpect(redirectedUrl(door));
        browser.perform(send(NURSE, womans)).andExpect(redirectedUrl(womansDoor));

        browser.perform(send(NURSE, womansDoor).param("why", "ご本人が窓口に来られた"));
        browser.perform(send(NURSE, womans)).andExpect(redirectedUrl(door));
        browser.perform(send(NURSE, door).param("why", "ご本人が窓口に来られた"));
        for (var sheet : new String[] {siblings, womans}) {
            browser.perform(send(NURSE, sheet))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("守川 ひそか")));
        }
    }

    @Test
    void a_form_sent_without_its_page_shows_nothing_of_the_record_either() throws Exception {
        var child = born(BIZEN, "守山 こだま", "もりやま こだま", today().minusDays(121));
        shield(child);

        browser.perform(send(NURSE, "/children/" + child.id() + "/correct")
                        .param("version", "99")
                        .param("name", "だれか")
                        .param("kana", "だれか")
                        .param("birthDate", "令和8年8月1日")
                        .param("sex", "F")
                        .param("why", "ためし"))
                .andExpect(redirectedUrl("/children/" + child.id() + "/open"))
                .andExpect(content().string(not(containsString("こだま"))));
    }

    @Test
    void what_was_sent_to_its_guardians_is_a_part_of_the_record() throws Exception {
        var child = born(BIZEN, "守岡 かな", "もりおか かな", today().minusDays(122));
        joined(BIZEN, child, "sub-morioka", "守岡 ひろみ");
        shield(child);

        browser.perform(open(NURSE, "/children/" + child.id() + "/messages"))
                .andExpect(redirectedUrl("/children/" + child.id() + "/open"))
                .andExpect(content().string(not(containsString("ひろみ"))));
    }

    @Test
    void the_list_of_those_a_notice_did_not_reach_names_no_guardian_of_it() throws Exception {
        var child = born(BIZEN, "守野 のあ", "もりの のあ", today().minusDays(123));
        joined(BIZEN, child, "sub-morino", "守野 さとこ");
        var notice = approved();
        in(
                BIZEN,
                new Actor.Job("story"),
                () -> new TransactionTemplate(transactions).execute(_ -> {
                    dispatch.begin(notice);
                    var readers = guardians.listOf(child.id()).stream()
                            .map(one -> new NoticeDispatch.Reader(one.id(), List.of("のあ")))
                            .toList();
                    return dispatch.queue(notices.find(notice).orElseThrow(), readers);
                }));
        owner().sql("""
                        update t_332119.notice_delivery set state = 'FAILED', failure = 'NOT_CONFIRMED', ended_at = :now
                         where notice_id = :notice
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("notice", notice)
                .update();
        var list = "/notices/" + notice + "/missed";
        browser.perform(open(NURSE, list)).andExpect(content().string(containsString("守野 さとこ")));

        shield(child);

        browser.perform(open(NURSE, list))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("＊＊＊"), not(containsString("さとこ")))));
    }

    @Test
    void a_guardian_whom_the_office_takes_out_sees_nothing_of_the_family_any_more_and_the_other_one_all()
            throws Exception {
        var child = born(BIZEN, "守口 はる", "もりぐち はる", today().minusDays(124));
        var facts = new ChildFacts("守口 なつ", "もりぐち なつ", today().minusDays(900), ChildSex.F, null, null);
        var elder = in(BIZEN, actor(NURSE), () -> records.registerBirth(facts, child.id()));
        var mother = joined(BIZEN, child, "sub-moriguchi-m", "守口 ゆみ");
        var father = joined(BIZEN, child, "sub-moriguchi-f", "守口 たけし");
        var sheet = in(BIZEN, actor(NURSE), () -> sheets.issue(child.id()).secret());
        var id = in(BIZEN, actor(NURSE), () -> guardians.listOf(child.id())).stream()
                .filter(one -> one.subject().equals(father.subject()))
                .findFirst()
                .orElseThrow()
                .id();
        var page = "/children/" + child.id();
        browser.perform(open(NURSE, page))
                .andExpect(content().string(containsString(page + "/guardians/" + id + "/end")));
        browser.perform(open(NURSE, page + "/guardians/" + id + "/end"))
                .andExpect(content().string(allOf(containsString("守口 たけし さん"), containsString("きょうだい"))));
        browser.perform(send(NURSE, page + "/guardians/" + id + "/end"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("理由を入れてください。")));

        browser.perform(send(NURSE, page + "/guardians/" + id + "/end").param("why", "親権が変わったため"))
                .andExpect(redirectedUrl(page));

        for (var one : List.of(child, elder)) {
            assertThatThrownBy(() -> in(BIZEN, father, () -> records.getChild(one.id())))
                    .isInstanceOf(NotYours.class);
            assertThat(in(BIZEN, mother, () -> records.getChild(one.id()))
                            .child()
                            .id())
                    .isEqualTo(one.id());
        }
        assertThat(in(BIZEN, actor(NURSE), () -> sheets.check(sheet))).isEqualTo(CounterSheets.State.EXPIRED);
        browser.perform(open(NURSE, page))
                .andExpect(content()
                        .string(allOf(
                                containsString("親権が変わったため"), containsString("つながりを終えた"), containsString("守口 ゆみ"))));
        browser.perform(send(NURSE, page + "/guardians/" + id + "/end").param("why", "もう一度"))
                .andExpect(status().is3xxRedirection());
        assertThatThrownBy(() -> in(BIZEN, mother, () -> links.end(child.id(), id, "わたしが")))
                .isInstanceOf(NotYours.class);
    }

    private UUID approved() {
        var words = new NoticeText("健診のご案内", "お待ちしています。", "", NoticeText.Mark.WRITTEN);
        var content = new NoticeContent(
                "健診",
                new NoticeTexts(Map.of("ja", words)),
                NoticeAction.NONE,
                Segment.of(Segment.Audience.CHILDREN),
                false,
                null);
        var id = in(BIZEN, actor(NURSE), () -> notices.begin(content));
        in(BIZEN, actor(NURSE), () -> notices.propose(id, 1));
        in(BIZEN, actor(ADMIN), () -> notices.approve(id, 2));
        return id;
    }

    private void shield(Child child) {
        in(BIZEN, actor(ADMIN), () -> states.set(child.id(), ChildState.Kind.SHIELDED, "", today(), "支援措置"));
    }
}
