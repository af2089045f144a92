package jp.sodachi.growth;

import static jp.sodachi.growth.Written.age;
import static jp.sodachi.growth.Written.measure;
import static jp.sodachi.growth.Written.position;
import static jp.sodachi.growth.Written.sex;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Places in the WHO standards, one line each, for reading against the tables of WHO.
 *
 * <p>Columns: name | measure | sex | value | length or height | position | age | z or status | percentile | asked back. An age
 * is a number of days, or birth..measurement with due date and gestation; "-" means that none is known.
 */
class WhoPlacesTest {

    private static final GrowthReference GROWTH = GrowthReference.read();

    private static final String TABLE = """
            # what WHO prints beside its own software
            boy of 1001 days                        | weight             | M | 18               |       |          | 1001                                         | 2.20           | 98.6  |
            boy of 1001 days                        | length_height      | M | 120              |       |          | 1001                                         | 7.31           | 100.0 | ask back
            girl of 1000 days                       | weight             | F | 15               |       |          | 1000                                         | 0.95           | 83.0  |
            girl of 1000 days                       | length_height      | F | 80               |       |          | 1000                                         | -3.50          | 0.0   |
            # medians and the printed -2SD and +2SD lines
            median                                  | weight             | M | 7.9389           |       |          | 183                                          | 0.00           | 50.0  |
            printed -2SD                            | weight             | M | 6.357            |       |          | 183                                          | -2.00          | 2.3   |
            printed +2SD                            | weight             | F | 14.850           |       |          | 731                                          | 2.00           | 97.7  |
            # the row of the whole day, first and last
            the day of birth                        | weight             | F | 3.2322           |       |          | 0                                            | 0.00           | 50.0  |
            the last day                            | weight             | F | 18.2179          |       |          | 1826                                         | 0.00           | 50.0  |
            sixty months are completed              | weight             | F | 18.2179          |       |          | 1827                                         | OUT_OF_RANGE   |       |
            the day before birth                    | weight             | F | 3.2              |       |          | -1                                           | NOT_ASSESSABLE |       |
            dates give the same day                 | weight             | M | 7.9389           |       |          | 2026-01-01..2026-07-03                       | 0.00           | 50.0  |
            # rounding: half away from zero, no negative zero (L = 1: exact)
            a hair below the median                 | length_height      | M | 49.884           |       |          | 0                                            | 0.00           | 50.0  |
            z is 0.005                              | length_height      | M | 49.89366552695   |       |          | 0                                            | 0.01           | 50.2  |
            z is -0.005                             | length_height      | M | 49.87473447305   |       |          | 0                                            | -0.01          | 49.8  |
            z is 0.00499                            | length_height      | M | 49.8936465958961 |       |          | 0                                            | 0.00           | 50.2  |
            # beyond 3 weight counts in steps of the last one; length and head do not
            heavy                                   | weight             | M | 30               |       |          | 1001                                         | 7.48           | 100.0 | ask back
            light                                   | weight             | M | 7                |       |          | 1001                                         | -5.22          | 0.0   |
            heavy for the height                    | bmi                | F | 25               |       |          | 1001                                         | 5.50           | 100.0 | ask back
            light for the height                    | bmi                | F | 10               |       |          | 1001                                         | -5.29          | 0.0   | ask back
            small head                              | head_circumference | F | 30               |       |          | 30                                           | -5.56          | 0.0   | ask back
            # limits: asked back beyond, not at
            head z 5                                | head_circumference | F | 39.80069676      |       |          | 0                                            | 5.00           | 100.0 |
            head z 5.004                            | head_circumference | F | 39.805434357408  |       |          | 0                                            | 5.00           | 100.0 |
            head z 5.005                            | head_circumference | F | 39.80661875676   |       |          | 0                                            | 5.01           | 100.0 | ask back
            head z -5                               | head_circumference | F | 27.95670324      |       |          | 0                                            | -5.00          | 0.0   |
            head z -5.005                           | head_circumference | F | 27.95078124324   |       |          | 0                                            | -5.01          | 0.0   | ask back
            length z 6                              | length_height      | M | 61.24283234      |       |          | 0                                            | 6.00           | 100.0 |
            length z 6.005                          | length_height      | M | 61.25229786695   |       |          | 0                                            | 6.01           | 100.0 | ask back
            length z -6                             | length_height      | M | 38.52556766      |       |          | 0                                            | -6.00          | 0.0   |
            length z -6.005                         | length_height      | M | 38.51610213305   |       |          | 0                                            | -6.01          | 0.0   | ask back
            weight at 5                             | weight             | M | 16.0577          |       |          | 365                                          | 5.00           | 100.0 |
            weight rounds to 5                      | weight             | M | 16.0631          |       |          | 365                                          | 5.00           | 100.0 |
            weight just beyond 5                    | weight             | M | 16.0659          |       |          | 365                                          | 5.01           | 100.0 | ask back
            weight at -6                            | weight             | M | 4.4819           |       |          | 365                                          | -6.00          | 0.0   |
            weight rounds to -6                     | weight             | M | 4.4786           |       |          | 365                                          | -6.00          | 0.0   |
            weight just beyond -6                   | weight             | M | 4.4770           |       |          | 365                                          | -6.01          | 0.0   | ask back
            bmi at 5                                | bmi                | F | 25.5313          |       |          | 365                                          | 5.00           | 100.0 |
            bmi rounds to 5                         | bmi                | F | 25.5392          |       |          | 365                                          | 5.00           | 100.0 |
            bmi just beyond 5                       | bmi                | F | 25.5432          |       |          | 365                                          | 5.01           | 100.0 | ask back
            bmi at -5                               | bmi                | F | 10.5581          |       |          | 365                                          | -5.00          | 0.0   |
            bmi rounds to -5                        | bmi                | F | 10.5538          |       |          | 365                                          | -5.00          | 0.0   |
            bmi just beyond -5                      | bmi                | F | 10.5516          |       |          | 365                                          | -5.01          | 0.0   | ask back
            # position: 0.7 cm, by the age used; absent means as expected
            lying at 730 days                       | length_height      | F | 86               |       | lying    | 730                                          | -0.12          | 45.1  |
            standing at 730 days                    | length_height      | F | 86               |       | standing | 730                                          | 0.09           | 53.7  |
            not written down at 730 days            | length_height      | F | 86               |       |          | 730                                          | -0.12          | 45.1  |
            standing at 731 days                    | length_height      | F | 86               |       | standing | 731                                          | 0.08           | 53.3  |
            lying at 731 days                       | length_height      | F | 86               |       | lying    | 731                                          | -0.13          | 44.7  |
            not written down at 731 days            | length_height      | F | 86               |       |          | 731                                          | 0.08           | 53.3  |
            # weight against length: straight line between tenths; the corrected length decides the range
            on a row                                | weight_for_length  | M | 7                | 66.6  |          | -                                            | -1.09          | 13.8  |
            between two rows                        | weight_for_length  | M | 7                | 66.66 |          | -                                            | -1.11          | 13.3  |
            shortest                                | weight_for_length  | M | 2.441            | 45    |          | -                                            | 0.00           | 50.0  |
            shorter                                 | weight_for_length  | M | 2.441            | 44.9  |          | -                                            | OUT_OF_RANGE   |       |
            44.3 standing is 45.0                   | weight_for_length  | M | 2.441            | 44.3  | standing | -                                            | 0.00           | 50.0  |
            44.2 standing is 44.9                   | weight_for_length  | M | 2.441            | 44.2  | standing | -                                            | OUT_OF_RANGE   |       |
            longest                                 | weight_for_length  | F | 18.3324          | 110   |          | -                                            | 0.00           | 50.0  |
            longer                                  | weight_for_length  | F | 18.3324          | 110.1 |          | -                                            | OUT_OF_RANGE   |       |
            109.3 standing is 110.0                 | weight_for_length  | F | 18.3324          | 109.3 | standing | -                                            | 0.00           | 50.0  |
            smallest standing                       | weight_for_height  | M | 7.4327           | 65    |          | -                                            | 0.00           | 50.0  |
            65.7 lying is 65.0                      | weight_for_height  | M | 7.4327           | 65.7  | lying    | -                                            | 0.00           | 50.0  |
            65.6 lying is 64.9                      | weight_for_height  | M | 7.4327           | 65.6  | lying    | -                                            | OUT_OF_RANGE   |       |
            tallest                                 | weight_for_height  | F | 22.8173          | 120   |          | -                                            | 0.00           | 50.0  |
            120.7 lying is 120.0                    | weight_for_height  | F | 22.8173          | 120.7 | lying    | -                                            | 0.00           | 50.0  |
            120.8 lying is 120.1                    | weight_for_height  | F | 22.8173          | 120.8 | lying    | -                                            | OUT_OF_RANGE   |       |
            the age picks length whatever was asked | weight_for_height  | M | 11               | 85    |          | 730                                          | -0.55          | 29.2  |
            the age picks height whatever was asked | weight_for_length  | M | 11               | 85    |          | 731                                          | -0.73          | 23.2  |
            too old for the standards               | weight_for_height  | M | 18               | 105   |          | 1827                                         | OUT_OF_RANGE   |       |
            # the first status that fits
            before birth comes before the value     | weight             | M | 0                |       |          | -1                                           | NOT_ASSESSABLE |       |
            zero                                    | weight             | M | 0                |       |          | 100                                          | INVALID_VALUE  |       |
            less than zero                          | weight             | M | -1               |       |          | 100                                          | INVALID_VALUE  |       |
            the value comes before the range        | weight             | M | 0                |       |          | 1827                                         | INVALID_VALUE  |       |
            no length                               | weight_for_length  | M | 5                | 0     |          | 100                                          | INVALID_VALUE  |       |
            # born early: the age from the due date, until the third birthday
            seven weeks early                       | weight             | F | 6                |       |          | 2025-09-01..2026-04-15 due=2025-10-20 g=33+0 | -1.53          | 6.2   |
            born at 36 weeks 6 days                 | weight             | F | 6                |       |          | 2025-09-01..2026-04-15 due=2025-09-23 g=36+6 | -1.90          | 2.9   |
            born at 37 weeks 0 days                 | weight             | F | 6                |       |          | 2025-09-01..2026-04-15 due=2025-09-22 g=37+0 | -2.16          | 1.5   |
            the eve of the due date                 | weight             | F | 3                |       |          | 2025-09-01..2025-10-19 due=2025-10-20 g=33+0 | NOT_ASSESSABLE |       |
            the due date                            | weight             | F | 3.2322           |       |          | 2025-09-01..2025-10-20 due=2025-10-20 g=33+0 | 0.00           | 50.0  |
            before the due date, no weight          | weight             | F | 0                |       |          | 2025-09-01..2025-10-19 due=2025-10-20 g=33+0 | NOT_ASSESSABLE |       |
            the eve of the third birthday           | weight             | F | 13               |       |          | 2022-09-01..2025-08-31 due=2022-10-20 g=33+0 | -0.32          | 37.4  |
            the third birthday                      | weight             | F | 13               |       |          | 2022-09-01..2025-09-01 due=2022-10-20 g=33+0 | -0.50          | 31.0  |
            stands at two, corrected not yet        | length_height      | F | 86               |       | standing | 2023-09-01..2025-09-10 due=2023-10-20 g=33+0 | 0.46           | 67.7  |
            five years old: no correction any more  | weight             | M | 18               |       |          | 2020-09-01..2025-09-10 due=2020-10-20 g=33+0 | OUT_OF_RANGE   |       |
            """;

    @TestFactory
    Stream<DynamicTest> every_place_is_the_one_of_the_table() {
        return Written.lines(TABLE)
                .map(columns -> DynamicTest.dynamicTest(
                        columns[0] + " " + columns[3],
                        () -> assertThat(answer(columns)).isEqualTo(Written.from(columns, 7))));
    }

    private static String answer(String[] columns) {
        Measure measure = measure(columns[1]);
        BigDecimal value = new BigDecimal(columns[3]);
        Answer<Scored> answer = measure.againstStature()
                ? againstStature(columns, measure, value)
                : GROWTH.who(measure, sex(columns[2]), value, position(columns[5]), age(columns[6]));
        return switch (answer) {
            case Answer.Found<Scored>(Scored place) ->
                place.z().toPlainString() + " | " + place.percentile().toPlainString() + " | "
                        + (place.implausible() ? "ask back" : "");
            case Answer.None<Scored>(Reason reason) -> reason.status() + " |  | ";
        };
    }

    private static Answer<Scored> againstStature(String[] columns, Measure measure, BigDecimal value) {
        BigDecimal cm = new BigDecimal(columns[4]);
        Position position = position(columns[5]);
        return columns[6].equals("-")
                ? GROWTH.whoWeightForStature(sex(columns[2]), value, cm, position, Stature.of(measure))
                : GROWTH.whoWeightForStature(sex(columns[2]), value, cm, position, age(columns[6]));
    }
}
