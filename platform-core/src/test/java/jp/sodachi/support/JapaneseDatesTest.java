package jp.sodachi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import jp.sodachi.support.JapaneseDates.Day;
import jp.sodachi.support.JapaneseDates.Failed;
import jp.sodachi.support.JapaneseDates.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JapaneseDatesTest {

    @Test
    void a_day_is_shown_with_its_era_and_weekday() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        assertThat(JapaneseDates.full(day)).isEqualTo("令和8年11月22日(日)");
        assertThat(JapaneseDates.brief(LocalDate.of(2026, 11, 24))).isEqualTo("11月24日(火)");
        assertThat(JapaneseDates.full(day, Locale.ENGLISH)).isEqualTo("Sunday, 22 November 2026");
        assertThat(JapaneseDates.brief(day, Locale.ENGLISH)).isEqualTo("Sun, 22 Nov");
    }

    @ParameterizedTest
    @CsvSource({
        "2019-04-30, 平成31年4月30日",
        "2019-05-01, 令和元年5月1日",
        "1989-01-07, 昭和64年1月7日",
        "1989-01-08, 平成元年1月8日",
        "1926-12-24, 大正15年12月24日",
        "2020-01-01, 令和2年1月1日"
    })
    void an_era_changes_on_its_day(LocalDate day, String shown) {
        assertThat(JapaneseDates.era(day)).isEqualTo(shown);
        assertThat(JapaneseDates.parse(shown)).isEqualTo(new Day(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22",
                "2026/11/22",
                "2026.11.22",
                "20261122",
                "2026年11月22日",
                "令和8年11月22日",
                "令和8年11月22日(日)",
                "R8.11.22",
                "r8/11/22",
                "R08.11.22",
                "令8.11.22",
                "R.8.11.22",
                "２０２６－１１－２２",
                "２０２６１１２２",
                "令和８年１１月２２日（日）",
                "　2026/11/22 ",
                "2026 年 11 月 22 日"
            })
    void a_date_is_read_in_every_form_people_type(String typed) {
        assertThat(JapaneseDates.parse(typed)).isEqualTo(new Day(LocalDate.of(2026, 11, 22)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'　', EMPTY",
        "きのう, NOT_A_DATE",
        "11/22, NOT_A_DATE",
        "2026-11-22T00:00, NOT_A_DATE",
        "2026-02-30, NO_SUCH_DAY",
        "20261301, NO_SUCH_DAY",
        "R7.2.29, NO_SUCH_DAY",
        "平成32年1月1日, OUTSIDE_THE_ERA",
        "令和元年4月30日, OUTSIDE_THE_ERA",
        "R0.1.1, OUTSIDE_THE_ERA",
        "光文8年1月1日, UNKNOWN_ERA",
        "X8.1.1, UNKNOWN_ERA",
        "0026-11-22, YEAR_OUT_OF_RANGE",
        "2926-11-22, YEAR_OUT_OF_RANGE"
    })
    void what_is_no_date_says_why(String typed, Reason reason) {
        assertThat(JapaneseDates.parse(typed)).isEqualTo(new Failed(reason));
        assertThat(JapaneseDates.find(typed)).isEmpty();
    }

    @Test
    void a_reason_names_its_message() {
        assertThat(Reason.NO_SUCH_DAY.messageKey()).isEqualTo("date.no-such-day");
    }

    @Test
    void a_day_says_its_year_only_where_that_is_not_plain() {
        LocalDate today = LocalDate.of(2026, 11, 22);

        assertThat(JapaneseDates.shown(LocalDate.of(2027, 9, 21), today, Locale.JAPANESE))
                .isEqualTo("9月21日(火)");
        assertThat(JapaneseDates.shown(LocalDate.of(2027, 9, 22), today, Locale.JAPANESE))
                .isEqualTo("令和9年9月22日");
        assertThat(JapaneseDates.shown(LocalDate.of(2026, 1, 22), today, Locale.ENGLISH))
                .isEqualTo("22 Jan 2026");
        assertThat(JapaneseDates.shown(LocalDate.of(2026, 1, 23), today, Locale.ENGLISH))
                .isEqualTo("Fri, 23 Jan");
        assertThat(JapaneseDates.inSentence(LocalDate.of(2026, 11, 24), today, Locale.JAPANESE))
                .isEqualTo("11月24日");
        assertThat(JapaneseDates.inSentence(LocalDate.of(2026, 11, 24), today, Locale.ENGLISH))
                .isEqualTo("24 Nov");
    }
}
