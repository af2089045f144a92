package jp.sodachi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MunicipalityCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"332119", "131016", "011002", "271004", "472018", "011011", "011070", " ３３２１１９　"})
    void a_code_with_its_right_check_digit_is_taken(String typed) {
        assertThat(MunicipalityCode.find(typed)).hasValue(MunicipalityCode.of(typed));
        assertThat(MunicipalityCode.of(typed).value()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"332118", "131061", "011001", "33211", "999999", "", "33211a", "480002", "3321190"})
    void any_other_text_is_refused(String typed) {
        assertThat(MunicipalityCode.find(typed)).isEmpty();
        assertThatThrownBy(() -> MunicipalityCode.of(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_prefectures_own_code_is_told_from_a_towns() {
        assertThat(MunicipalityCode.of("330001").isPrefecture()).isTrue();
        assertThat(MunicipalityCode.of("332119").isPrefecture()).isFalse();
        assertThat(MunicipalityCode.of("011002").prefecture()).isEqualTo("01");
    }
}
