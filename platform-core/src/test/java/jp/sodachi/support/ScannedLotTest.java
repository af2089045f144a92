package jp.sodachi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The lot on a vaccine's package, typed by a person or by a reader. */
class ScannedLotTest {
    @Test
    void the_lot_is_taken_out_of_the_packages_code_in_every_form_a_reader_gives_it() {
        assertThat(List.of(
                        "010498708000001317270331" + "10AB123C",
                        "(01)04987080000013(17)270331(10)AB123C",
                        "]C1010498708000001317270331" + "10AB123C",
                        "0104987080000013" + "10AB123C\u001d17270331",
                        "(01)04987080000013(10)AB123C(17)270331",
                        "0104987080000013" + "10AB123C",
                        " AB123C ",
                        "ＡＢ１２３Ｃ"))
                .extracting(ScannedLot::read)
                .containsOnly("AB123C");
    }

    @Test
    void what_only_looks_like_a_code_stays_as_it_was_typed() {
        // The article's check digit does not fit.
        assertThat(ScannedLot.read("010498708000001110AB123C")).isEqualTo("010498708000001110AB123C");
        assertThat(ScannedLot.read("0104987080000013")).isEqualTo("0104987080000013");
        assertThat(ScannedLot.read("10AB")).isEqualTo("10AB");
        assertThat(ScannedLot.read("")).isEmpty();
        assertThat(ScannedLot.read("0".repeat(300))).hasSize(300);
    }
}
