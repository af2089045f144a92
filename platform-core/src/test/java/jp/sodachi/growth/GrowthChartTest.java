package jp.sodachi.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What the curve shows, read from the drawing. The axis runs from 34 (birth) to 316 (its last month). */
class GrowthChartTest {

    private static final GrowthReference GROWTH = GrowthReference.read();
    private static final List<Percentiles> GIRLS = GROWTH.japanRows(Measure.WEIGHT, Sex.FEMALE);
    private static final LocalDate BIRTH = LocalDate.of(2026, 8, 11);
    private static final GrowthChart.Words WORDS =
            new GrowthChart.Words("w", "体重 <kg> & \"more\"", "何もない", "kg", "か月", "歳");

    @Test
    void it_is_well_formed_and_says_what_it_is_to_those_who_do_not_see_it() throws Exception {
        String svg = GrowthChart.svg(GIRLS, List.of(point("2026-11-20", "5.6")), 12, WORDS);
        var drawing = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(drawing.getAttribute("aria-labelledby")).isEqualTo("w-t w-d");
        assertThat(drawing.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("体重 <kg> & \"more\"");
        assertThat(drawing.getElementsByTagName("polygon").getLength()).isEqualTo(3);
        assertThat(svg).doesNotContain("style=");
    }

    @Test
    void a_bands_values_stand_at_its_middle() {
        String svg = GrowthChart.svg(GIRLS, List.of(), 12, WORDS);
        // Birth at 0; the band of one to two months at 1.5 of 12 months: 34 + 282 × 1.5 / 12.
        assertThat(svg).contains("points=\"34,").contains(" 69.3,");
        // The next band's middle lies at 15 months, so the line leaves at the edge.
        assertThat(svg).contains(" 316,").doesNotContain(" 386.5,");
    }

    @Test
    void a_child_born_early_has_a_dashed_line_once_the_due_date_is_past() {
        Gestation early = Gestation.of(BIRTH.plusDays(49), 33, 0);
        GrowthAge before = GrowthAge.on(BIRTH, BIRTH.plusDays(48), early, CorrectionPolicy.USUAL);
        GrowthAge after = GrowthAge.on(BIRTH, BIRTH.plusDays(110), early, CorrectionPolicy.USUAL);
        assertThat(GrowthChart.svg(GIRLS, List.of(GrowthChart.Point.of(before, new BigDecimal("3"))), 12, WORDS))
                .doesNotContain("\"corrected");
        assertThat(GrowthChart.svg(GIRLS, List.of(GrowthChart.Point.of(after, new BigDecimal("5"))), 12, WORDS))
                .contains("class=\"corrected\"", "class=\"line\"");
    }

    @Test
    void the_axis_ends_where_the_childs_age_still_fits() {
        assertThat(GrowthChart.endFor(0)).isEqualTo(12);
        assertThat(GrowthChart.endFor(365)).isEqualTo(12);
        assertThat(GrowthChart.endFor(366)).isEqualTo(24);
        assertThat(GrowthChart.endFor(1_500)).isEqualTo(60);
        assertThat(GrowthChart.endFor(9_999)).isEqualTo(78);
    }

    @Test
    void without_bands_and_without_values_it_is_still_a_drawing() {
        assertThat(GrowthChart.svg(List.of(), List.of(), 78, WORDS))
                .contains("6歳")
                .doesNotContain("NaN", "polygon");
        assertThat(GrowthChart.svg(List.of(), List.of(point("2026-11-20", "5.6")), 12, WORDS))
                .contains("<circle")
                .doesNotContain("NaN");
    }

    private static GrowthChart.Point point(String day, String value) {
        return GrowthChart.Point.of(GrowthAge.on(BIRTH, LocalDate.parse(day)), new BigDecimal(value));
    }
}
