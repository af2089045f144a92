package jp.sodachi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.sodachi.branding.Brand;
import jp.sodachi.support.MunicipalityCode;
import jp.sodachi.tenancy.Tenant;
import jp.sodachi.tenancy.TenantState;
import org.junit.jupiter.api.Test;

class NoticeTextsTest {
    private static final Tenant BIZEN = new Tenant(MunicipalityCode.of("332119"), "備前市", "home", TenantState.ACTIVE);
    private static final Brand BRAND = new Brand("そだち手帳", "こども家庭課", "0000-00-0000", "#8a3a1c", "#00118f", null, 0);

    @Test
    void fields_are_read_in_both_languages_and_in_full_width_braces() {
        assertThat(NoticeTexts.unknownFields("{お子さんの名前}さん、｛ 市町村名 ｝の{Child}")).isEmpty();
        assertThat(NoticeTexts.namesChildren("{child}")).isTrue();
        assertThat(NoticeTexts.namesPhone("{電話番号}まで")).isTrue();
    }

    @Test
    void what_is_no_field_and_a_lonely_brace_are_named_as_they_were_written() {
        assertThat(NoticeTexts.unknownFields("{お子}さんと{}、そして{市町村名")).containsExactly("{お子}", "{}", "{");
    }

    @Test
    void a_value_is_put_in_as_it_is_even_when_it_looks_like_a_field_or_a_group() {
        var letter = letter("{お子さんの名前}さん", List.of("{市町村名}$1"), "ja");

        assertThat(letter.subject()).isEqualTo("{市町村名}$1さん");
    }

    @Test
    void several_children_are_named_together_and_every_reader_gets_a_language_there_is() {
        assertThat(letter("{お子さんの名前}さんの健診", List.of("さくら", "太郎"), "ja").subject())
                .isEqualTo("さくらさん、太郎さんの健診");
        assertThat(letter("{市町村名}の{窓口}", List.of(), "vi").language()).isEqualTo("ja");
        assertThat(letter("{市町村名}の{窓口}", List.of(), "vi").subject()).isEqualTo("備前市のこども家庭課");
    }

    @Test
    void an_address_of_a_button_is_https_and_leads_to_a_host_without_a_name_before_it() {
        assertThat(NoticeAction.isAddress("https://www.city.example.jp/kosodate"))
                .isTrue();
        assertThat(List.of(
                        "http://example.jp", "javascript:alert(1)", "https:/x", "//example.jp", "https://a@b.jp", ""))
                .noneMatch(NoticeAction::isAddress);
    }

    @Test
    void only_a_notice_about_children_names_children() {
        assertThatIllegalArgumentException().isThrownBy(() -> content("{お子さんの名前}さん", Segment.EVERYBODY));
    }

    @Test
    void every_starter_can_be_filled_in_for_its_families() {
        assertThat(StarterNotices.codes()).allSatisfy(code -> {
            var starter = StarterNotices.get(code);
            var words = starter.texts().byLanguage().values().stream()
                    .map(text -> text.subject() + text.body() + text.button())
                    .toList();
            assertThat(words)
                    .hasSize(2)
                    .allSatisfy(
                            text -> assertThat(NoticeTexts.unknownFields(text)).isEmpty());
            assertThat(starter.audience() == Segment.Audience.CHILDREN
                            || !starter.texts().fields().contains(NoticeField.CHILD))
                    .isTrue();
        });
    }

    private static Letter letter(String subject, List<String> children, String reader) {
        return Letter.of(
                content(subject, Segment.of(Segment.Audience.CHILDREN)),
                children,
                BIZEN,
                BRAND,
                Locale.forLanguageTag(reader));
    }

    private static NoticeContent content(String subject, Segment segment) {
        var text = new NoticeText(subject, "本文", "", NoticeText.Mark.WRITTEN);
        return new NoticeContent("名", new NoticeTexts(Map.of("ja", text)), NoticeAction.NONE, segment, false, null);
    }
}
