package jp.sodachi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms in working days, around the holidays of Japan. */
class OfficeDaysTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # year, all public holidays and days off as the government's list (内閣府 国民の祝日について) or the law gives them
            2026, 01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23
            2027, 01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23
            2028, 01-01 01-10 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 11-23
            2029, 01-01 01-08 02-11 02-12 02-23 03-20 04-29 04-30 05-03 05-04 05-05 07-16 08-11 09-17 09-23 09-24 10-08 11-03 11-23
            2030, 01-01 01-14 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 11-03 11-04 11-23
            """)
    void a_year_has_these_holidays_and_no_others(int year, String days) {
        var computed = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(NationalHolidays::isHoliday)
                .map(day -> day.toString().substring(5));
        assertThat(computed)
                .containsExactlyElementsOf(Stream.of(days.split(" ")).toList());
    }

    @Test
    void no_holiday_is_made_up_for_a_year_the_law_is_not_known_for() {
        assertThatThrownBy(() -> NationalHolidays.isHoliday(LocalDate.of(2021, 7, 22)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NationalHolidays.isHoliday(LocalDate.of(2100, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # from, working days, last day
            2026-11-24, 0, 2026-11-24
            2026-11-24, 1, 2026-11-25
            2026-11-20, 1, 2026-11-24
            2026-11-21, 0, 2026-11-24
            2026-11-27, 5, 2026-12-04
            # Golden Week of 2026: Wednesday 29 April, then Sunday 3 to Wednesday 6 May
            2026-04-28, 1, 2026-04-30
            2026-04-28, 2, 2026-05-01
            2026-04-28, 5, 2026-05-11
            2026-05-01, 1, 2026-05-07
            2026-05-02, 0, 2026-05-07
            # New Year: closed from Tuesday 29 December, and Saturday 2 and Sunday 3 January
            2026-12-28, 0, 2026-12-28
            2026-12-28, 1, 2027-01-04
            2026-12-28, 5, 2027-01-08
            2026-12-25, 5, 2027-01-07
            2026-12-29, 0, 2027-01-04
            # A Monday, a day between two holidays, and the equinox in one row
            2026-09-18, 1, 2026-09-24
            """)
    void a_term_counts_the_days_on_which_the_office_is_open(LocalDate from, int workingDays, LocalDate last) {
        assertThat(OfficeDays.within(from, workingDays)).isEqualTo(last);
    }
}
