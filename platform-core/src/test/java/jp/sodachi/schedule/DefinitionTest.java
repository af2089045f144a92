package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A definition that cannot be right is refused with the place, the fault and what is allowed. */
class DefinitionTest {

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "open: Y(11), std: | opens: Y(11), std: | series.DT2.steps.D1.opens | unknown key",
                "std: [M(5), M(8)], last: M(12) | std: [M(5), M(8)], last: M(200000) | series.BCG.steps.D1.last | not a number",
                "std: [M(5), M(8)], last: M(12) | std: [M(5), M(8)], last: \"M(4,4)\" | series.BCG.steps.D1.last | one argument",
                "std: [Y(9), Y(10)] | std: [Y(10), Y(9)] | series.JE2.steps.D1.std | the period is empty",
                "open: Y(11), std: [Y(11), Y(12)], last: Y(13) | open: Y(14), std: [Y(11), Y(12)], last: Y(13) | series.DT2.steps.D1 | the window is empty",
                "when: {first: {after: M(12), by: M(24)}} | when: {first: {after: M(11), by: M(24)}} | series.PCV.plans.C | overlaps that of B",
                "products: [JE] | products: [JEV] | series.JE1.products | unknown product JEV",
                "source: [order, guideline, varicella]} | source: [hearsay]} | series.VAR.steps.D1.source | unknown source hearsay",
                "kind: voluntary | kind: free | series.MUMPS.kind | unknown word free",
                "window: {from: 2025-04-01, to: 2027-03-31} | window: {from: 2025-04-01, to: 2027-02-30} | window.to | not a date",
                "steps: [P1, P2, BOOST]} | steps: [P1, P2]} | plans | the last step may be dropped",
                "review: {incomplete: PENTA | review: {incomplete: HPV | series.DT2.review.incomplete | does not stand before"
            })
    void a_fault_is_named_with_its_place(String right, String wrong, String path, String problem) {
        String text = national().replaceFirst(java.util.regex.Pattern.quote(right), wrong);
        assertThat(text).isNotEqualTo(national());

        assertThatThrownBy(() -> Schedules.read("JP-draft.yaml", text))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("JP-draft.yaml")
                .hasMessageContaining(path)
                .hasMessageContaining(problem);
    }

    @Test
    void the_definition_that_ships_passes_every_check() {
        Schedules checked = Schedules.read("JP-2026.10.1.yaml", national());

        assertThat(checked.baseHash()).isEqualTo(Schedules.japan().baseHash());
    }

    @Test
    void a_changed_comment_changes_the_hash_and_nothing_else() {
        Schedules changed = Schedules.read("JP.yaml", national() + "\n# seen\n");

        assertThat(changed.baseHash()).isNotEqualTo(Schedules.japan().baseHash());
        assertThat(changed.routineProgrammes()).isEqualTo(Schedules.japan().routineProgrammes());
        assertThat(changed.version()).isEqualTo("JP 2026.10.1");
    }

    static String national() {
        try (InputStream text = DefinitionTest.class.getResourceAsStream("/schedule/JP-2026.10.1.yaml")) {
            return new String(java.util.Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
