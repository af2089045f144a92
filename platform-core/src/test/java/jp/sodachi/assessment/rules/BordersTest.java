package jp.sodachi.assessment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.sodachi.growth.Gestation;
import jp.sodachi.growth.GrowthAge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of every border: ages, sums, alarms, what is unanswered. */
class BordersTest {
    private static final Instrument SCREENING = Screening.read();
    private static final Window OPEN = SCREENING.windows().getFirst();
    private static final GrowthAge TWO_YEARS = GrowthAge.on(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 1, 1));
    private static final Instrument MOTOR =
            EmbeddedInstruments.read().find("jp-motor-2023").orElseThrow();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # birth,    day,        open: a window of 16 to 30 completed months
            2025-01-15, 2026-05-14, false
            2025-01-15, 2026-05-15, true
            2025-01-15, 2027-08-14, true
            2025-01-15, 2027-08-15, false
            # month ends: born on the 31st, months are completed on the 1st where there is no 31st
            2025-01-31, 2026-05-30, false
            2025-01-31, 2026-05-31, true
            2024-10-31, 2026-02-28, false
            2024-10-31, 2026-03-01, true
            2024-02-29, 2025-06-28, false
            2024-02-29, 2025-06-29, true
            """)
    void a_window_opens_and_closes_on_the_day_the_month_is_completed(LocalDate birth, LocalDate day, boolean open) {
        assertThat(SCREENING.open(GrowthAge.on(birth, day)).isPresent()).isEqualTo(open);
        if (open) {
            assertThat(OPEN.over(birth)).isAfter(day);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # birth,    due,        weeks, days, day,        months used, corrected
            # 28 weeks, 18 real months: 15 count
            2025-01-10, 2025-04-04, 28, 0, 2026-07-10, 15, true
            # the first week that is not corrected
            2025-01-10, 2025-01-31, 37, 0, 2026-07-10, 18, false
            2025-01-10, 2025-02-01, 36, 6, 2026-07-10, 17, true
            # until the third birthday
            2025-01-10, 2025-04-04, 28, 0, 2028-01-09, 33, true
            2025-01-10, 2025-04-04, 28, 0, 2028-01-10, 36, false
            """)
    void the_age_counts_from_the_due_date_for_a_child_born_early(
            LocalDate birth, LocalDate due, int weeks, int days, LocalDate day, int months, boolean corrected) {
        var age = SCREENING.age().on(birth, Gestation.of(due, weeks, days), day);
        assertThat(age.months()).isEqualTo(months);
        assertThat(age.corrected()).isEqualTo(corrected);
    }

    @Test
    void a_child_born_early_is_not_asked_before_the_due_date() {
        var age = MOTOR.age()
                .on(LocalDate.of(2026, 1, 10), Gestation.of(LocalDate.of(2026, 4, 4), 28, 0), LocalDate.of(2026, 4, 1));
        assertThat(MOTOR.open(age)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, OK, low", "2, OK, low", "3, WATCH, medium", "7, WATCH, medium", "8, REFER, high", "19, REFER, high"
    })
    void each_sum_is_judged_by_one_rule_and_reversed_items_count_the_other_answer(
            int points, Level level, String rule) {
        var outcome = SCREENING.score(OPEN, new Answers(Screening.counting(points), false), TWO_YEARS);
        assertThat(outcome.points()).isEqualTo(points);
        assertThat(outcome.level()).isEqualTo(level);
        assertThat(outcome.fired()).extracting(Fired::rule).containsExactly(rule);
    }

    @Test
    void an_alarm_passes_over_the_sum_and_names_its_item() {
        var given = new HashMap<>(Screening.counting(0));
        given.put("q20", "NO");
        var outcome = SCREENING.score(OPEN, new Answers(given, false), TWO_YEARS);
        assertThat(outcome.level()).isEqualTo(Level.URGENT);
        assertThat(outcome.decisive().map(Fired::items)).contains(java.util.List.of("q20"));
        assertThat(SCREENING.after(outcome).contactWithin()).hasValue(0);
    }

    @Test
    void one_open_answer_too_many_makes_no_sum_but_silences_no_alarm() {
        var given = new HashMap<>(Screening.counting(12));
        given.remove("q01");
        var outcome = SCREENING.score(OPEN, new Answers(given, false), TWO_YEARS);
        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.fired()).isEmpty();
        assertThat(outcome.unanswered()).containsExactly("q01");

        given.put("q20", "NO");
        var alarmed = SCREENING.score(OPEN, new Answers(given, false), TWO_YEARS);
        assertThat(alarmed.complete()).isFalse();
        assertThat(alarmed.level()).isEqualTo(Level.URGENT);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # item,          answer,  months, level
            head_control,    NOT_YET, 4,  OK
            head_control,    NOT_YET, 5,  WATCH
            head_control,    NOT_YET, 6,  REFER
            sit_alone,       NOT_YET, 9,  OK
            sit_alone,       NOT_YET, 10, WATCH
            sit_alone,       NOT_YET, 12, WATCH
            sit_alone,       NOT_YET, 13, REFER
            walk_alone,      NOT_YET, 16, OK
            walk_alone,      NOT_YET, 17, WATCH
            walk_alone,      NOT_YET, 18, REFER
            # some children never crawl
            crawl,           NOT_YET, 11, WATCH
            crawl,           NOT_YET, 17, WATCH
            # a skill lost, at whatever age; not knowing is no reason
            crawl,           LOST,    8,  URGENT
            head_control,    UNSURE,  7,  OK
            """)
    void the_six_movements_follow_their_ages(String item, String answer, int months, Level level) {
        var birth = LocalDate.of(2025, 3, 10);
        var age = GrowthAge.on(birth, birth.plusMonths(months));
        var window = MOTOR.open(age).orElseThrow();
        assertThat(MOTOR.score(window, new Answers(Map.of(item, answer), false), age)
                        .level())
                .isEqualTo(level);
    }

    @Test
    void an_answer_to_a_question_that_was_not_asked_changes_nothing() {
        var age = GrowthAge.on(LocalDate.of(2025, 3, 10), LocalDate.of(2025, 9, 10));
        var window = MOTOR.open(age).orElseThrow();
        assertThat(MOTOR.score(window, new Answers(Map.of("walk_alone", "LOST"), false), age)
                        .level())
                .isEqualTo(Level.OK);
        assertThat(Optional.of(window.code())).contains("m06");
    }
}
