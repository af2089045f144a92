package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The date rules, by the official examples and at the ends of months. */
class DaysTest {

    @ParameterizedTest(name = "M({1}) of {0} is {2}")
    @CsvSource({
        "2013-04-01, 1, 2013-04-30", // 事務連絡 2014-03-11
        "2013-04-01, 3, 2013-06-30",
        "2013-04-01, 6, 2013-09-30",
        "2013-01-31, 1, 2013-02-28",
        "2026-07-31, 2, 2026-09-30", // rota Q&A: born on 7月31日
        "2024-02-29, 12, 2025-02-28",
        "2024-02-29, 48, 2028-02-28",
        "2026-08-31, 2, 2026-10-30",
        "2026-08-31, 6, 2027-02-28"
    })
    void an_age_is_reached_on_the_eve_or_on_the_last_day_of_a_short_month(
            LocalDate birth, int months, LocalDate reached) {
        assertThat(on("M(" + months + ")", birth)).isEqualTo(reached);
        assertThat(PlainCalendar.months(birth, months)).isEqualTo(reached);
    }

    @ParameterizedTest(name = "{0} + {1} months is {2}")
    @CsvSource({
        "2023-04-01, 3, 2023-07-01",
        "2025-11-30, 3, 2026-03-01",
        "2027-11-30, 3, 2028-03-01",
        "2023-12-31, 2, 2024-03-01"
    })
    void an_interval_in_months_rolls_to_the_first_of_the_next_month(LocalDate from, int months, LocalDate after) {
        assertThat(Days.date(Days.plus(Days.of(from), months))).isEqualTo(after);
        assertThat(PlainCalendar.later(from, months)).isEqualTo(after);
    }

    @Test
    void twenty_seven_days_between_is_the_same_weekday_four_weeks_later() {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        Bound.Term gap = (Bound.Term) BoundReader.read("gap(prev,27)");
        assertThat(Days.date(gap.from(Days.of(monday)))).isEqualTo(monday.plusWeeks(4));
    }

    @ParameterizedTest(name = "born {0}, school {1}")
    @CsvSource({"2020-04-01, 2026-04-01", "2020-04-02, 2027-04-01", "2021-04-01, 2027-04-01", "2020-02-29, 2026-04-01"})
    void school_begins_on_the_first_april_after_becoming_six(LocalDate birth, LocalDate school) {
        assertThat(Days.date(Days.schoolEntry(Days.of(birth)))).isEqualTo(school);
        assertThat(PlainCalendar.school(birth)).isEqualTo(school);
    }

    @Test
    void weeks_of_pregnancy_are_counted_back_from_the_due_date() {
        int due = Days.of(LocalDate.of(2026, 4, 23));
        assertThat(Days.date(((Bound.Term) BoundReader.read("EDD-84d")).from(due)))
                .isEqualTo("2026-01-29");
        assertThat(Days.date(((Bound.Term) BoundReader.read("EDD-22d")).from(due)))
                .isEqualTo("2026-04-01");
    }

    @Test
    void a_table_day_is_the_calendars_day_for_three_centuries() {
        for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() < 2200; day = day.plusDays(17)) {
            for (int months : new int[] {-12, 1, 2, 6, 13, 240}) {
                assertThat(Days.plus(Days.of(day), months))
                        .isEqualTo((int) PlainCalendar.later(day, months).toEpochDay());
            }
            assertThat(Days.date(Days.fiscalStart(Days.of(day))))
                    .isEqualTo(PlainCalendar.fiscalStart(PlainCalendar.fiscalYear(day)));
        }
    }

    private static LocalDate on(String bound, LocalDate birth) {
        return Days.date(((Bound.Term) BoundReader.read(bound)).from(Days.of(birth)));
    }
}
