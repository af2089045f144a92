package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.notice.NoticeAction;
import jp.sodachi.notice.NoticeContent;
import jp.sodachi.notice.NoticeDispatch;
import jp.sodachi.notice.NoticeText;
import jp.sodachi.notice.NoticeTexts;
import jp.sodachi.notice.Segment;
import jp.sodachi.notice.TownNotices;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildSex;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.record.FamilyContact;
import jp.sodachi.record.FamilyContacts;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.FormSubject;
import jp.sodachi.record.NewBirth;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Pregnancy;
import jp.sodachi.record.PregnancyFacts;
import jp.sodachi.record.PregnancyProtection;
import jp.sodachi.record.RecordIsProtected;
import jp.sodachi.record.ToldPeople;
import jp.sodachi.record.TypedForm;
import jp.sodachi.reminder.NoticeAudience;
import jp.sodachi.support.JapaneseDates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody finds a family that hides through the pregnancy, and nobody finds a pregnant woman who hides through her children. */
class ProtectedPregnancyStoryTest extends StaffSiteTest {
    @Autowired
    private Pregnancies pregnancies;

    @Autowired
    private PregnancyProtection protection;

    @Autowired
    private FormEntries entries;

    @Autowired
    private FamilyContacts contacts;

    @Autowired
    private ChildStates states;

    @Autowired
    private NoticeAudience audience;

    @Autowired
    private ToldPeople people;

    @Autowired
    private TownNotices notices;

    @Autowired
    private NoticeDispatch dispatch;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void a_protected_pregnancys_name_is_on_no_list_and_its_record_opens_with_a_reason_only() throws Exception {
        var pregnancy = expecting("隠岐 しずか", Optional.empty());
        var page = "/pregnancies/" + pregnancy.id();
        browser.perform(open(NURSE, page + "/protect"))
                .andExpect(content().string(containsString("隠岐 しずか さんの記録を、支援措置などで守りますか?")));
        browser.perform(send(NURSE, page + "/protect"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("理由を入れてください。")));
        browser.perform(send(NURSE, page + "/protect").param("why", "支援措置の連絡")).andExpect(redirectedUrl(page));

        for (var list : List.of("/", "/pregnancies", "/counter")) {
            browser.perform(open(NURSE, list)).andExpect(content().string(not(containsString("隠岐"))));
        }
        look(NURSE, "/pregnancies", "よみ").andExpect(content().string(not(containsString("隠岐"))));
        browser.perform(open(NURSE, "/pregnancies"))
                .andExpect(content().string(allOf(containsString(page), containsString("守っている記録"))));
        for (var door :
                List.of("", "/correct", "/birth", "/end", "/unprotect", "/contact", "/forms/PREG_VISIT", "/messages")) {
            browser.perform(open(NURSE, page + door)).andExpect(redirectedUrl(page + "/open"));
        }
        browser.perform(send(NURSE, page + "/sheet")).andExpect(redirectedUrl(page + "/open"));
        browser.perform(send(NURSE, page + "/unprotect").param("why", "まちがい")).andExpect(redirectedUrl(page + "/open"));
        browser.perform(open(NURSE, page + "/open"))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("隠岐"))));
        browser.perform(send(NURSE, page + "/open")).andExpect(status().isUnprocessableContent());

        browser.perform(send(NURSE, page + "/open").param("why", "ご本人が窓口に来られた")).andExpect(redirectedUrl(page));
        browser.perform(open(NURSE, page))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("隠岐 しずか"),
                                containsString("ご本人が窓口に来られた"),
                                containsString("理由: 支援措置の連絡"),
                                containsString("わけを書いて、守っている妊娠の記録を開いた"))));
        browser.perform(open(NURSE, page + "/messages"))
                .andExpect(content()
                        .string(allOf(containsString("だれにも伝えないでください。"), not(containsString("電話か手紙でお伝えください")))));
        browser.perform(open(NURSE, "/pregnancies")).andExpect(content().string(not(containsString("隠岐"))));
        browser.perform(open(ADMIN, page)).andExpect(redirectedUrl(page + "/open"));
        browser.perform(open(ADMIN, "/readlog"))
                .andExpect(content().string(allOf(not(containsString("隠岐")), containsString("妊娠の記録を守ることにした"))));
        owner().sql("""
                        update t_332119.record_protected_opening set good_to = opened_at where pregnancy_id = :id
                        """).param("id", pregnancy.id()).update();
        browser.perform(open(NURSE, page)).andExpect(redirectedUrl(page + "/open"));
    }

    @Test
    void what_the_rooms_behind_the_pages_give_of_it_asks_why_too() {
        var pregnancy = expecting("伏見 ちか", Optional.empty());
        protect(pregnancy);
        var id = pregnancy.id();
        var subject = FormSubject.pregnancy(id);
        var typed = TypedForm.on(today().toString());
        for (Runnable door : List.<Runnable>of(
                () -> nurse(() -> pregnancies.get(id)),
                () -> nurse(() -> pregnancies.listChildren(id)),
                () -> nurse(() -> pregnancies.listCorrections(id)),
                () -> nurse(() -> pregnancies.correct(id, 1, pregnancy.facts(), "ためし")),
                () -> nurse(() -> pregnancies.end(id, today(), "ためし")),
                () -> nurse(
                        () -> pregnancies.giveBirth(id, today(), List.of(new NewBirth("伏見 はな", "ふしみ はな", ChildSex.F)))),
                () -> nurse(() -> protection.end(id, "ためし")),
                () -> nurse(() -> protection.listOpenings(id)),
                () -> nurse(() -> entries.list(subject)),
                () -> nurse(() -> entries.listWithSensitive(subject)),
                () -> nurse(() -> entries.enter(subject, "PREG_VISIT", typed)),
                () -> nurse(() -> entries.findDraft(subject, "PREG_VISIT")),
                () -> nurse(() -> sheets.issueForPregnancy(id)),
                () -> nurse(() ->
                        contacts.keepOfPregnancy(id, FamilyContact.NONE, new FamilyContact("夫", "08011112222"))))) {
            assertThatThrownBy(door::run).isInstanceOf(RecordIsProtected.class);
        }
        assertThat(nurse(() -> records.listNames(Set.of(id)))).containsEntry(id, Child.HIDDEN);
        assertThat(nurse(() -> pregnancies.search("伏見", 5))).singleElement().satisfies(found -> {
            assertThat(found.facts().name()).isEqualTo(Child.HIDDEN);
            assertThat(found.contact()).isEqualTo(FamilyContact.NONE);
        });
        assertThatThrownBy(() -> in(SETOUCHI, actor(NURSE), () -> protection.protect(id, "よその町")))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(
                        () -> in(BIZEN, new Actor.Parent("sub-x", "", "x@example.jp"), () -> protection.end(id, "保護者")))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void children_are_protected_with_it_and_those_born_later_too() throws Exception {
        var sister = born(BIZEN, "庵 なぎ", "いおり なぎ", today().minusYears(2));
        var pregnancy = expecting("庵 みさき", Optional.of(sister.id()));
        var sheet = nurse(() -> sheets.issueForPregnancy(pregnancy.id())).secret();
        protect(pregnancy);

        assertThat(isShielded(sister.id())).isTrue();
        browser.perform(open(NURSE, "/children")).andExpect(content().string(not(containsString("庵"))));
        assertThat(in(BIZEN, new Actor.Parent("sub-finder", "", "finder@example.jp"), () -> sheets.join(sheet, "ja")))
                .as("a sheet that lay about")
                .isEmpty();

        browser.perform(send(NURSE, "/pregnancies/" + pregnancy.id() + "/open").param("why", "出生届"));
        var born = nurse(() -> pregnancies.giveBirth(
                        pregnancy.id(), today(), List.of(new NewBirth("庵 うみ", "いおり うみ", ChildSex.F))))
                .getFirst();
        assertThat(born.shielded()).isTrue();
        browser.perform(open(NURSE, "/children/" + born.id()))
                .andExpect(redirectedUrl("/children/" + born.id() + "/open"));
    }

    @Test
    void a_pregnancy_of_a_protected_family_is_registered_with_its_number_and_hidden_from_its_first_minute()
            throws Exception {
        var sister = born(BIZEN, "洞 まつり", "ほら まつり", today().minusYears(2));
        nurse(() -> states.set(sister.id(), ChildState.Kind.SHIELDED, "", today(), "支援措置"));
        browser.perform(send(NURSE, "/children/" + sister.id() + "/open").param("why", "妊娠の届出"));
        browser.perform(send(NURSE, "/pregnancies/new?family=" + sister.id())
                        .param("name", "洞 えりか")
                        .param("kana", "ほら えりか")
                        .param("birthDate", "平成8年4月1日")
                        .param("dueDate", JapaneseDates.era(today().plusDays(100)))
                        .param("dueSource", "ULTRASOUND")
                        .param("fetuses", "1")
                        .param("phone", "08077778888"))
                .andExpect(redirectedUrlPattern("/pregnancies/*"));
        assertThat(nurse(() -> pregnancies.search("ほら", 5)))
                .singleElement()
                .satisfies(found -> assertThat(found.shield()).isEqualTo(Pregnancy.Shield.FAMILY));
        look(NURSE, "/pregnancies", "7778888").andExpect(content().string(not(containsString("洞"))));
    }

    @Test
    void a_protected_child_hides_the_pregnancy_of_its_family_until_that_ends() throws Exception {
        var brother = born(BIZEN, "砦 れん", "とりで れん", today().minusYears(3));
        var pregnancy = expecting("砦 あやの", Optional.of(brother.id()));
        assertThat(told(pregnancy)).isTrue();
        nurse(() -> states.set(brother.id(), ChildState.Kind.SHIELDED, "", today(), "支援措置"));

        browser.perform(open(NURSE, "/pregnancies")).andExpect(content().string(not(containsString("砦"))));
        browser.perform(open(NURSE, "/pregnancies/" + pregnancy.id()))
                .andExpect(redirectedUrl("/pregnancies/" + pregnancy.id() + "/open"));
        assertThat(told(pregnancy)).isFalse();

        browser.perform(send(NURSE, "/pregnancies/" + pregnancy.id() + "/open").param("why", "ご本人から電話"));
        browser.perform(open(NURSE, "/pregnancies/" + pregnancy.id()))
                .andExpect(content().string(containsString("同じ家族のお子さんの記録を守っているので")));
        browser.perform(send(NURSE, "/children/" + brother.id() + "/open").param("why", "ご本人から電話"));
        browser.perform(open(NURSE, "/children/" + brother.id()))
                .andExpect(content().string(not(containsString("砦 あやの"))));
        var state = nurse(() -> states.list(brother.id())).getFirst();
        nurse(() -> states.end(brother.id(), state.id(), "終わった"));
        browser.perform(open(NURSE, "/pregnancies")).andExpect(content().string(containsString("砦 あやの")));
        assertThat(told(pregnancy)).isTrue();
    }

    @Test
    void nothing_is_sent_about_it_and_the_notices_lists_have_no_number_of_it() throws Exception {
        var pregnancy = expecting("籠 ゆうり", Optional.empty());
        nurse(() ->
                contacts.keepOfPregnancy(pregnancy.id(), FamilyContact.NONE, new FamilyContact("籠 の母", "08055556666")));
        var before = counted().pregnancies();
        protect(pregnancy);
        assertThat(counted().pregnancies()).isEqualTo(before - 1);
        assertThat(told(pregnancy)).isFalse();
        var notice = missedBy(pregnancy);
        browser.perform(open(NURSE, "/notices/" + notice + "/missed"))
                .andExpect(content()
                        .string(allOf(
                                containsString("/pregnancies/" + pregnancy.id()),
                                not(containsString("08055556666")),
                                not(containsString("籠")))));
        browser.perform(upload(NURSE, "/notices/" + notice + "/letters"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("印刷する手紙がありません。")));

        browser.perform(send(NURSE, "/pregnancies/" + pregnancy.id() + "/open").param("why", "解除のため"));
        browser.perform(send(NURSE, "/pregnancies/" + pregnancy.id() + "/unprotect")
                        .param("why", "措置が終わった"))
                .andExpect(redirectedUrl("/pregnancies/" + pregnancy.id()));
        assertThat(counted().pregnancies()).isEqualTo(before);
        assertThat(told(pregnancy)).isTrue();
    }

    /** A notice that nobody with an account could read for this pregnancy. */
    private UUID missedBy(Pregnancy pregnancy) {
        var content = new NoticeContent(
                "妊婦さんへのお知らせ",
                new NoticeTexts(Map.of("ja", new NoticeText("教室", "お待ちしています。", "", NoticeText.Mark.WRITTEN))),
                NoticeAction.NONE,
                Segment.of(Segment.Audience.PREGNANCIES),
                false,
                null);
        UUID id = nurse(() -> notices.begin(content));
        nurse(() -> notices.propose(id, 1));
        in(BIZEN, actor(ADMIN), () -> notices.approve(id, 2));
        in(
                BIZEN,
                new Actor.Job("story"),
                () -> new TransactionTemplate(transactions).execute(_ -> {
                    dispatch.begin(id);
                    return dispatch.end(id, List.of(new NoticeDispatch.Missed(true, pregnancy.id())));
                }));
        return id;
    }

    private NoticeAudience.Counted counted() {
        return nurse(() -> audience.count(Segment.of(Segment.Audience.PREGNANCIES), false));
    }

    /** Whether the family hears of an answer, is in a notice's list and may be written a letter; all three must say the same. */
    private boolean told(Pregnancy pregnancy) {
        var id = pregnancy.id();
        var answers = nurse(() -> new TransactionTemplate(transactions)
                .execute(_ -> List.of(
                        people.isTold(Set.of(), Set.of(id)),
                        people.listKin(Set.of(id)).get(id).told(),
                        people.listPregnancies(today(), today().plusDays(200)).stream()
                                .anyMatch(one -> one.id().equals(id)))));
        assertThat(Set.copyOf(answers)).hasSize(1);
        return answers.getFirst();
    }

    private boolean isShielded(UUID child) {
        return owner().sql("select shielded from t_332119.record_child where id = :id")
                .param("id", child)
                .query(Boolean.class)
                .single();
    }

    private void protect(Pregnancy pregnancy) {
        assertThat(nurse(() -> protection.protect(pregnancy.id(), "支援措置"))).isPresent();
    }

    private Pregnancy expecting(String name, Optional<UUID> familyOf) {
        var facts = new PregnancyFacts(
                name, "よみ かな", LocalDate.of(1995, 5, 5), today().plusDays(100), PregnancyFacts.DueSource.ULTRASOUND, 1);
        return nurse(() -> pregnancies.register(facts, familyOf));
    }

    private static <T> T nurse(java.util.concurrent.Callable<T> work) {
        return in(BIZEN, actor(NURSE), work);
    }
}
