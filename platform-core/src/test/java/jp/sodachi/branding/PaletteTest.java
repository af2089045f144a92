package jp.sodachi.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {

    private static final Colour WHITE = Colour.get("#ffffff");
    private static final Colour CARD = WHITE;

    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff, 21.0",
        "#ffffff, #ffffff, 1.0",
        "#777777, #ffffff, 4.478",
        "#767676, #ffffff, 4.542",
        "#0000ff, #ffffff, 8.592",
        "#ff0000, #ffffff, 3.998",
        "#8a3a1c, #ffffff, 7.770",
    })
    void the_ratio_is_the_one_wcag_gives(String one, String other, double ratio) {
        assertThat(Contrast.ratio(Colour.get(one), Colour.get(other))).isCloseTo(ratio, within(0.001));
        assertThat(Contrast.ratio(Colour.get(other), Colour.get(one))).isCloseTo(ratio, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"＃８ａ３ａ１ｃ, #8a3a1c", "8A3A1C, #8a3a1c", "' #8a3a1c ', #8a3a1c"})
    void a_colour_is_read_as_people_type_it(String typed, String hex) {
        assertThat(Colour.find(typed)).map(Colour::hex).contains(hex);
    }

    @ParameterizedTest
    @CsvSource({"#8a3a1", "茶色", "''", "#8a3a1cff", "rgb(1)", "}body{display:none"})
    void what_is_no_colour_is_none(String typed) {
        assertThat(Colour.find(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"#ffd43d, 1.4", "#777777, 4.4", "#ff0000, 3.9", "#ffffff, 1.0", "#7fb5d5, 2.2"})
    void a_primary_colour_that_white_words_cannot_be_read_on_is_refused_with_its_ratio(String typed, String ratio) {
        var choice = Palette.choose(Colour.get(typed), Colour.get("#00118f"));
        assertThat(choice).isInstanceOfSatisfying(Palette.Refused.class, refused -> {
            var refusal = refused.refusals().getFirst();
            assertThat(refusal.part()).isEqualTo(Palette.Part.PRIMARY);
            assertThat(refusal.ratioInWords()).isEqualTo(ratio);
            assertThat(Contrast.ratio(refusal.nearest(), WHITE)).isGreaterThanOrEqualTo(Contrast.TEXT);
            assertThat(Palette.choose(refusal.nearest(), Colour.get("#00118f"))).isInstanceOf(Palette.Taken.class);
        });
    }

    @Test
    void both_colours_are_refused_at_once() {
        var choice = Palette.choose(Colour.get("#ffd43d"), Colour.get("#57b8ff"));
        assertThat(choice)
                .isInstanceOfSatisfying(
                        Palette.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Palette.Refusal::part)
                                .containsExactly(Palette.Part.PRIMARY, Palette.Part.ACCENT));
    }

    static Stream<Colour> colours() {
        var random = new Random(20261122);
        return Stream.concat(
                Stream.of("#8a3a1c", "#00428c", "#197a4b", "#767676", "#000000", "#c74700", "#6f23d0", "#0000ff")
                        .map(Colour::get),
                Stream.generate(() -> new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256)))
                        .limit(500)
                        .filter(colour ->
                                Palette.refusal(Palette.Part.PRIMARY, colour).isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("colours")
    void every_derived_pair_can_be_read(Colour colour) {
        var palette = palette(colour, colour);
        for (var ground : List.of(CARD, Palette.PAPER, palette.value("--brand-soft"))) {
            assertThat(Contrast.ratio(palette.value("--brand-deep"), ground)).isGreaterThanOrEqualTo(Contrast.TEXT);
            assertThat(Contrast.ratio(palette.value("--accent"), ground)).isGreaterThanOrEqualTo(Contrast.TEXT);
            assertThat(Contrast.ratio(palette.value("--accent-deep"), ground)).isGreaterThanOrEqualTo(Contrast.TEXT);
            assertThat(Contrast.ratio(palette.value("--brand"), ground)).isGreaterThanOrEqualTo(Contrast.CONTROL);
            assertThat(Contrast.ratio(Colour.get("#1a1a1a"), ground)).isGreaterThanOrEqualTo(Contrast.TEXT);
            assertThat(Contrast.ratio(Colour.get("#4d4d4d"), ground)).isGreaterThanOrEqualTo(Contrast.TEXT);
        }
        for (var ground : List.of("--brand", "--brand-hover")) {
            assertThat(Contrast.ratio(palette.value("--brand-ink"), palette.value(ground)))
                    .isGreaterThanOrEqualTo(Contrast.TEXT);
        }
    }

    @Test
    void the_style_sheet_is_custom_properties_and_nothing_else() {
        assertThat(palette(Colour.get("#8a3a1c"), Colour.get("#00118f")).css())
                .startsWith(":root{--brand:#8a3a1c;--brand-ink:#ffffff;")
                .matches(":root\\{(--[a-z-]+:#[0-9a-f]{6};?)+}\\n");
    }

    @Test
    void the_token_file_carries_the_platforms_own_palette() throws IOException {
        String tokens;
        try (var in =
                java.util.Objects.requireNonNull(PaletteTest.class.getResourceAsStream("/static/assets/tokens.css"))) {
            tokens = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var declared = Pattern.compile("(--(?:brand|accent)[a-z-]*): (#[0-9a-f]{6});")
                .matcher(tokens)
                .results()
                .map(found -> found.group(1) + ":" + found.group(2))
                .toList();
        assertThat(palette(Colour.get("#00428c"), Colour.get("#0017c1")).css())
                .isEqualTo(":root{" + String.join(";", declared) + "}\n");
        assertThat(tokens).contains("--paper: " + Palette.PAPER.hex());
    }

    private static Palette palette(Colour primary, Colour accent) {
        return ((Palette.Taken) Palette.choose(primary, accent)).palette();
    }
}
