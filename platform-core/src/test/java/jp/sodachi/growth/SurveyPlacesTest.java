package jp.sodachi.growth;

import static jp.sodachi.growth.Written.age;
import static jp.sodachi.growth.Written.measure;
import static jp.sodachi.growth.Written.sex;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Places in the national survey of 2023, one line each, for reading against the survey's tables.
 *
 * <p>Columns: name | measure | sex | value | age | completed months of the age used | band or status | position. An age is a
 * number of days, or birth..measurement with due date and gestation.
 */
class SurveyPlacesTest {

    private static final GrowthReference GROWTH = GrowthReference.read();

    private static final String TABLE = """
            # every border of one row: boys, weight, 3 months: 5.22 5.65 6.08 6.55 7.02 7.43 7.84
                                                  | weight             | M | 5.21  | 2026-01-10..2026-04-20                       | 3  | m03_04         | <P3
                                                  | weight             | M | 5.22  | 2026-01-10..2026-04-20                       | 3  | m03_04         | P3-P10
                                                  | weight             | M | 5.64  | 2026-01-10..2026-04-20                       | 3  | m03_04         | P3-P10
                                                  | weight             | M | 5.65  | 2026-01-10..2026-04-20                       | 3  | m03_04         | P10-P25
                                                  | weight             | M | 6.08  | 2026-01-10..2026-04-20                       | 3  | m03_04         | P25-P50
                                                  | weight             | M | 6.55  | 2026-01-10..2026-04-20                       | 3  | m03_04         | P50-P75
                                                  | weight             | M | 7.02  | 2026-01-10..2026-04-20                       | 3  | m03_04         | P75-P90
                                                  | weight             | M | 7.43  | 2026-01-10..2026-04-20                       | 3  | m03_04         | P90-P97
                                                  | weight             | M | 7.83  | 2026-01-10..2026-04-20                       | 3  | m03_04         | P90-P97
                                                  | weight             | M | 7.84  | 2026-01-10..2026-04-20                       | 3  | m03_04         | P90-P97
                                                  | weight             | M | 7.85  | 2026-01-10..2026-04-20                       | 3  | m03_04         | >P97
            # days without a row, the day of birth and day 30
            the day of birth                      | weight             | M | 3.06  | 2026-01-01..2026-01-01                       | 0  | birth          | P50-P75
            day 1                                 | weight             | M | 3.06  | 2026-01-01..2026-01-02                       | 0  | NO_REFERENCE   |
            day 29                                | weight             | M | 4.15  | 2026-01-01..2026-01-30                       | 0  | NO_REFERENCE   |
            day 30                                | weight             | M | 4.15  | 2026-01-01..2026-01-31                       | 0  | d30            | P50-P75
            one month                             | weight             | M | 4.80  | 2026-01-01..2026-02-01                       | 1  | m01_02         | P50-P75
            February: one month on day 28         | weight             | M | 4.80  | 2026-02-01..2026-03-01                       | 1  | m01_02         | P50-P75
            February: day 30 is past one month    | weight             | M | 4.80  | 2026-02-01..2026-03-03                       | 1  | m01_02         | P50-P75
            April: one month on day 30            | weight             | M | 4.80  | 2026-04-01..2026-05-01                       | 1  | m01_02         | P50-P75
            days alone: 30                        | weight             | M | 4.15  | 30                                           | 0  | d30            | P50-P75
            days alone: 31                        | weight             | M | 4.80  | 31                                           | 1  | m01_02         | P50-P75
            days alone: 29                        | weight             | M | 4.15  | 29                                           | 0  | NO_REFERENCE   |
            # month ends and leap days
            no 31st in February                   | weight             | M | 4.80  | 2026-01-31..2026-02-28                       | 0  | NO_REFERENCE   |
            one month on the 1st of March         | weight             | M | 4.80  | 2026-01-31..2026-03-01                       | 1  | m01_02         | P50-P75
            no 29th either                        | weight             | M | 4.80  | 2026-01-29..2026-02-28                       | 0  | d30            | P90-P97
            one month after the 29th of January   | weight             | M | 4.80  | 2026-01-29..2026-03-01                       | 1  | m01_02         | P50-P75
            a leap year has a 29th                | weight             | M | 4.80  | 2024-01-29..2024-02-29                       | 1  | m01_02         | P50-P75
            the 31st in a leap year               | weight             | M | 4.80  | 2024-01-31..2024-02-29                       | 0  | NO_REFERENCE   |
            no 31st in April                      | weight             | M | 5.80  | 2026-03-31..2026-04-30                       | 0  | d30            | >P97
            one month after the 31st of March     | weight             | M | 5.80  | 2026-03-31..2026-05-01                       | 1  | m01_02         | P90-P97
            a leap-day child, eve                 | weight             | M | 9.00  | 2024-02-29..2025-02-28                       | 11 | m11_12         | P50-P75
            a leap-day child, one year            | weight             | M | 9.66  | 2024-02-29..2025-03-01                       | 12 | y1_00_06       | P50-P75
            a leap-day child, four years          | weight             | M | 15.64 | 2024-02-29..2028-02-29                       | 48 | y4_00_06       | P50-P75
            a leap-day child, the eve of four     | weight             | M | 15.64 | 2024-02-29..2028-02-28                       | 47 | y3_06_12       | P50-P75
            # bands change on the month; the last band ends
            11 months                             | length_height      | F | 75.3  | 2025-01-10..2026-01-09                       | 11 | m11_12         | P90-P97
            12 months                             | length_height      | F | 75.3  | 2025-01-10..2026-01-10                       | 12 | y1_00_06       | P50-P75
            17 months                             | length_height      | F | 75.3  | 2025-01-10..2026-07-09                       | 17 | y1_00_06       | P50-P75
            18 months                             | length_height      | F | 75.3  | 2025-01-10..2026-07-10                       | 18 | y1_06_12       | <P3
            head, eve of three                    | head_circumference | M | 49.5  | 2023-01-10..2026-01-09                       | 35 | y2_06_12       | P50-P75
            head, three years                     | head_circumference | M | 49.5  | 2023-01-10..2026-01-10                       | 36 | NO_REFERENCE   |
            77 months                             | weight             | F | 19.53 | 2019-07-11..2026-01-10                       | 77 | y6_00_06       | P50-P75
            78 months                             | weight             | F | 19.53 | 2019-07-10..2026-01-10                       | 78 | NO_REFERENCE   |
            days alone: 2374, 77.99 months        | weight             | F | 19.53 | 2374                                         | 77 | y6_00_06       | P50-P75
            days alone: 2375, 78.02 months        | weight             | F | 19.53 | 2375                                         | 78 | NO_REFERENCE   |
            # no table, no value, no age
            the survey has no BMI                 | bmi                | F | 16    | 100                                          | 3  | NO_REFERENCE   |
            zero                                  | weight             | F | 0     | 100                                          | 3  | INVALID_VALUE  |
            the value comes before the row        | weight             | F | 0     | 10                                           | 0  | INVALID_VALUE  |
            before birth                          | weight             | F | 3     | 2026-01-10..2026-01-09                       |    | NOT_ASSESSABLE |
            before birth, by days                 | weight             | F | 3     | -1                                           |    | NOT_ASSESSABLE |
            # born early: months from the due date
            seven weeks early                     | length_height      | F | 66.5  | 2025-09-01..2026-04-15 due=2025-10-20 g=33+0 | 5  | m05_06         | P75-P90
            birth is before the due date          | weight             | F | 1.9   | 2025-09-01..2025-09-01 due=2025-10-20 g=33+0 | -2 | NOT_ASSESSABLE |
            the eve of the due date               | weight             | F | 2.9   | 2025-09-01..2025-10-19 due=2025-10-20 g=33+0 | -1 | NOT_ASSESSABLE |
            more than a month before the due date | weight             | F | 2.0   | 2025-09-01..2025-09-19 due=2025-10-20 g=33+0 | -2 | NOT_ASSESSABLE |
            the due date has no birth row         | weight             | F | 2.95  | 2025-09-01..2025-10-20 due=2025-10-20 g=33+0 | 0  | NO_REFERENCE   |
            day 30 from the due date              | weight             | F | 3.91  | 2025-09-01..2025-11-19 due=2025-10-20 g=33+0 | 0  | d30            | P50-P75
            one month from the due date           | weight             | F | 4.44  | 2025-09-01..2025-11-20 due=2025-10-20 g=33+0 | 1  | m01_02         | P50-P75
            due on the 31st                       | weight             | F | 4.44  | 2025-12-15..2026-02-28 due=2026-01-31 g=33+2 | 0  | NO_REFERENCE   |
            the month after the 31st              | weight             | F | 4.44  | 2025-12-15..2026-03-01 due=2026-01-31 g=33+2 | 1  | m01_02         | P50-P75
            the eve of three                      | weight             | F | 12.60 | 2022-09-01..2025-08-31 due=2022-10-20 g=33+0 | 34 | y2_06_12       | P50-P75
            three: counted from birth             | weight             | F | 12.60 | 2022-09-01..2025-09-01 due=2022-10-20 g=33+0 | 36 | y3_00_06       | P25-P50
            at term: from birth                   | weight             | F | 6     | 2025-09-01..2026-04-15 due=2025-09-20 g=37+2 | 7  | m07_08         | <P3
            """;

    @TestFactory
    Stream<DynamicTest> every_place_is_the_one_of_the_survey() {
        return Written.lines(TABLE)
                .map(columns -> DynamicTest.dynamicTest(
                        (columns[0] + " " + columns[3]).strip(),
                        () -> assertThat(answer(columns)).isEqualTo(Written.from(columns, 5))));
    }

    private static String answer(String[] columns) {
        GrowthAge age = age(columns[4]);
        Answer<Placed> answer = GROWTH.japan(measure(columns[1]), sex(columns[2]), new BigDecimal(columns[3]), age);
        String months = age.beforeBirth() ? "" : Integer.toString(age.months());
        return switch (answer) {
            case Answer.Found<Placed>(Placed place) ->
                months + " | " + place.row().band().key() + " | " + place.rank().code();
            case Answer.None<Placed>(Reason reason) -> months + " | " + reason.status() + " | ";
        };
    }
}
