package jp.sodachi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedAndKanaTest {

    @ParameterizedTest
    @CsvSource({"サトウ　ハナ, さとうはな", "ｻﾄｳ ﾊﾅ, さとうはな", "ｶﾞｷﾞﾊﾟ, がぎぱ", "ＡＢＣ, abc", "茅ヶ崎, 茅け崎", "茅ケ崎, 茅け崎", "ヴァイオリン, ゔぁいおりん"})
    void a_fold_makes_the_same_name_equal_however_it_is_typed(String typed, String folded) {
        assertThat(Kana.fold(typed)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"ﾔﾏｻﾞｷ, やまさき", "ヤマサキ, やまさき", "しょうた, しようた", "ぱっと, はつと", "山﨑　ゆづき, 山﨑ゆつき", "ヴィオラ, ういおら"})
    void a_search_fold_passes_over_voicing_and_small_kana(String typed, String folded) {
        assertThat(Kana.searchFold(typed)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({
        "さとう, true",
        "サトウ　ハナ, true",
        "ｻﾄｳ, true",
        "ジョン・スー, true",
        "佐藤, false",
        "さとう1, false",
        "ー, false",
        "'', false"
    })
    void kana_are_told_from_other_letters(String typed, boolean kana) {
        assertThat(Kana.isKana(typed)).isEqualTo(kana);
    }

    @Test
    void one_script_of_kana_becomes_the_other_and_kanji_stay() {
        assertThat(Kana.toHiragana("ｻﾄｳ ハナ 花")).isEqualTo("さとう はな 花");
        assertThat(Kana.toKatakana("さとう ﾊﾅ 花")).isEqualTo("サトウ ハナ 花");
    }

    @Test
    void typed_text_loses_its_outer_spaces_and_no_letter() {
        assertThat(Typed.text("　 髙\uFA11 花\u0000 \u00a0")).isEqualTo("髙\uFA11 花");
        assertThat(Typed.ascii("　ａ＠ｂ．ｊｐ　")).isEqualTo("a@b.jp");
        assertThat(Typed.digits("０９０−１２３４ー5678")).isEqualTo("09012345678");
    }

    @Test
    void a_number_is_read_in_either_width_or_not_at_all() {
        assertThat(Typed.decimal("３．２")).hasValue(new BigDecimal("3.2"));
        assertThat(Typed.decimal("3,2")).isEmpty();
        assertThat(Typed.decimal("3.2kg")).isEmpty();
        assertThat(Typed.decimal("")).isEmpty();
    }

    @Test
    void ids_are_version_seven_rising_and_never_twice() {
        Set<UUID> seen = new HashSet<>();
        String last = "";
        for (int i = 0; i < 10_000; i++) {
            UUID id = Ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.toString()).isGreaterThan(last);
            assertThat(seen.add(id)).isTrue();
            last = id.toString();
        }
        assertThat(Ids.find(last.toUpperCase(java.util.Locale.ROOT)).map(UUID::toString))
                .hasValue(last);
        assertThat(Ids.find("1-2-3-4-5")).isEmpty();
    }
}
