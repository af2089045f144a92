package jp.sodachi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalListTest {

    private final NationalList list = new NationalList();

    @Test
    void it_has_every_local_government_once_and_in_order() {
        assertThat(list.list())
                .hasSize(1916)
                .isSortedAccordingTo((a, b) -> a.code().compareTo(b.code()));
        assertThat(list.list().stream().map(Municipality::prefecture).collect(Collectors.toSet()))
                .hasSize(47);
    }

    @Test
    void a_town_is_found_by_its_code() {
        Municipality bizen = list.find(MunicipalityCode.of("332119")).orElseThrow();
        assertThat(bizen.fullName()).isEqualTo("岡山県備前市");
        assertThat(bizen.kana()).isEqualTo("びぜんし");
        assertThat(bizen.isWard()).isFalse();
        assertThat(list.find(MunicipalityCode.of("330001"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "備前, 332119",
        "びぜん, 332119",
        "ビゼンシ, 332119",
        "ﾋﾞｾﾞﾝ, 332119",
        "３３２１１９, 332119",
        "岡山 備前, 332119",
        "岡山県備前市, 332119",
        "札幌市, 011002",
        "さっぽろし　ちゅうおうく, 011011",
        "茅ヶ崎, 142077"
    })
    void what_people_type_finds_the_town_first(String typed, String code) {
        assertThat(list.search(typed, 5))
                .first()
                .extracting(m -> m.code().value())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "　", "存在しない町", "<script>", "999999"})
    void nothing_that_fits_finds_nothing(String typed) {
        assertThat(list.search(typed, 5)).isEmpty();
    }

    @Test
    void no_more_than_the_limit_is_given() {
        assertThat(list.search("市", 7)).hasSize(7);
    }
}
