package jp.sodachi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a layer may just say, and what it may just not say any more. */
class LayerBordersTest {

    private static final String HEAD = """
            layer: "132012"
            base: {place: %s, from: %s, before: %s}
            version: 1
            changes:
              - %s
            """;
    private static final String SUBSIDY =
            "{add: programme, id: %s, series: MUMPS, covers: {doses: 1, window: %s}, given: %s}";

    /** Columns: a change | what is wrong with it; nothing where it is allowed. */
    private static final String CHANGES = """
            {leadTimeDays: 0} |
            {leadTimeDays: 120} |
            {leadTimeDays: 121} | out of range: 121
            {order: [BCG, PCV]} |
            {order: [BCG, PVC]} | PVC
            {wordings: {}} | unknown change
            {checkup: CHECKUP_M09, startOffsetDays: -31, reason: r} |
            {checkup: CHECKUP_M09, startOffsetDays: 31, endOffsetDays: 31, reason: r} |
            {checkup: CHECKUP_M09, startOffsetDays: 32, reason: r} | out of range: 32
            {checkup: CHECKUP_M09, endOffsetDays: -32, reason: r} | out of range: -32
            {set: BCG/D1.std, to: [M(7), M(7)], reason: one day} |
            {set: BCG/D1.std, to: [M(7), M(6)], reason: backwards} | the period is empty
            {set: BCG/D1.std, to: [M(11), M(12)], reason: up to the last day} |
            {set: BCG/D1.std, to: [M(13), M(14)], reason: outside} | outside the legal window
            """;

    /** Columns: id | window | given | what is wrong; nothing where it is allowed. */
    private static final String SUBSIDIES = """
            ab | [M(12), M(12)] | {from: 2026-04-01} |
            a | [M(12), M(13)] | {from: 2026-04-01} | not an id: a
            Ab | [M(12), M(13)] | {from: 2026-04-01} | not an id: Ab
            ab | [M(12)] | {from: 2026-04-01} | a window has two ends
            ab | [M(13), M(12)] | {from: 2026-04-01} | the window is empty
            ab | [M(12), M(13)] | {from: 2026-04-01, to: 2026-04-01} |
            ab | [M(12), M(13)] | {from: 2026-04-02, to: 2026-04-01} | the span ends before it begins
            ab | [M(0), M(2000)] | {from: 2026-04-01} |
            ab | [M(0), M(2001)] | {from: 2026-04-01} | not a number from 0 to 2000
            """;

    /** Columns: place | from | before | whether it holds the shipped version. */
    private static final String BASES = """
            JP | 2026.10.1 | 2026.10.2 | yes
            JP | 2026.10 | 2027 | yes
            JP | 2026.10.2 | 2027 | no
            JP | 2026.4 | 2026.10.1 | no
            JP | 2026.4 | 2026.10 | no
            JP | 2026.4 | 2026.11 | yes
            KR | 2026.10.1 | 2026.10.2 | no
            """;

    private final Schedules japan = Schedules.japan();

    @TestFactory
    Stream<DynamicTest> changes() {
        return rows(CHANGES).map(row -> test(row[0], HEAD.formatted("JP", "2026.4", "2027.4", row[0]), row[1]));
    }

    @TestFactory
    Stream<DynamicTest> subsidies() {
        return rows(SUBSIDIES)
                .map(row -> test(
                        String.join(" ", row),
                        HEAD.formatted("JP", "2026.4", "2027.4", SUBSIDY.formatted(row[0], row[1], row[2])),
                        row[3]));
    }

    @TestFactory
    Stream<DynamicTest> bases() {
        return rows(BASES)
                .map(row -> test(
                        String.join(" ", row),
                        HEAD.formatted(row[0], row[1], row[2], "{leadTimeDays: 30}"),
                        row[3].equals("yes") ? "" : "the layer is not made for JP"));
    }

    @Test
    void two_changes_of_one_checkup_and_two_programmes_of_one_id_are_refused() {
        String twice = HEAD.formatted("JP", "2026.4", "2027.4", "{checkup: CHECKUP_M09, startOffsetDays: 1, reason: r}")
                + "  - {checkup: CHECKUP_M09, startOffsetDays: 2, reason: r}\n";
        assertThatThrownBy(() -> japan.withLayer("town.yaml", twice)).hasMessageContaining("stands twice");
        String one = SUBSIDY.formatted("ab", "[M(12), M(13)]", "{from: 2026-04-01}");
        String same = HEAD.formatted("JP", "2026.4", "2027.4", one) + "  - " + one + "\n";
        assertThatThrownBy(() -> japan.withLayer("town.yaml", same)).hasMessageContaining("stands twice");
    }

    @Test
    void a_message_names_file_path_fault_and_what_is_allowed_as_far_as_there_are_any() {
        assertThat(new InvalidDefinition("f.yaml", 7, "a.b", "wrong", "right"))
                .hasMessage("f.yaml:7: a.b: wrong; allowed: right");
        assertThat(new InvalidDefinition("f.yaml", 0, "", "wrong", "")).hasMessage("f.yaml: wrong");
    }

    @Test
    void a_layer_is_written_as_people_would_write_it() {
        TownLayer.Programme plain = new TownLayer.Programme(
                "plain",
                TownLayer.Kind.PROGRAMME,
                "MUMPS",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "M(24)",
                2,
                0,
                Optional.empty(),
                Optional.empty(),
                "");
        TownLayer.Programme girls = new TownLayer.Programme(
                "girls",
                TownLayer.Kind.COHORT,
                "MUMPS",
                Optional.of(Sex.FEMALE),
                Optional.empty(),
                Optional.of(java.time.LocalDate.of(2025, 9, 30)),
                "M(12)",
                "M(24)",
                1,
                3_000,
                Optional.of(java.time.LocalDate.of(2026, 4, 1)),
                Optional.of(java.time.LocalDate.of(2027, 3, 31)),
                "\u0007\u00ff𠮷");

        String text =
                TownLayer.empty("2026.10.1", "2027.4").with(plain).with(girls).text();

        assertThat(text.lines().map(String::strip))
                .containsSubsequence(
                        "- add: programme",
                        "id: \"plain\"",
                        "series: MUMPS",
                        "covers: {doses: 2, yen: 0}",
                        "given: {}",
                        "- add: cohort",
                        "id: \"girls\"",
                        "series: MUMPS",
                        "who: {sex: F, born: {to: 2025-09-30}}",
                        "covers: {doses: 1, window: [\"M(12)\", \"M(24)\"], yen: 3000}",
                        "given: {from: 2026-04-01, to: 2027-03-31}",
                        "note: \"\\U00000007ÿ\\U00020bb7\"");
    }

    private DynamicTest test(String name, String layer, String problem) {
        return DynamicTest.dynamicTest(name, () -> {
            if (problem.isEmpty()) {
                assertThat(japan.withLayer("town.yaml", layer).layerHash()).isPresent();
            } else {
                assertThatThrownBy(() -> japan.withLayer("town.yaml", layer))
                        .isInstanceOf(InvalidDefinition.class)
                        .hasMessageContaining(problem);
            }
        });
    }

    private static Stream<String[]> rows(String table) {
        return table.lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new));
    }
}
