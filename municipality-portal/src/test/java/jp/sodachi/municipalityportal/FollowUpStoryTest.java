package jp.sodachi.municipalityportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.assessment.CheckFigures;
import jp.sodachi.assessment.CheckNews;
import jp.sodachi.assessment.Escalation;
import jp.sodachi.assessment.FollowUps;
import jp.sodachi.assessment.QueueFilter;
import jp.sodachi.assessment.Sending;
import jp.sodachi.assessment.Task;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.identity.Actor;
import jp.sodachi.identity.NotYours;
import jp.sodachi.record.Checkups;
import jp.sodachi.record.Child;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.ChildStates;
import jp.sodachi.support.OfficeDays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The office contacts families because of what they answered, the earliest day first, and nobody is lost on the way. */
class FollowUpStoryTest extends StaffSiteTest {
    @Autowired
    Assessments assessments;

    @Autowired
    FollowUps followUps;

    @Autowired
    Escalation escalation;

    @Autowired
    CheckNews news;

    @Autowired
    ChildStates states;

    @Autowired
    CheckFigures figures;

    @Autowired
    Checkups checkups;

    @Autowired
    AuditTrail audit;

    @Test
    void what_a_parent_answered_stands_in_the_queue_with_its_day_and_reason() throws Exception {
        var task = told("見本 あお", Map.of("head_control", "NOT_YET"), false, "");
        assertThat(task.due()).isEqualTo(OfficeDays.within(today(), 5));
        browser.perform(open(NURSE, "/follow-ups?show=ALL"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("見本 あお"),
                                containsString("面談"),
                                containsString("首がすわっていますか「まだ」"),
                                containsString("まだ連絡していません"))));
        browser.perform(open(NURSE, "/")).andExpect(content().string(containsString("href=\"/follow-ups\"")));
        browser.perform(open(NURSE, "/children/" + task.childId()))
                .andExpect(content().string(containsString("/follow-ups/" + task.id())));
    }

    @Test
    void the_case_says_what_was_answered_why_it_is_here_and_that_nobody_has_signed_the_questions() throws Exception {
        var task = told("見本 きい", Map.of("head_control", "NOT_YET", "roll_over", "YES"), true, "夜に よく泣きます");
        browser.perform(open(NURSE, "/follow-ups/" + task.id()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("「首がすわっていますか」に「まだ」"),
                                containsString("6か月からは"),
                                containsString("気になることがある"),
                                containsString("夜に よく泣きます"),
                                containsString("専門職の確認がまだです"),
                                containsString("寝返りができますか"))));
        assertThat(in(BIZEN, actor(NURSE), () -> audit.listAbout(task.childId(), 20)))
                .extracting(AuditTrail.AuditRow::action)
                .contains("followup.read");
    }

    @Test
    void from_the_first_call_to_the_end_everything_stays_on_the_page() throws Exception {
        var task = told("見本 あか", Map.of("head_control", "LOST"), false, "");
        var page = "/follow-ups/" + task.id();
        browser.perform(send(NURSE, page + "/take").param("version", "1")).andExpect(redirectedUrl(page));
        browser.perform(send(NURSE, page + "/contacts")
                        .param("way", "PHONE")
                        .param("reached", "no")
                        .param("note", "留守電"))
                .andExpect(redirectedUrl(page));
        browser.perform(send(NURSE, page + "/plan").param("version", "2").param("plan", "あす もう一度電話する"))
                .andExpect(redirectedUrl(page));
        browser.perform(open(NURSE, "/follow-ups?show=MINE"))
                .andExpect(content().string(allOf(containsString("見本 あか"), containsString("1回"))));
        browser.perform(send(NURSE, page + "/close").param("version", "3").param("outcome", "REFERRED"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("わけを入れてください。")));
        browser.perform(send(NURSE, page + "/close")
                        .param("version", "3")
                        .param("outcome", "REFERRED")
                        .param("reason", "小児科につないだ"))
                .andExpect(redirectedUrl(page));
        browser.perform(open(NURSE, page))
                .andExpect(content()
                        .string(allOf(
                                containsString("留守電"),
                                containsString("つながらなかった"),
                                containsString("あす もう一度電話する"),
                                containsString("医療機関や療育につないだ"),
                                containsString("小児科につないだ"),
                                not(containsString(page + "/close")))));
        browser.perform(open(NURSE, "/follow-ups?show=ALL")).andExpect(content().string(not(containsString("見本 あか"))));
    }

    @Test
    void of_two_who_write_a_plan_the_second_sees_both_texts() throws Exception {
        var task = told("見本 もも", Map.of("head_control", "NOT_YET"), false, "");
        var plan = "/follow-ups/" + task.id() + "/plan";
        browser.perform(send(NURSE, plan).param("version", "1").param("plan", "電話する"));
        browser.perform(send(ADMIN, plan).param("version", "1").param("plan", "訪問する"))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("電話する"), containsString("訪問する"))));
        browser.perform(send(ADMIN, "/follow-ups/" + task.id() + "/close")
                        .param("version", "1")
                        .param("outcome", "TALKED")
                        .param("reason", "話しました"))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("ほかの職員が先に"), containsString("話しました"))));
    }

    @Test
    void nothing_typed_is_lost_when_something_is_missing() throws Exception {
        var task = told("見本 みどり", Map.of("head_control", "NOT_YET"), false, "");
        browser.perform(send(NURSE, "/follow-ups/" + task.id() + "/contacts").param("note", "玄関先で話した"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("連絡のしかたをえらんでください。"),
                                containsString("話せたかどうかをえらんでください。"),
                                containsString("玄関先で話した"))));
    }

    @Test
    void a_lost_skill_goes_at_once_to_who_has_taken_that_duty() throws Exception {
        browser.perform(send(ADMIN, "/follow-ups/duty").param("kind", "URGENT"))
                .andExpect(redirectedUrl("/follow-ups"));
        var task = told("見本 しろ", Map.of("roll_over", "LOST"), false, "");
        assertThat(task.level()).isEqualTo(Level.URGENT);
        assertThat(task.ownerName()).isEqualTo(ADMIN.name());
        assertThat(task.due()).isEqualTo(OfficeDays.within(today(), 1));
        assertThat(mails(task, ADMIN))
                .as("a mail at once, with a link and nothing else")
                .containsExactly("{\"path\": \"/follow-ups/" + task.id() + "\", \"overdue\": false}");
    }

    @Test
    void the_night_hands_on_what_is_overdue_once_and_says_so_in_the_trail() throws Exception {
        browser.perform(send(ADMIN, "/follow-ups/duty").param("kind", "ESCALATION"));
        var late = told("見本 おそい", Map.of("head_control", "NOT_YET"), false, "");
        var reached = told("見本 はなせた", Map.of("head_control", "NOT_YET"), false, "");
        browser.perform(send(NURSE, "/follow-ups/" + late.id() + "/take").param("version", "1"));
        browser.perform(send(NURSE, "/follow-ups/" + reached.id() + "/contacts")
                .param("way", "PHONE")
                .param("reached", "yes"));
        owner().sql("update t_332119.assessment_task set due_on = :day where id in (:late, :reached)")
                .param("day", today().minusDays(1))
                .param("late", late.id())
                .param("reached", reached.id())
                .update();
        for (var night = 0; night < 2; night++) {
            in(BIZEN, new Actor.Job("checks"), () -> escalation.handOn(today()));
        }
        browser.perform(open(NURSE, "/follow-ups/" + late.id()))
                .andExpect(content()
                        .string(allOf(containsString(ADMIN.name()), containsString("前の受けもち: " + NURSE.name()))));
        assertThat(mails(late, ADMIN)).hasSize(1);
        assertThat(mails(reached, ADMIN)).isEmpty();
        assertThat(in(BIZEN, actor(NURSE), () -> audit.listAbout(late.childId(), 50)))
                .extracting(AuditTrail.AuditRow::action)
                .filteredOn("followup.escalate"::equals)
                .hasSize(1);
    }

    @Test
    void a_family_is_told_once_that_questions_opened_and_nobody_is_told_of_a_stopped_child() {
        var day = today();
        var told = born(BIZEN, "見本 ひらく", "みほん ひらく", day.minusMonths(9));
        var stopped = born(BIZEN, "見本 とまる", "みほん とまる", day.minusMonths(9));
        var between = born(BIZEN, "見本 あいだ", "みほん あいだ", day.minusMonths(9).minusDays(10));
        for (var child : List.of(told, stopped, between)) {
            joined(BIZEN, child, "sub-" + child.id(), "見本 はな");
            confirm(child);
        }
        in(BIZEN, actor(NURSE), () -> states.set(stopped.id(), ChildState.Kind.SHIELDED, "", day, "支援措置"));
        for (var night = 0; night < 2; night++) {
            in(BIZEN, new Actor.Job("checks"), () -> news.planFor(day));
        }
        assertThat(opened(told)).hasSize(1).allMatch(args -> args.contains("/children/" + told.id() + "/development"));
        assertThat(opened(stopped)).isEmpty();
        assertThat(opened(between)).isEmpty();
    }

    private static void confirm(Child child) {
        owner().sql("update t_332119.identity_guardian set email_verified_at = now() where subject = :subject")
                .param("subject", "sub-" + child.id())
                .update();
    }

    private static List<String> opened(Child child) {
        return owner().sql("""
                        select d.args::text from t_332119.notice_delivery d
                          join t_332119.identity_guardian g on g.id = d.guardian_id
                         where g.subject = :subject and d.template = 'checks-open'
                        """)
                .param("subject", "sub-" + child.id())
                .query(String.class)
                .list();
    }

    private static List<String> mails(Task task, Person person) {
        return owner().sql("""
                        select d.args::text from t_332119.notice_delivery d
                          join t_332119.identity_staff s on s.id = d.staff_id
                         where s.subject = :subject and d.template = 'case-waits' and d.args::text like :task
                        """)
                .param("subject", person.subject())
                .param("task", "%" + task.id() + "%")
                .query(String.class)
                .list();
    }

    @Test
    void whose_day_has_passed_is_counted_apart_and_also_another_person_looks() throws Exception {
        browser.perform(send(ADMIN, "/follow-ups/duty").param("kind", "ESCALATION"));
        var task = told("見本 くろ", Map.of("head_control", "NOT_YET"), false, "");
        owner().sql("update t_332119.assessment_task set due_on = :day where id = :id")
                .param("day", today().minusDays(1))
                .param("id", task.id())
                .update();
        browser.perform(open(NURSE, "/follow-ups?show=OVERDUE"))
                .andExpect(content()
                        .string(allOf(
                                containsString("見本 くろ"),
                                containsString("期限がすぎています"),
                                containsString(ADMIN.name() + " さんも見ています"))));
        assertThat(in(BIZEN, actor(NURSE), () -> followUps.countWaiting().due()))
                .isPositive();
    }

    @Test
    void a_child_that_died_is_in_no_queue_and_one_that_moved_waits_to_be_handed_over() throws Exception {
        var died = told("見本 そら", Map.of("head_control", "NOT_YET"), false, "");
        var moved = told("見本 うみ", Map.of("head_control", "NOT_YET"), false, "");
        in(BIZEN, actor(NURSE), () -> states.set(died.childId(), ChildState.Kind.DECEASED, "", today(), "届け出"));
        in(BIZEN, actor(NURSE), () -> states.set(moved.childId(), ChildState.Kind.MOVED, "", today(), "転出届"));
        for (var filter : QueueFilter.values()) {
            browser.perform(open(NURSE, "/follow-ups?show=" + filter))
                    .andExpect(content().string(not(containsString("見本 そら"))));
        }
        browser.perform(open(NURSE, "/follow-ups?show=MOVED"))
                .andExpect(content().string(containsString("見本 うみ")));
        browser.perform(open(NURSE, "/follow-ups/" + died.id()))
                .andExpect(content().string(containsString("ご家庭には連絡しません")));
    }

    @Test
    void the_filter_stays_until_another_is_chosen() throws Exception {
        var first = browser.perform(open(NURSE, "/follow-ups?show=URGENT")).andReturn();
        var cookies = first.getResponse().getCookies();
        browser.perform(open(NURSE, "/follow-ups").cookie(cookies))
                .andExpect(content().string(containsString("href=\"/follow-ups?show=URGENT\" aria-current=\"true\"")));
    }

    @Test
    void a_protected_child_is_in_the_queue_without_its_name_and_its_case_opens_with_a_reason_only() throws Exception {
        var task = told("見本 ひかげ", Map.of("head_control", "LOST"), true, "だれにも言わないでください");
        in(BIZEN, actor(NURSE), () -> states.set(task.childId(), ChildState.Kind.SHIELDED, "", today(), "支援措置"));
        browser.perform(open(NURSE, "/follow-ups?show=ALL"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(not(containsString("ひかげ")), containsString("/follow-ups/" + task.id()))));
        var door = "/children/" + task.childId() + "/open";
        browser.perform(open(NURSE, "/follow-ups/" + task.id())).andExpect(redirectedUrl(door));
        browser.perform(send(NURSE, "/follow-ups/" + task.id() + "/take").param("version", "1"))
                .andExpect(redirectedUrl(door));
        browser.perform(send(NURSE, door).param("why", "お母さんから電話があった"));
        browser.perform(open(NURSE, "/follow-ups/" + task.id()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("見本 ひかげ")));
    }

    @Test
    void another_town_and_a_parent_get_nowhere() throws Exception {
        var task = told("見本 にじ", Map.of("head_control", "NOT_YET"), false, "");
        assertThat(catchThrowable(() -> in(SETOUCHI, actor(NURSE), () -> followUps.get(task.id()))))
                .isInstanceOf(NotYours.class);
        var stranger = new Actor.Parent("sub-stranger", "だれか", "stranger@example.jp");
        assertThat(catchThrowable(() -> in(BIZEN, stranger, () -> followUps.list(QueueFilter.ALL, 0, 10))))
                .isInstanceOf(NotYours.class);
        browser.perform(open(NURSE, "/follow-ups/" + UUID.randomUUID())).andExpect(status().isNotFound());
    }

    @Test
    void numbers_under_five_do_not_leave_the_town() throws Exception {
        told("見本 ゆき", Map.of("head_control", "NOT_YET"), false, "");
        var rows = in(BIZEN, actor(NURSE), () -> figures.list(YearMonth.from(today())));
        assertThat(rows).anyMatch(row -> row.instrument().equals("jp-motor-2023") && row.answered() > 0);
        var csv = browser.perform(open(NURSE, "/follow-ups/figures.csv"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        browser.perform(open(NURSE, "/follow-ups/figures"))
                .andExpect(content().string(allOf(containsString("からだの動き"), containsString("figures.csv"))));
        assertThat(rows)
                .as("what opened is counted with what was answered")
                .anyMatch(row -> row.instrument().equals("jp-motor-2023") && row.offered() >= row.answered());
        assertThat(csv).startsWith("month,instrument,offered,").doesNotContain("見本");
        assertThat(csv.lines()
                        .skip(1)
                        .flatMap(line -> Stream.of(line.split(",")).skip(2)))
                .allMatch(cell -> cell.equals("<5") || cell.equals("0") || Integer.parseInt(cell) >= 5);
    }

    @Test
    void what_was_told_before_a_check_up_reaches_the_nurse_sorted() throws Exception {
        var day = today().plusDays(9);
        var quiet = asked("見本 しずか", day, Map.of("says_words", "YES"));
        var pressing = asked("見本 ことば", day, Map.of("says_words", "NO", "points", "NO", "parenting_anxiety", "YES"));
        var page = browser.perform(open(NURSE, "/checkups?on=" + day))
                .andExpect(content()
                        .string(allOf(containsString("意味のあることばを、いくつか言いますか(ママ、ブーブーなど)「いいえ」"), containsString("見守り"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page.indexOf(pressing.id().toString()))
                .isLessThan(page.indexOf(quiet.id().toString()));
    }

    private Child asked(String name, LocalDate day, Map<String, String> answers) {
        var child = born(BIZEN, name, "みほん " + name.substring(3), today().minusMonths(19));
        var parent = joined(BIZEN, child, "sub-" + child.id(), "見本 はな");
        in(BIZEN, actor(NURSE), () -> checkups.invite("CHECKUP_Y01H", day, "13:00", "保健センター", List.of(child.id())));
        in(BIZEN, parent, () -> {
            var sheet = assessments.begin(child.id(), "jp-precheckup-18m").orElseThrow();
            answers.forEach((item, answer) -> assessments.answer(child.id(), sheet, item, answer));
            return assessments.send(child.id(), sheet);
        });
        return child;
    }

    /** A child of six months whose parent answers so and sends. */
    private Task told(String name, Map<String, String> answers, boolean worried, String note) {
        var child = born(BIZEN, name, "みほん " + name.substring(3), today().minusMonths(6));
        var parent = joined(BIZEN, child, "sub-" + child.id(), "見本 はな");
        return in(BIZEN, parent, () -> {
            var sheet = assessments.begin(child.id(), "jp-motor-2023").orElseThrow();
            answers.forEach((item, answer) -> assessments.answer(child.id(), sheet, item, answer));
            assessments.tell(child.id(), sheet, worried, note);
            assertThat(assessments.send(child.id(), sheet)).isInstanceOf(Sending.Sent.class);
            return taskOf(child);
        });
    }

    private Task taskOf(Child child) {
        return in(BIZEN, actor(NURSE), () -> followUps.listOf(child.id()).getFirst());
    }
}
