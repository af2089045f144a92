package jp.sodachi.growth;

import static jp.sodachi.growth.Rank.ABOVE_P97;
import static jp.sodachi.growth.Rank.BELOW_P3;
import static jp.sodachi.growth.Rank.P10_TO_P25;
import static jp.sodachi.growth.Rank.P25_TO_P50;
import static jp.sodachi.growth.Rank.P3_TO_P10;
import static jp.sodachi.growth.Rank.P50_TO_P75;
import static jp.sodachi.growth.Rank.P75_TO_P90;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingTest {

    @Test
    void two_lines_count_when_the_next_value_lies_beyond_them_too() {
        assertThat(Crossing.find(List.of(P75_TO_P90), P25_TO_P50)).isEmpty();
        assertThat(Crossing.find(List.of(P75_TO_P90, P25_TO_P50), P25_TO_P50))
                .contains(new Crossing(P75_TO_P90, P25_TO_P50));
        assertThat(Crossing.find(List.of(P75_TO_P90, P25_TO_P50), P50_TO_P75)).isEmpty();
        assertThat(Crossing.find(List.of(P25_TO_P50, ABOVE_P97), P3_TO_P10))
                .as("up and then down is no way that goes on, but six lines at once")
                .contains(new Crossing(ABOVE_P97, P3_TO_P10));
    }

    @Test
    void three_lines_count_at_once_and_the_widest_way_is_told() {
        assertThat(Crossing.find(List.of(P50_TO_P75), P3_TO_P10)).contains(new Crossing(P50_TO_P75, P3_TO_P10));
        assertThat(Crossing.find(List.of(P75_TO_P90, P50_TO_P75), P3_TO_P10))
                .contains(new Crossing(P75_TO_P90, P3_TO_P10));
    }

    @Test
    void who_goes_from_line_to_line_is_seen_and_what_is_long_ago_is_not() {
        assertThat(Crossing.find(List.of(P75_TO_P90, P50_TO_P75, P25_TO_P50), P10_TO_P25))
                .contains(new Crossing(P75_TO_P90, P10_TO_P25));
        assertThat(Crossing.find(List.of(ABOVE_P97, P25_TO_P50, P25_TO_P50, P25_TO_P50), P25_TO_P50))
                .isEmpty();
        assertThat(Crossing.find(List.of(), BELOW_P3)).isEmpty();
    }
}
