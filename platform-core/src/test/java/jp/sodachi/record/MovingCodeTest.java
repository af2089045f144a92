package jp.sodachi.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import jp.sodachi.support.MunicipalityCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovingCodeTest {
    private static final MunicipalityCode BIZEN = MunicipalityCode.of("332119");
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void a_code_says_its_town_and_stands_in_four_groups() {
        var code = MovingCode.fresh(BIZEN);

        assertThat(code.grouped()).matches("332119(-[0-9A-HJKMNP-TV-Z]{6}){3}");
        assertThat(MovingCode.find(code.grouped())).contains(code);
        assertThat(MovingCode.find(code.grouped()).orElseThrow().from()).isEqualTo(BIZEN);
    }

    @Test
    void it_is_read_however_it_was_written_down() {
        var code = MovingCode.fresh(BIZEN);
        var wide = new StringBuilder();
        code.text().chars().forEach(c -> wide.append((char) (c + 0xFEE0)));

        assertThat(MovingCode.find(" " + code.text().toLowerCase(Locale.ROOT) + " "))
                .contains(code);
        assertThat(MovingCode.find(wide.toString())).contains(code);
        assertThat(MovingCode.find(code.grouped().replace('-', 'ー'))).contains(code);
        assertThat(MovingCode.find(code.text().replace('0', 'O').replace('1', 'l')))
                .contains(code);
        assertThat(MovingCode.find(code.text().replace('1', 'I'))).contains(code);
    }

    @Test
    void every_single_wrong_character_is_found() {
        var text = MovingCode.fresh(BIZEN).text();
        for (var at = 0; at < text.length(); at++) {
            for (var other : ALPHABET.toCharArray()) {
                if (other != text.charAt(at)) {
                    var typed = text.substring(0, at) + other + text.substring(at + 1);
                    assertThat(MovingCode.find(typed)).as(typed).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "332119", "332119-000000-000000-00000U", "うめ", "332119-7KQ2MX-0HV4TB-9RZC5W-0"})
    void what_has_another_shape_is_none(String typed) {
        assertThat(MovingCode.find(typed)).isEmpty();
    }

    @Test
    void no_two_are_alike_and_neither_text_nor_hash_shows_the_secret() {
        var seen = new HashSet<String>();
        for (var i = 0; i < 1_000; i++) {
            seen.add(MovingCode.fresh(BIZEN).text());
        }
        var code = MovingCode.fresh(BIZEN);

        assertThat(seen).hasSize(1_000);
        assertThat(code.toString()).doesNotContain(code.text().substring(6));
        assertThat(code.hash())
                .hasSize(32)
                .isEqualTo(MovingCode.find(code.grouped()).orElseThrow().hash());
    }
}
