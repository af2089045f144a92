package jp.sodachi.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold for every row of every table, and the indexes that need no age. */
class GrowthRulesTest {

    private static final GrowthReference GROWTH = GrowthReference.read();
    private static final List<Measure> BY_AGE =
            List.of(Measure.WEIGHT, Measure.LENGTH_HEIGHT, Measure.BMI, Measure.HEAD_CIRCUMFERENCE);

    @Test
    void the_median_of_every_day_has_z_0_and_half_the_children_below() {
        for (Measure measure : BY_AGE) {
            for (Sex sex : Sex.values()) {
                for (int day = 0; day <= 1826; day++) {
                    Scored place = scored(
                            measure,
                            sex,
                            scored(measure, sex, BigDecimal.TEN, day).lms().m(),
                            day);
                    assertThat(place.z()).isEqualTo(new BigDecimal("0.00"));
                    assertThat(place.percentile()).isEqualTo(new BigDecimal("50.0"));
                }
            }
        }
    }

    @Test
    void more_is_never_less() {
        for (Measure measure : BY_AGE) {
            for (int day = 0; day <= 1826; day += 61) {
                BigDecimal before = BigDecimal.valueOf(-1_000);
                for (int tenths = 5; tenths < 1_400; tenths++) {
                    Scored place = scored(measure, Sex.FEMALE, BigDecimal.valueOf(tenths, 1), day);
                    assertThat(place.z()).isGreaterThanOrEqualTo(before);
                    before = place.z();
                }
            }
        }
    }

    @Test
    void the_two_scales_meet_at_three() {
        for (int day = 0; day <= 1826; day += 7) {
            for (Sex sex : Sex.values()) {
                for (Measure measure : List.of(Measure.WEIGHT, Measure.BMI)) {
                    Lms row = scored(measure, sex, BigDecimal.TEN, day).lms();
                    for (int z : new int[] {-4, -3, -2, 2, 3, 4}) {
                        assertThat(scored(measure, sex, valueAt(z, row), day)
                                        .z()
                                        .doubleValue())
                                .isCloseTo(z, within(0.0051));
                    }
                }
            }
        }
    }

    /** Up to three by the formula, beyond by steps as wide as the one from two to three. */
    private static BigDecimal valueAt(int z, Lms row) {
        double l = row.l().doubleValue();
        double m = row.m().doubleValue();
        double s = row.s().doubleValue();
        int inner = Math.clamp(z, -3, 3);
        double value = ZScore.valueAt(inner, l, m, s);
        double step = Math.abs(value - ZScore.valueAt(inner - Integer.signum(z), l, m, s));
        return BigDecimal.valueOf(value + (z - inner) * step);
    }

    @Test
    void each_line_of_the_survey_opens_the_position_above_it_and_p97_closes_the_one_below() {
        for (Measure measure : List.of(Measure.WEIGHT, Measure.LENGTH_HEIGHT, Measure.HEAD_CIRCUMFERENCE)) {
            for (Sex sex : Sex.values()) {
                for (Percentiles row : GROWTH.japanRows(measure, sex)) {
                    assertThat(row.values()).isSorted().doesNotHaveDuplicates();
                    List<Rank> ranks = row.values().stream().map(row::rankOf).toList();
                    assertThat(ranks)
                            .containsExactly(
                                    Rank.P3_TO_P10,
                                    Rank.P10_TO_P25,
                                    Rank.P25_TO_P50,
                                    Rank.P50_TO_P75,
                                    Rank.P75_TO_P90,
                                    Rank.P90_TO_P97,
                                    Rank.P90_TO_P97);
                }
            }
        }
    }

    @Test
    void the_survey_has_every_month_once_up_to_its_end_and_only_grows() {
        Map<Measure, Integer> end =
                Map.of(Measure.WEIGHT, 78, Measure.LENGTH_HEIGHT, 78, Measure.HEAD_CIRCUMFERENCE, 36);
        end.forEach((measure, below) -> {
            for (Sex sex : Sex.values()) {
                List<Percentiles> rows = GROWTH.japanRows(measure, sex);
                for (int month = 1; month < 100; month++) {
                    GrowthAge age = new GrowthAge(month * 31, month, false, month * 31, month);
                    assertThat(rows.stream().filter(row -> row.band().holds(age)))
                            .hasSize(month < below ? 1 : 0);
                }
                for (int at = 0; at < 7; at++) {
                    int percentile = at;
                    assertThat(rows.stream().map(row -> row.values().get(percentile)))
                            .isSorted();
                }
            }
        });
    }

    @Test
    void day_by_day_completed_months_never_jump() {
        java.time.LocalDate birth = java.time.LocalDate.of(2023, 12, 31);
        int[] months = IntStream.range(-800, 2_500)
                .map(day -> GrowthAge.on(birth, birth.plusDays(day)).months())
                .toArray();
        for (int at = 1; at < months.length; at++) {
            assertThat(months[at] - months[at - 1]).isBetween(0, 1);
        }
    }

    @Test
    void kaup_is_rounded_half_up_to_one_decimal() {
        assertThat(kaup("10", "80")).isEqualTo("15.6");
        // 15.65 exactly
        assertThat(kaup("10.016", "80")).isEqualTo("15.7");
        assertThat(kaup("0", "80")).isEqualTo("INVALID_VALUE");
        assertThat(kaup("10", "-1")).isEqualTo("INVALID_VALUE");
    }

    @Test
    void the_degree_of_obesity_holds_from_70_to_below_120_cm() {
        assertThat(degree(Sex.MALE, "18", "100")).isEqualTo("15.4673 16.4");
        assertThat(degree(Sex.FEMALE, "13", "100")).isEqualTo("15.356 -15.3");
        assertThat(degree(Sex.MALE, "8.4593", "70")).isEqualTo("8.4593 0.0");
        assertThat(degree(Sex.MALE, "8.4592", "70")).as("no negative zero").isEqualTo("8.4593 0.0");
        assertThat(degree(Sex.MALE, "8", "69.9")).isEqualTo("OUT_OF_RANGE");
        assertThat(degree(Sex.FEMALE, "20", "119.9")).isEqualTo("22.5548449 -11.3");
        assertThat(degree(Sex.FEMALE, "20", "120")).isEqualTo("OUT_OF_RANGE");
        assertThat(degree(Sex.FEMALE, "0", "120")).isEqualTo("INVALID_VALUE");
    }

    private static String kaup(String weight, String height) {
        return switch (GROWTH.kaup(new BigDecimal(weight), new BigDecimal(height))) {
            case Answer.Found<BigDecimal>(BigDecimal index) -> index.toPlainString();
            case Answer.None<BigDecimal>(Reason reason) -> reason.status().name();
        };
    }

    private static String degree(Sex sex, String weight, String height) {
        return switch (GROWTH.obesityDegree(sex, new BigDecimal(weight), new BigDecimal(height))) {
            case Answer.Found<ObesityDegree>(ObesityDegree degree) ->
                degree.standardWeightKg().stripTrailingZeros().toPlainString() + " "
                        + degree.percent().toPlainString();
            case Answer.None<ObesityDegree>(Reason reason) -> reason.status().name();
        };
    }

    private static Scored scored(Measure measure, Sex sex, BigDecimal value, int day) {
        return switch (GROWTH.who(measure, sex, value, Position.AS_EXPECTED, GrowthAge.ofDays(day))) {
            case Answer.Found<Scored>(Scored place) -> place;
            case Answer.None<Scored>(Reason reason) -> throw new AssertionError(reason);
        };
    }
}
