package jp.sodachi.parentportal;

import static jp.sodachi.parentportal.Towns.BIZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.sodachi.assessment.TownInstruments;
import jp.sodachi.assessment.rules.Level;
import jp.sodachi.record.ChildFacts;
import jp.sodachi.record.ChildSex;
import org.junit.jupiter.api.Test;

/** Which sheet still counts, and by which age. */
class DevelopmentTimeStoryTest extends DevelopmentStory {
    @Test
    void a_sheet_of_eight_months_ago_is_kept_to_be_read_and_not_scored() {
        var sheet = begin("jp-motor-2023");
        answer(sheet, "NOT_YET", "NOT_YET", "NOT_YET");
        clock.turnTo(TODAY.plusMonths(8));
        parent.get(sheet).shows("送ることはできません", "首がすわっていますか", "まだ");
        parent.post(sheet + "/send", "worried", "no").is(409).shows("新しい質問で見てみましょう", "まだ");
        assertThat(only().isDraft()).isTrue();
        assertThat(tasks()).isEmpty();
        parent.get(development()).shows("送らずに終わったもの");
    }

    @Test
    void a_sheet_left_over_the_months_end_can_still_be_sent_and_counts_the_age_of_today() {
        var sheet = begin("jp-motor-2023");
        answer(sheet, "YES", "NOT_YET", "YES");
        clock.turnTo(LocalDate.of(2026, 12, 20).plusDays(29));
        parent.get(development()).shows("書きかけ(まだ送れます)");
        parent.post(sheet + "/send", "worried", "no").is(302);
        assertThat(resultOf(only()).age().months()).isEqualTo(7);
        assertThat(resultOf(only()).level()).isEqualTo(Level.WATCH);
    }

    @Test
    void the_day_after_the_last_one_it_is_too_late() {
        var sheet = begin("jp-motor-2023");
        answer(sheet, "YES", "NOT_YET", "YES");
        clock.turnTo(LocalDate.of(2026, 12, 20).plusDays(30));
        parent.post(sheet + "/send", "worried", "no").is(409);
    }

    @Test
    void a_withdrawn_version_is_not_read_and_the_answers_stay() {
        var sheet = begin("jp-motor-2023");
        answer(sheet, "NOT_YET", "YES", "YES");
        decide(TownInstruments.State.OFFERED, TownInstruments.State.WITHDRAWN);
        try {
            parent.get(sheet).shows("まちが取りやめました", "まだ");
            parent.post(sheet + "/send", "worried", "no").is(409);
            parent.get(development()).hides("からだの動き</h2>");
            assertThat(only().answers()).containsEntry("head_control", "NOT_YET");
        } finally {
            decide(TownInstruments.State.WITHDRAWN, TownInstruments.State.OFFERED);
        }
        parent.post(sheet + "/send", "worried", "no").is(302);
    }

    @Test
    void a_child_born_early_is_asked_by_the_corrected_age_and_both_ages_are_kept() {
        var early = born(
                BIZEN,
                new ChildFacts(
                        "見本 ひなた",
                        "みほん ひなた",
                        LocalDate.of(2026, 5, 20),
                        ChildSex.F,
                        new ChildFacts.Gestation(28, 0),
                        LocalDate.of(2026, 8, 12)),
                null);
        var mother = parentOf(BIZEN, early);
        var sheet = mother.post("/children/" + early.id() + "/development/begin", "instrument", "jp-motor-2023")
                .leadsTo();
        mother.get(sheet).shows("2問中 1問め", "修正月齢(3か月)");
        mother.post(sheet + "/answers", "at", "1", "item", "head_control", "answer", "NOT_YET");
        mother.post(sheet + "/send", "worried", "no");
        var result = resultOf(sheets(early).getFirst());
        assertThat(result.level()).isEqualTo(Level.OK);
        assertThat(result.age().chronologicalMonths()).isEqualTo(6);
        assertThat(result.age().months()).isEqualTo(3);
        assertThat(result.age().corrected()).isTrue();
    }
}
