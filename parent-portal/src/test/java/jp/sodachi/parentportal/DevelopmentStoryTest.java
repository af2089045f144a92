package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static jp.sodachi.parentportal.Towns.SETOUCHI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.sodachi.assessment.rules.Fired;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.audit.AuditTrail;
import jp.sodachi.record.ChildState;
import jp.sodachi.record.FormEntry;
import jp.sodachi.record.FormSubject;
import org.junit.jupiter.api.Test;

/** A parent looks at what the child can do, one question a screen, and reads the one next step. Today is 24 November 2026. */
class DevelopmentStoryTest extends DevelopmentStory {
    @Test
    void the_records_page_leads_to_the_checks_of_this_age() {
        parent.get("/children/" + child.id() + "/records").shows("href=\"" + development() + "\"");
        parent.get(development())
                .is(200)
                .shows("はるとの発達", "からだの動き", "6か月", "保護者への質問", "6〜8か月", "検査ではありません")
                .hides("できることリスト");
    }

    @Test
    void today_says_which_questions_are_open_until_they_are_answered() {
        parent.get("/").shows("からだの動き", "href=\"" + development() + "\"");
        var sheet = begin("jp-motor-2023");
        answer(sheet, "YES", "YES", "YES");
        parent.get("/").shows("からだの動き", "つづきから答える");
        parent.post(sheet + "/send", "worried", "no");
        parent.get("/").shows("保護者への質問").hides("からだの動き");
    }

    @Test
    void each_answer_is_kept_at_once_and_leads_to_the_next_question() {
        var sheet = begin("jp-motor-2023");
        parent.get(sheet)
                .is(200)
                .shows("首がすわっていますか", "3問中 1問め", "value=\"NOT_YET\"", "まだ", "生後3か月から4か月ごろに", "育ちには幅があります")
                .hides("class=\"wrong\"", "点数", "正常", "異常");
        assertThat(parent.post(sheet + "/answers", "at", "1", "item", "head_control", "answer", "YES")
                        .leadsTo())
                .isEqualTo(sheet + "?at=2");
        parent.get(sheet).shows("寝返りができますか", "3問中 2問め");
        parent.get(sheet + "?at=1").shows("aria-pressed=\"true\"");
        parent.get(development()).shows("3問のうち1問まで", "つづきから答える");
    }

    @Test
    void the_other_guardian_goes_on_where_the_first_left_off() {
        var sheet = begin("jp-motor-2023");
        parent.post(sheet + "/answers", "at", "1", "item", "head_control", "answer", "YES");
        var other = parentOf(BIZEN, child);
        assertThat(other.post(development() + "/begin", "instrument", "jp-motor-2023")
                        .leadsTo())
                .isEqualTo(sheet);
        other.post(sheet + "/answers", "at", "2", "item", "roll_over", "answer", "YES");
        assertThat(only().answers()).containsOnlyKeys("head_control", "roll_over");
    }

    @Test
    void all_is_well_ends_with_one_next_step_and_no_task() {
        var sheet = begin("jp-motor-2023");
        answer(sheet, "YES", "YES", "YES");
        parent.get(sheet).shows("ほかに、気になることはありますか");
        assertThat(parent.post(sheet + "/send", "worried", "no").leadsTo()).isEqualTo(sheet);
        parent.get(sheet).shows("お答えありがとうございました", "次の回でまた見てみましょう").hides("ご連絡します", "いっしょに見たいところ");
        assertThat(tasks()).isEmpty();
    }

    @Test
    void a_late_not_yet_opens_a_task_within_five_working_days_and_says_so_calmly() {
        var sheet = begin("jp-motor-2023");
        answer(sheet, "NOT_YET", "YES", "NOT_YET");
        parent.post(sheet + "/send", "worried", "no");
        parent.get(sheet)
                .shows("一度、保健師といっしょに見てみましょう", "12月1日(火)までに", "「首がすわっていますか」に「まだ」", "6か月からは")
                .hides("class=\"wrong\"", "badge failed", "遅れ");
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.level()).isEqualTo(Level.REFER);
            assertThat(task.due()).isEqualTo(LocalDate.of(2026, 12, 1));
        });
        var result = resultOf(only());
        assertThat(result.fired()).extracting(Fired::rule).containsExactly("late", "expected");
        assertThat(result.age().months()).isEqualTo(6);
        parent.reading("en").get(sheet).shows("look together with the nurse", "lang=\"en\"");
    }

    @Test
    void the_result_names_each_thing_once_and_only_what_made_it_so() {
        var sheet = begin("jp-handbook-2025");
        parent.post(sheet + "/answers", "at", "1", "item", "turns_to_media_sound", "answer", "NO");
        parent.post(sheet + "/answers", "at", "2", "item", "weaning_started", "answer", "NO");
        parent.post(sheet + "/send", "worried", "no");
        var page = parent.get(sheet).page();
        var from = page.indexOf("いっしょに見たいところ");
        var why = page.substring(from, page.indexOf("</section>", from));
        assertThat(why.split("テレビやラジオ", -1)).hasSize(2);
        assertThat(why).doesNotContain("離乳食");
    }

    @Test
    void the_handbooks_questions_are_asked_once_wherever_they_are_answered() {
        var page = "/children/" + child.id() + "/forms/GUARDIAN_M06";
        parent.post(page, "on", "2026-11-24", "a.reaches_toy", "NO", "a.diary", "よく笑う")
                .is(302);
        parent.get(development()).shows("答えました");
        assertThat(sheets(child)).singleElement().satisfies(sheet -> {
            assertThat(sheet.instrument()).isEqualTo("jp-handbook-2025");
            assertThat(sheet.answers()).containsExactly(Map.entry("reaches_toy", "NO"));
            assertThat(resultOf(sheet).fired()).extracting(Fired::rule).containsExactly("note");
        });
        var sheet = begin("jp-handbook-2025");
        parent.post(sheet + "/answers", "at", "1", "item", "pupil_white", "answer", "YES");
        parent.post(sheet + "/send", "worried", "no");
        assertThat(standingPages())
                .singleElement()
                .satisfies(entry -> assertThat(entry.answers())
                        .containsEntry("pupil_white", "YES")
                        .containsEntry("reaches_toy", "NO")
                        .containsEntry("diary", "よく笑う"));
        assertThat(sheets(child)).as("nothing is told back").hasSize(2);
        assertThat(tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.level()).isEqualTo(Level.URGENT));
    }

    @Test
    void a_page_of_another_age_is_no_check_of_today() {
        parent.post("/children/" + child.id() + "/forms/GUARDIAN_M03", "on", "2026-11-24", "a.outdoor_air", "NO")
                .is(302);
        assertThat(sheets(child)).isEmpty();
        assertThat(tasks()).isEmpty();
    }

    private List<FormEntry> standingPages() {
        return office(BIZEN, () -> pages.list(FormSubject.child(child.id()))).stream()
                .filter(FormEntry::stands)
                .toList();
    }

    @Test
    void a_skill_that_was_lost_goes_to_a_person_by_the_next_working_day() {
        clock.turnTo(LocalDate.of(2026, 12, 28));
        var sheet = begin("jp-motor-2023");
        parent.post(sheet + "/answers", "at", "1", "item", "head_control", "answer", "LOST");
        parent.post(sheet + "/send", "worried", "no");
        parent.get(sheet).shows("保健師からすぐにご連絡します", "1月4日(月)までに");
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.level()).isEqualTo(Level.URGENT);
            assertThat(task.due()).isEqualTo(LocalDate.of(2027, 1, 4));
        });
    }

    @Test
    void a_worry_alone_is_enough_and_joins_the_task_that_is_open() {
        var motor = begin("jp-motor-2023");
        parent.post(motor + "/send", "worried", "yes", "note", "ミルクをあまり飲みません");
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.level()).isEqualTo(Level.WATCH);
            assertThat(task.due()).isEqualTo(LocalDate.of(2026, 12, 8));
        });
        var handbook = begin("jp-handbook-2025");
        parent.post(handbook + "/answers", "at", "1", "item", "pupil_white", "answer", "YES");
        parent.post(handbook + "/send", "worried", "no");
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.level()).isEqualTo(Level.URGENT);
            assertThat(task.due()).isEqualTo(LocalDate.of(2026, 11, 25));
        });
    }

    @Test
    void the_same_sheet_sent_twice_is_read_once() {
        var sheet = begin("jp-motor-2023");
        answer(sheet, "NOT_YET", "NOT_YET", "NOT_YET");
        parent.post(sheet + "/send", "worried", "yes", "note", "はじめのことば");
        var first = only();
        assertThat(parent.post(sheet + "/send", "worried", "no", "note", "あとのことば")
                        .leadsTo())
                .isEqualTo(sheet);
        parent.post(sheet + "/answers", "at", "1", "item", "head_control", "answer", "YES");
        assertThat(only()).isEqualTo(first);
        assertThat(tasks()).hasSize(1);
    }

    @Test
    void nothing_answered_is_not_sent_and_what_was_written_stays() {
        var sheet = begin("jp-motor-2023");
        parent.post(sheet + "/send", "worried", "no", "note", "書いたこと").is(422).shows("まだどの質問にも答えていません", "書いたこと");
        parent.post(sheet + "/send", "worried", "no", "note", "あ".repeat(1001))
                .is(422)
                .shows("1000字まで", "あ".repeat(1001));
        parent.post(sheet + "/answers", "at", "1", "item", "head_control")
                .is(422)
                .shows("ひとつ、えらんでください");
        parent.post(sheet + "/answers", "at", "1", "item", "head_control", "answer", "MAYBE")
                .is(422);
        assertThat(only().isDraft()).isTrue();
    }

    @Test
    void another_childs_sheet_is_nobodys() {
        var sheet = begin("jp-motor-2023");
        var other = born(BIZEN, "見本 さくら", "みほん さくら", LocalDate.of(2026, 5, 20), null);
        var stranger = parentOf(BIZEN, other);
        var id = sheet.substring(sheet.lastIndexOf('/') + 1);
        stranger.get(sheet).is(404);
        stranger.get(development()).is(404);
        stranger.post(development() + "/begin", "instrument", "jp-motor-2023").is(404);
        stranger.get("/children/" + other.id() + "/development/" + id).is(404);
        stranger.post(
                        "/children/" + other.id() + "/development/" + id + "/answers",
                        "at",
                        "1",
                        "item",
                        "head_control",
                        "answer",
                        "NOT_YET")
                .is(404);
        stranger.post("/children/" + other.id() + "/development/" + id + "/send", "worried", "yes")
                .is(404);
        parent.carriedTo(SETOUCHI).get(sheet).isNot(200);
        assertThat(only().answers()).isEmpty();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void nobody_is_asked_about_a_child_that_has_died() {
        var sheet = begin("jp-motor-2023");
        answer(sheet, "YES", "YES", "YES");
        office(BIZEN, () -> states.set(child.id(), ChildState.Kind.DECEASED, "", TODAY, "届け出"));
        parent.get(development()).is(200).hides("はじめる", "つづきから答える", "/begin");
        parent.post(development() + "/begin", "instrument", "jp-handbook-2025").is(302);
        parent.post(sheet + "/send", "worried", "yes").is(409);
        parent.get("/children/" + child.id() + "/records").hides(development());
        assertThat(sheets(child)).hasSize(1);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void every_opening_and_answer_is_in_the_trail() {
        var sheet = begin("jp-motor-2023");
        parent.post(sheet + "/answers", "at", "1", "item", "head_control", "answer", "YES");
        parent.post(sheet + "/send", "worried", "no");
        assertThat(office(BIZEN, () -> audit.listAbout(child.id(), 50)))
                .extracting(AuditTrail.AuditRow::action)
                .contains("assessment.begin", "assessment.read", "assessment.answer", "assessment.send");
    }
}
