package jp.sodachi.deploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import jp.sodachi.growth.GrowthReference;
import org.junit.jupiter.api.Test;

/** Lines of growth cases, asked and answered as on the command line. */
class GrowthCasesTest {

    private static final CaseLines LINES = new CaseLines(new GrowthCases(GrowthReference.read()));

    @Test
    void a_place_in_the_who_standards_shows_its_row() {
        assertThat(answer("""
                                {"id":"G1","reference":"WHO-2006","measure":"weight","sex":"M","value":7.9,"unit":"kg","age_days":183}""")).isEqualTo("""
                        {"id":"G1","status":"OK","chronological_age_days":183,"age_days_used":183,"correction_applied":false,"l":0.1256,"m":7.9389,"s":0.10957,"z":-0.04,"percentile":48.2,"implausible":false}""");
    }

    @Test
    void a_place_in_the_survey_shows_its_row_and_both_ages() {
        assertThat(answer("""
                                {"id":"G2","reference":"JP-R5-2023","measure":"length_height","sex":"F","value":66.5,"unit":"cm","birth_date":"2025-09-01","measured_on":"2026-04-15","due_date":"2025-10-20","gestation_weeks_days":"33+0","correction_policy":{"gestation_lt_weeks":37,"until_chronological_months":36},"position":"lying"}""")).isEqualTo("""
                        {"id":"G2","status":"OK","chronological_age_days":226,"age_days_used":177,"correction_applied":true,"corrected_age_days":177,"completed_months":5,"value_used_cm":66.5,"band_key":"m05_06","table_row":[60.4,61.8,63.2,64.7,66.1,67.4,68.6],"percentile_band":"P75-P90","outside_3_97":false}""");
    }

    @Test
    void what_is_known_is_told_whatever_the_status() {
        assertThat(answer("""
                                {"id":1,"reference":"JP-R5-2023","measure":"weight","sex":"F","value":2.0,"unit":"kg","birth_date":"2025-09-01","measured_on":"2025-10-19","due_date":"2025-10-20","gestation_weeks_days":"33+0"}""")).isEqualTo("""
                        {"id":1,"status":"NOT_ASSESSABLE","reason":"BEFORE_DUE_DATE","chronological_age_days":48,"age_days_used":-1,"correction_applied":true,"corrected_age_days":-1,"completed_months":-1}""");
        assertThat(answer("""
                                {"id":2,"reference":"JP-R5-2023","measure":"length_height","sex":"F","value":50,"unit":"cm","birth_date":"2025-09-01","measured_on":"2025-08-31"}""")).as("before birth no months are told").isEqualTo("""
                        {"id":2,"status":"NOT_ASSESSABLE","reason":"MEASURED_BEFORE_BIRTH","chronological_age_days":-1,"age_days_used":-1,"correction_applied":false,"value_used_cm":50}""");
        assertThat(answer("""
                                {"id":3,"reference":"WHO-2006","measure":"weight_for_length","sex":"M","value":9,"unit":"kg","length_or_height_cm":65.6,"position":"lying","age_days":731}"""))
                .as("the length used is told when it lies outside the table")
                .isEqualTo("""
                        {"id":3,"status":"OUT_OF_RANGE","reason":"STATURE_OUTSIDE_TABLE","chronological_age_days":731,"age_days_used":731,"correction_applied":false,"length_height_used_cm":64.9}""");
    }

    @Test
    void indexes_need_no_reference_table() {
        assertThat(answer("{\"id\":1,\"reference\":\"none\",\"measure\":\"kaup\",\"weight_kg\":10,\"height_cm\":80}"))
                .isEqualTo("{\"id\":1,\"status\":\"OK\",\"index\":15.6}");
        assertThat(answer("""
                                {"id":2,"reference":"JP-H12-2000-standard-weight","measure":"obesity_degree","sex":"M","weight_kg":18,"height_cm":100}"""))
                .isEqualTo("{\"id\":2,\"status\":\"OK\",\"standard_weight_kg\":15.46730,\"degree_percent\":16.4}");
    }

    @Test
    void what_cannot_be_a_case_is_told_with_its_field() {
        assertField("weight\",\"sex\":\"F\",\"value\":8,\"unit\":\"kg\",\"age_days\":9,\"foo\":1", "foo");
        assertField("wieght\",\"sex\":\"F\",\"value\":8,\"unit\":\"kg\",\"age_days\":9", "measure");
        assertField("kaup\",\"weight_kg\":8,\"height_cm\":70", "measure");
        assertField("weight\",\"sex\":\"X\",\"value\":8,\"unit\":\"kg\",\"age_days\":9", "sex");
        assertField("weight\",\"value\":8,\"unit\":\"kg\",\"age_days\":9", "sex");
        assertField("weight\",\"sex\":\"F\",\"value\":8,\"unit\":\"g\",\"age_days\":9", "unit");
        assertField("weight\",\"sex\":\"F\",\"value\":\"8\",\"unit\":\"kg\",\"age_days\":9", "value");
        assertField("weight\",\"sex\":\"F\",\"value\":1e999999999,\"unit\":\"kg\",\"age_days\":9", "value");
        assertField("weight\",\"sex\":\"F\",\"value\":8,\"unit\":\"kg\"", "age_days");
        assertField("weight\",\"sex\":\"F\",\"value\":8,\"unit\":\"kg\",\"age_days\":1.5", "age_days");
        assertField("weight\",\"sex\":\"F\",\"value\":8,\"unit\":\"kg\",\"birth_date\":\"2026-02-30\"", "birth_date");
        assertField(
                "length_height\",\"sex\":\"F\",\"value\":80,\"unit\":\"cm\",\"age_days\":9,\"position\":\"on\"",
                "position");
        assertField(
                "weight\",\"sex\":\"F\",\"value\":8,\"unit\":\"kg\",\"age_days\":9,\"gestation_weeks_days\":\"33w\"",
                "gestation_weeks_days");
        assertField(
                "weight\",\"sex\":\"F\",\"value\":8,\"unit\":\"kg\",\"age_days\":9,\"correction_policy\":{\"x\":1}",
                "correction_policy.x");
    }

    private static void assertField(String rest, String field) {
        assertThat(answer("{\"id\":7,\"reference\":\"WHO-2006\",\"measure\":\"" + rest + "}"))
                .startsWith("{\"id\":7,\"error\":{\"field\":\"" + field + "\",\"problem\":\"");
    }

    private static String answer(String line) {
        var out = new ByteArrayOutputStream();
        try {
            LINES.run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), out);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}
