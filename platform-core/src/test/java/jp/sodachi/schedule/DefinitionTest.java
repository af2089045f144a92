package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A definition that cannot be right is refused with the place, the fault and what is allowed. */
class DefinitionTest {

    /** Columns: as it stands | as it is wrong | where | what | what is allowed. \n stands for a line's end. */
    private static final String FAULTS = """
            # keys, words and kinds of value
            open: Y(11), std: | opens: Y(11), std: | series.DT2.steps.D1.opens | unknown key | open, dated, accept
            kind: voluntary | kind: free | series.MUMPS.kind | unknown word free | routine, voluntary
            series:\\n\\n  HEPB:\\n    kind: routine | series:\\n\\n  HEPB:\\n    kinds: routine | series.HEPB.kinds | unknown key | kind, products
            products: [JE] | products: [JEV] | series.JE1.products[0] | unknown product JEV | JE, DT
            products: [JE] | products: JE | series.JE1.products | a list is needed | […]
            products: [JE] | products: [[JE]] | series.JE1.products[0] | a text is needed | one plain value
            steps:\\n      D1: {open: B, std: [M(5) | steps:\\n      D1: [open] #| series.BCG.steps.D1 | a mapping is needed | key: value
            version: 2026.10.1 | version: 2026.10.1\\nversion: 2026.10.2 | (whole) | the key version stands twice | each key once
            answersFrom: 2026-04-01 | answersFrom: 2026-04-31 | answersFrom | not a date: 2026-04-31 | a date like
            answersFrom: 2026-04-01 | answersFrom: 1066-10-14 | answersFrom | not a date: 1066-10-14 | 1900 to 2199
            answersFrom: 2026-04-01 | # none | (whole) | the key answersFrom is missing | answersFrom: …
            days: 27\\n    reason: LIVE_INTERVAL | days: many\\n    reason: LIVE_INTERVAL | conflicts[0].days | not a whole number: many | digits
            wording: true | wording: yes | townMayChange.wording | not a flag: yes | true, false
            dose: [injected-live]\\n | dose: [injected-dead]\\n | conflicts[0].dose[0] | unknown word injected-dead | INJECTED_LIVE
            reason: OTHER_VACCINE_INTERVAL | reason: OTHER | conflicts[2].reason | unknown word OTHER | OTHER_VACCINE_INTERVAL
            kind: nasal-live | kind: nasal | products.FLU_LAIV.kind | unknown word nasal | NASAL_LIVE
            routine: {from: 2024-10-01} | routine: {since: 2024-10-01} | products.PCV20.routine.since | unknown key | from, to
            routine: {from: 2013-04-01, to: 2024-09-30} | routine: {from: 2025-04-01, to: 2024-09-30} | products.PCV13.routine | the span ends before it begins | from on or before to
            leadTimeDays: {min: 0, max: 120} | leadTimeDays: {min: 0, most: 120} | townMayChange.leadTimeDays.most | unknown key | min, max
            who: {sex: F} | who: {sex: W} | series.HPV.who.sex | unknown sex W | F, M
            excluded: [KELOID] | excluded: [SCAR] | series.BCG.who.excluded[0] | unknown word SCAR | KELOID
            needs: mrShortage | needs: shortage | extensions[0].needs | unknown flag shortage | mrShortage
            early: review | early: maybe | series.RSV_MAT.steps.D1.early | unknown word maybe | review
            assume: {product: PCV20} | assume: {product: HIB} | series.PCV.assume.product | not a product of this series: HIB | PCV20, PCV15
            assume: {follow: first, product: HIB} | assume: {follow: second, product: HIB} | series.HIB.assume.follow | unknown word second | FIRST
            steps: [D1, T2] | steps: [D1, T3] | series.HPV.plans[0].steps[1] | unknown step T3 | T2
            when: {step: D3, openWithin | when: {step: D9, openWithin | series.HEPB.advice[0].when.step | unknown step D9 | D1, D2, D3
            forProduct: {DPT_IPV_HIB: {open: "gap(prev,20)" | forProduct: {PCV20: {open: "gap(prev,20)" | series.HIB.steps.P2.forProduct.PCV20 | not a product of this series | HIB
            # sources
            source: [order, guideline, varicella]} | source: [hearsay]} | series.VAR.steps.D1.source[0] | unknown source hearsay | order, rule
            source: [order, guideline, varicella]} | source: []} | series.VAR.steps.D1 | a source is needed | order, rule
            # days
            std: [M(5), M(8)], last: M(12) | std: [M(5), M(8)], last: M(200000) | series.BCG.steps.D1.last | not a number from 0 to 2000 | M(n), Y(n)
            std: [M(5), M(8)], last: M(12) | std: [M(5), M(8)], last: "M(4,4)" | series.BCG.steps.D1.last | one argument | M(n), Y(n)
            std: [M(5), M(8)], last: M(12) | std: [M(5), M(8)], last: "W(4)" | series.BCG.steps.D1.last | two arguments | W(w,d)
            std: [M(5), M(8)], last: M(12) | std: [M(5), M(8)], last: "week(4,1)" | series.BCG.steps.D1.last | unknown function week | W(w,d)
            std: [M(5), M(8)], last: M(12) | std: [M(5), M(8)], last: "gap(birth,4)" | series.BCG.steps.D1.last | not a dose: birth | gap(x,n)
            std: [M(5), M(8)], last: M(12) | std: [M(5), M(8)], last: 2026-02-30 | series.BCG.steps.D1.last | no such date: 2026-02-30 | a date
            std: [M(5), M(8)], last: M(12) | std: [M(5), M(8)], last: "gap(D1,4)" | series.BCG | needs a dose | a day of the person here
            std: [M(5), M(8)], last: M(12) | std: [M(5)], last: M(12) | series.BCG.steps.D1.std | a standard period has two ends | [from, to] or none
            open: Y(11), std: [Y(11), Y(12)] | open: Y(11), stand: [Y(11), Y(12)] | series.DT2.steps.D1.stand | unknown key | std
            D1: {open: Y(11), std: [Y(11), Y(12)], last | D1: {open: Y(11), last | series.DT2.steps.D1 | the standard period is missing | std: none
            std: [Y(11), Y(12)], last: Y(13), repeat | std: [Y(11), Y(12)], repeat | series.DT2.steps.D1 | either a last day or a cap | last, cap
            # what contradicts itself
            std: [Y(9), Y(10)] | std: [Y(10), Y(9)] | series.JE2.steps.D1.std | the period is empty | [from, to]
            std: [M(5), M(8)], last: M(12) | std: [M(13), M(18)], last: M(12) | series.BCG.steps.D1.std | the period lies outside the legal window | inside the window
            open: Y(11), std: [Y(11), Y(12)], last: Y(13) | open: Y(14), std: [Y(11), Y(12)], last: Y(13) | series.DT2.steps.D1 | the window is empty | open on or before last
            open: "max(M(12)+1d, gap(prev,20))", accept: none, last: M(90) | open: "max(M(99), gap(prev,20))", accept: none, last: M(90) | series.HIB.steps.BOOST.cutShort.forProduct.DPT_IPV_HIB | the window is empty | on or before last
            when: {first: {after: M(12), by: M(24)}} | when: {first: {after: M(11), by: M(24)}} | series.PCV.plans.C | overlaps that of B | cannot hold together
            when: {firstIs: [HIB], first: {by: M(7)}} | when: {first: {by: M(7)}} | series.HIB.plans.A | overlaps that of five-in-one | cannot hold together
            - {id: rv1, steps: [D1, D2]} | - {id: rv1, steps: [D1, D2]}\\n      - {id: rv0, steps: [D1]} | series.ROTA.plans.rv1 | plans behind it are never tried | a guard
            plans:\\n      - {id: two-and-one, steps: [P1, P2, BOOST]} | plans: [] | series.JE1.plans | no plan | at least one
            - {id: two-and-one, steps: [P1, P2, BOOST]} | - {id: two-and-one, steps: []} | series.JE1.plans.two-and-one.steps | 0 steps | 1 to 16
            steps: [P1, P2, BOOST]} | steps: [P1, P2]} | plans | the last step may be dropped | without cap
            review: {incomplete: PENTA | review: {incomplete: HPV | series.DT2.review.incomplete | does not stand before | PENTA
            window: {from: 2025-04-01, to: 2027-03-31} | window: {from: 2025-04-01, to: 2027-02-30} | window.to | not a date | a date like
            window: {from: 2025-04-01, to: 2027-03-31} | window: {from: 2025-04-01} | extensions[0].window | a first and a last day | from
            """;

    @TestFactory
    Stream<DynamicTest> a_fault_is_named_with_its_file_its_place_and_what_is_allowed() {
        return FAULTS.lines()
                .filter(line -> !line.startsWith("# "))
                .map(line -> line.split("\\|", -1))
                .map(columns -> DynamicTest.dynamicTest(
                        columns[2].strip() + ": " + columns[3].strip(), () -> refused(columns)));
    }

    private static void refused(String[] columns) {
        String right = columns[0].strip().replace("\\n", "\n");
        String wrong = columns[1].strip().replace("\\n", "\n");
        String text = national()
                .replaceFirst(java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));
        assertThat(text).isNotEqualTo(national());

        String path = columns[2].strip();
        assertThatThrownBy(() -> Schedules.read("JP-draft.yaml", text))
                .isInstanceOfSatisfying(InvalidDefinition.class, fault -> {
                    assertThat(fault.file()).isEqualTo("JP-draft.yaml");
                    assertThat(fault.path()).contains(path.equals("(whole)") ? "" : path);
                    assertThat(fault.problem()).contains(columns[3].strip());
                    assertThat(fault.allowed()).contains(columns[4].strip());
                    assertThat(fault).hasMessageContaining("JP-draft.yaml").hasMessageContaining("; allowed: ");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "schedule: [", "- a", "schedule: JP"})
    void a_text_that_is_no_definition_is_refused_by_its_file(String text) {
        assertThatThrownBy(() -> Schedules.read("JP-draft.yaml", text))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("JP-draft.yaml")
                .hasMessageContaining("allowed");
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
